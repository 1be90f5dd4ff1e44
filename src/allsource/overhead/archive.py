"""What public archives did image: STAC items joined with passes, so that *could have seen* becomes *an image exists*.

An item (STAC 1.0: footprint, time, platform, cloud cover, assets) confirms a pass when the platform is the same, the
time lies within the pass, widened by TOLERANCE_S, and the footprint holds the target's point (of an area, its middle).
Only the item's own address is given; nothing is fetched.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from allsource.errors import Refused
from allsource.overhead.targets import Target

__all__ = ["TOLERANCE_S", "Image", "images", "with_images"]

TOLERANCE_S = 90.0
"""Archives give the middle or the start of a strip of up to a minute or two."""

_ADDRESSES = ("thumbnail", "overview", "rendered_preview", "quicklook", "preview", "visual")


@dataclass(frozen=True, slots=True)
class Image:
    """One public image. `cloud_percent` is None where the item does not say; times are aware; `source` is the item."""

    id: str
    platform: str
    start: datetime
    end: datetime
    footprint: BaseGeometry
    cloud_percent: float | None
    address: str
    source: str = field(default="", repr=False)


def images(text: str, name: str) -> Iterator[Image | Refused]:
    """Items of a STAC item, item collection, or saved search; a bad item is refused by its id or number."""
    try:
        found = json.loads(text)
        items = found["features"] if found["type"] == "FeatureCollection" else [found]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        yield Refused(name, f"is not a STAC item or item collection: {error}")
        return
    for number, item in enumerate(items, 1):
        where = f"{name}: {item.get('id', number) if isinstance(item, dict) else number}"
        try:
            yield _image(item)
        except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
            yield Refused(where, f"is not a whole STAC item: {type(error).__name__} {error}")


def with_images(table: pa.Table, targets: Sequence[Target], archive: Sequence[Image]) -> pa.Table:
    """Add `image` (its address, or its id where it has none) and `cloud_percent`; null where none is known."""
    by_platform: dict[str, list[Image]] = {}
    for item in archive:
        by_platform.setdefault(_plain(item.platform), []).append(item)
    found = [_match(row, targets, by_platform) for row in table.select(["name", "site", "rise", "set"]).to_pylist()]
    addresses = pa.array([item.address or item.id if item else None for item in found], pa.string())
    clouds = pa.array([item.cloud_percent if item else None for item in found], pa.float64())
    return table.append_column("image", addresses).append_column("cloud_percent", clouds)


def _match(row: dict[str, Any], targets: Sequence[Target], by_platform: dict[str, list[Image]]) -> Image | None:
    target = targets[row["site"]]
    point = Point(target.lon, target.lat)
    for item in by_platform.get(_plain(row["name"]), ()):
        early = (row["rise"] - item.end).total_seconds() if row["rise"] else -np.inf
        late = (item.start - row["set"]).total_seconds() if row["set"] else -np.inf
        if early <= TOLERANCE_S and late <= TOLERANCE_S and item.footprint.intersects(point):
            return item
    return None


def _image(item: dict[str, Any]) -> Image:
    facts = item["properties"]
    single = facts.get("datetime")
    start, end = (single, single) if single else (facts["start_datetime"], facts["end_datetime"])
    footprint = shape(item["geometry"])
    if footprint.is_empty or footprint.geom_type not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"its footprint is a {footprint.geom_type}")
    cloud = facts.get("eo:cloud_cover")
    return Image(
        id=str(item["id"]),
        platform=str(facts["platform"]),
        start=_time(start),
        end=_time(end),
        footprint=footprint,
        cloud_percent=None if cloud is None else float(cloud),
        address=_address(item),
        source=json.dumps(item, ensure_ascii=False, separators=(",", ":")),
    )


def _address(item: dict[str, Any]) -> str:
    assets = item.get("assets") or {}
    shown = [assets[key] for key in _ADDRESSES if key in assets]
    shown += [asset for asset in assets.values() if "thumbnail" in (asset.get("roles") or ())]
    own = [link for link in item.get("links") or () if link.get("rel") == "self"]
    found = next((part["href"] for part in (*shown, *own) if str(part.get("href", "")).startswith("http")), "")
    return str(found)


def _time(text: str) -> datetime:
    found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _plain(name: str) -> str:
    """`sentinel-2a`, `Sentinel 2A` and `SENTINEL-2A` are one platform."""
    return re.sub(r"[^a-z0-9]", "", name.casefold())
