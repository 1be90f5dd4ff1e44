"""Who is near whom: a grid over the globe, bin by bin, for positions that were taken at the same time.

Rows of the grid are as high as the limit; the columns of a row are at least as wide, so there are fewer of them the
higher the latitude, and they wrap around at the dateline. A neighbour is in one of nine cells; the exact distance
decides last. One pass over the bins; memory is that of the largest bin.
"""

import numpy as np

from allsource.movements.fixes import Array
from allsource.movements.kernels import kernel
from allsource.movements.sphere import distance_m

__all__ = ["crowd", "near_pairs"]

_DEGREE_M = 111_195.0


@kernel
def grid_columns(row: int, cell: float) -> int:
    """Cells around the globe in this row, none narrower than `cell` degrees of a great circle."""
    edge = max(abs(row * cell - 90.0), abs((row + 1) * cell - 90.0))
    return max(1, int(360.0 * np.cos(min(edge, 89.999) * np.pi / 180.0) / cell))


@kernel
def pairs(starts: Array, place: tuple[Array, Array, Array], limit_m: float, out: tuple[Array, ...]) -> int:
    """Pairs of ships within the limit in each bin (`starts` cuts the elements into bins); how many there are.

    `place` is latitude, longitude and platform; `out` takes the two elements and their distance, as far as it goes.
    """
    lat, lon, owner = place
    left, right, apart = out
    cell = limit_m / _DEGREE_M * 1.001
    most = 1
    for index in range(len(starts) - 1):
        most = max(most, starts[index + 1] - starts[index])
    size = 1
    while size < 2 * most:
        size *= 2
    head = np.full(size, -1, np.int64)
    following = np.empty(most, np.int64)
    key = np.empty(most, np.int64)
    count = 0
    for index in range(len(starts) - 1):
        first, end = starts[index], starts[index + 1]
        for item in range(first, end):
            row = int((lat[item] + 90.0) / cell)
            for up in range(-1, 2):
                columns = grid_columns(row + up, cell)
                column = int((lon[item] + 180.0) / 360.0 * columns)
                low, high = (column - 1, column + 2) if columns > 3 else (0, columns)
                for side in range(low, high):
                    wanted = ((row + up) << 32) | (side % columns)
                    other = head[(wanted * 0x9E3779B1 >> 15) & (size - 1)]
                    while other >= 0:
                        if key[other - first] == wanted and owner[other] != owner[item]:
                            metres = distance_m(lat[item], lon[item], lat[other], lon[other])
                            if metres <= limit_m:
                                if count < len(left):
                                    left[count], right[count], apart[count] = other, item, metres
                                count += 1
                        other = following[other - first]
            columns = grid_columns(row, cell)
            own = (row << 32) | (int((lon[item] + 180.0) / 360.0 * columns) % columns)
            place_ = (own * 0x9E3779B1 >> 15) & (size - 1)
            key[item - first] = own
            following[item - first] = head[place_]
            head[place_] = item
        for item in range(first, end):
            head[(key[item - first] * 0x9E3779B1 >> 15) & (size - 1)] = -1
    return count


@kernel
def crowd(starts: Array, place: tuple[Array, Array, Array], asked: Array, limit_m: float) -> Array:
    """How many elements of the bin lie within the limit of each one asked about: (bin, element)."""
    lat, lon, _ = place
    counts = np.zeros(len(asked), np.int64)
    reach = limit_m / _DEGREE_M
    for index in range(len(asked)):
        bin_, item = asked[index, 0], asked[index, 1]
        for other in range(starts[bin_], starts[bin_ + 1]):
            if (
                abs(lat[other] - lat[item]) <= reach
                and distance_m(lat[item], lon[item], lat[other], lon[other]) <= limit_m
            ):
                counts[index] += 1
    return counts


def near_pairs(starts: Array, place: tuple[Array, Array, Array], limit_m: float) -> tuple[Array, Array, Array]:
    """The two elements of every pair within the limit, in order of bins, and their distance in metres."""
    room = max(1024, len(place[0]))
    while True:
        out = (np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.float32))
        count = pairs(starts, place, limit_m, out)
        if count <= room:
            return out[0][:count], out[1][:count], out[2][:count]
        room = count
