"""Compiled loops: one decorator, and a place for what was compiled that the user may write to.

Numba keeps machine code beside the source file, which is read-only in many installations, and it does not notice when
a helper in another file changes. Here the code goes to the user's cache, in a folder named by a digest of the sources
that are compiled together, so that an upgrade or an edit never runs stale code.
Left out: removing the folders of older versions.

Importing this module costs numba's start-up (about half a second); `allsource.movements` imports it late.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba

__all__ = ["bare_kernel", "compiled_before", "helper", "kernel"]

_Loop = TypeVar("_Loop", bound=Callable[..., Any])
_ROOM = Path(__file__).parent
_config: Any = numba.config
_compile: Any = numba.njit  # its stubs know neither the option that leaves reference counts out nor our loops


def _digest(folder: Path) -> str:
    """Changes whenever compiled sources in `folder` do, or what all of them share, or numba itself."""
    sources = [path for path in sorted(folder.glob("*.py")) if b"movements.kernels" in path.read_bytes()]
    shared = [_ROOM / "kernels.py", _ROOM / "sphere.py"]
    stamps = "\n".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in sources + shared)
    return hashlib.sha256(f"{numba.__version__}\n{stamps}".encode()).hexdigest()[:12]


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


@cache
def _home() -> Path:
    """The user's cache, or a private temporary folder where there is none to write to."""
    if given := os.environ.get("NUMBA_CACHE_DIR"):
        return Path(given)
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "allsource" / "kernels"
    return folder if _writable(folder) else Path(tempfile.mkdtemp(prefix="allsource-kernels-"))


@cache
def _place(folder: Path) -> str:
    return str(_home() / _digest(folder))


def compiled_before() -> bool:
    """Whether an earlier run left machine code for this version; if not, the first call takes some seconds."""
    return any(Path(_place(_ROOM / "ais")).rglob("*.nbi")) or any(Path(_place(_ROOM)).rglob("*.nbi"))


def kernel(loop: _Loop) -> _Loop:
    """Compile a loop over arrays on first use and keep the result."""
    _config.CACHE_DIR = _place(Path(loop.__code__.co_filename).parent)
    compiled: _Loop = _compile(cache=True, nogil=True, error_model="numpy")(loop)
    return compiled


def bare_kernel(loop: _Loop) -> _Loop:
    """A kernel that makes no arrays of its own: no reference counts, which cost more than the work in hot loops."""
    _config.CACHE_DIR = _place(Path(loop.__code__.co_filename).parent)
    compiled: _Loop = _compile(cache=True, nogil=True, error_model="numpy", _nrt=False)(loop)
    return compiled


def helper(loop: _Loop) -> _Loop:
    """A small function that kernels call and the compiler folds in; makes no arrays, never called from Python."""
    folded: _Loop = _compile(nogil=True, error_model="numpy", _nrt=False)(loop)
    return folded
