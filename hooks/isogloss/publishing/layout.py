"""Where the boxes of a drawing stand: those that belong together near one another, and none over another.

Forces as T. M. J. Fruchterman and E. M. Reingold have them (Graph Drawing by Force-directed Placement, 1991), with a
pull towards the middle of each group; then boxes that overlap are pushed apart. Nothing but the four operations and
square roots is used, which every machine rounds alike: the same input is the same drawing everywhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt

STEPS = 140
PUSHES = 400
DENSE = 0.62
"""How much nearer boxes come in the end than points that repel each other: as near as their sizes allow."""

GAP = 10.0
"""What stays free between two boxes."""

SLACK = 2.0
"""How much less may stay free: to make it exact would take most of the time."""

Point = tuple[float, float]


def layout(
    sizes: Sequence[Point], links: Sequence[tuple[int, int]], groups: Sequence[int], aspect: float
) -> list[Point]:
    """The middles of boxes of some sizes. `links` are pairs of boxes, `groups` the group of each box (boxes of a group
    follow one another); the drawing becomes about `aspect` times as wide as high."""
    if not sizes:
        return []
    reach = 1.05 * sqrt(sum(width * height for width, height in sizes) / len(sizes)) + GAP
    places = _beginning(len(sizes), groups, reach)
    for step in range(STEPS):
        heat = reach * (1 - step / STEPS)
        moves = _moves(places, links, groups, reach, aspect)
        for number, (x, y) in enumerate(moves):
            length = sqrt(x * x + y * y) or 1.0
            part = min(length, heat) / length
            places[number] = places[number][0] + x * part, places[number][1] + y * part
    places = [(x * DENSE, y * DENSE) for x, y in places]
    _push_apart(places, sizes)
    return places


def _beginning(count: int, groups: Sequence[int], reach: float) -> list[Point]:
    """Groups in rows, and in each its boxes in rows."""
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        members[groups[number]].append(number)
    wide = max(1, round(sqrt(len(members))))
    side = max(1, round(sqrt(max(map(len, members.values())))))
    places: list[Point] = [(0.0, 0.0)] * count
    for place, numbers in enumerate(members.values()):
        for inner, number in enumerate(numbers):
            # a little askew, so that no two are in one line and forces have a direction
            x = (place % wide) * (side + 1) + inner % side + 0.1 * (inner // side)
            y = (place // wide) * (side + 1) + inner // side + 0.1 * (inner % side)
            places[number] = x * reach, y * reach
    return places


def _moves(
    places: Sequence[Point], links: Sequence[tuple[int, int]], groups: Sequence[int], reach: float, aspect: float
) -> list[Point]:
    moves = [[0.0, 0.0] for _ in places]

    def pull(one: int, other: int, strength: float) -> None:
        dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
        moves[one][0] += dx * strength
        moves[one][1] += dy * strength
        moves[other][0] -= dx * strength
        moves[other][1] -= dy * strength

    for one, other in _near(places, 3 * reach):
        dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
        pull(one, other, -min(2.0, reach * reach / (dx * dx + dy * dy + 1)))
    for one, other in links:
        dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
        pull(one, other, min(0.5, sqrt(dx * dx + dy * dy) / (12 * reach)))
    middles: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for (x, y), group in zip(places, groups, strict=True):
        for index, value in enumerate((x, y, 1.0)):
            middles[group][index] += value
    center_x = sum(x for x, _ in places) / len(places)
    center_y = sum(y for _, y in places) / len(places)
    # weaker where there are more, that the middle be no denser
    inwards, together = 0.9 / sqrt(len(places)), 1.2 / sqrt(len(places))
    for number, (x, y) in enumerate(places):
        sum_x, sum_y, count = middles[groups[number]]
        moves[number][0] += (sum_x / count - x) * together + (center_x - x) * inwards / aspect
        moves[number][1] += (sum_y / count - y) * together + (center_y - y) * inwards * aspect
    return [(x, y) for x, y in moves]


def _near(places: Sequence[Point], reach: float) -> Iterator[tuple[int, int]]:
    """Pairs of points that are about as near as `reach`: only neighbours in a grid are looked at."""
    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (x, y) in enumerate(places):
        grid[int(x // reach), int(y // reach)].append(number)
    for (column, row), here in grid.items():
        for place, one in enumerate(here):
            for other in here[place + 1 :]:
                yield one, other
        for beside in ((column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)):
            for other in grid.get(beside, ()):
                for one in here:
                    yield one, other


def _push_apart(places: list[Point], sizes: Sequence[Point]) -> None:
    """Move boxes that overlap, each pair the shorter way, until none do."""
    wide, high = (max(size[side] for size in sizes) + GAP for side in (0, 1))
    for _ in range(PUSHES):
        moved = False
        for one, other in list(_near([(x / wide, y / high) for x, y in places], 1)):
            dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
            over_x = (sizes[one][0] + sizes[other][0]) / 2 + GAP - abs(dx)
            over_y = (sizes[one][1] + sizes[other][1]) / 2 + GAP - abs(dy)
            if over_x <= SLACK or over_y <= SLACK:
                continue
            moved = True
            x, y = (
                (over_x / 2 * (1 if dx >= 0 else -1), 0.0)
                if over_x < over_y
                else (0.0, over_y / 2 * (1 if dy >= 0 else -1))
            )
            places[one] = places[one][0] - x, places[one][1] - y
            places[other] = places[other][0] + x, places[other][1] + y
        if not moved:
            return
