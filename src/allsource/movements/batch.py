"""What a reader hands out: some fixes, some statements of identity, or both."""

from dataclasses import dataclass

import pyarrow as pa

__all__ = ["Batch"]


@dataclass(frozen=True, slots=True)
class Batch:
    """`fixes` in the columns of FIXES and `identities` in those of IDENTITIES; None where there are none."""

    fixes: pa.Table | None = None
    identities: pa.Table | None = None
