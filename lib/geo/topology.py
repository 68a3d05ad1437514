"""Writes areas as TopoJSON in which districts and regencies share the arcs of their villages.

Every corner lies on the grid, so an edge of two neighbours is the same pair of whole numbers in
both. Three or more edges meet in a node; the lines between nodes are the arcs, each kept once. A
district is dissolved by leaving out the arcs that two of its villages share, so its border is its
villages' border, to the corner.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lib.geo.coast import UNITS_PER_DEGREE

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Corner = tuple[int, int]
Ring = Sequence[Corner]
_LEVELS = {"villages": 13, "districts": 8, "regencies": 5}


def topology_of(villages: Mapping[str, "BaseGeometry"], metadata: Mapping[str, object]) -> Any:
    """The topology with the objects villages, districts and regencies, each in order of code.

    ``villages`` are polygons without overlap, corners in whole grid units, by code.
    """
    layers = {name: _dissolved(villages, length) for name, length in _LEVELS.items()}
    arcs = _Arcs(ring for rings in _rings_of(layers["villages"].values()) for ring in rings)
    objects = {
        name: {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "MultiPolygon", "id": code, "arcs": arcs.cut(area)}
                if area.geom_type == "MultiPolygon"
                else {"type": "Polygon", "id": code, "arcs": arcs.cut(area)[0]}
                for code, area in areas.items()
            ],
        }
        for name, areas in layers.items()
    }
    west, south = arcs.corner
    return {
        "type": "Topology",
        "metadata": dict(metadata),
        "bbox": [round(side / UNITS_PER_DEGREE, 5) for side in arcs.bounds],
        "transform": {
            "scale": [1 / UNITS_PER_DEGREE, 1 / UNITS_PER_DEGREE],
            "translate": [round(west / UNITS_PER_DEGREE, 5), round(south / UNITS_PER_DEGREE, 5)],
        },
        "objects": objects,
        "arcs": arcs.encoded(),
    }


def _dissolved(villages: Mapping[str, "BaseGeometry"], length: int) -> dict[str, "BaseGeometry"]:
    """The areas of the villages whose codes share their first ``length`` characters, by code."""
    import shapely

    groups: dict[str, list[BaseGeometry]] = {}
    for code in sorted(villages):
        groups.setdefault(code[:length], []).append(villages[code])
    return {
        code: shapely.orient_polygons(
            shapely.coverage_union_all(areas) if len(areas) > 1 else areas[0]
        )
        for code, areas in groups.items()
    }


def _rings_of(areas: Iterable["BaseGeometry"]) -> Iterator[list[Ring]]:
    """The rings of each polygon: the outer one, then its holes; closed."""
    import shapely

    for area in areas:
        for polygon in shapely.get_parts(area):
            yield [
                [(int(x), int(y)) for x, y in ring.coords]
                for ring in (polygon.exterior, *polygon.interiors)
            ]


class _Arcs:
    """The arcs between nodes, numbered in the order in which rings ask for them."""

    def __init__(self, rings: Iterable[Ring]) -> None:
        edges = {frozenset(edge) for ring in rings for edge in pairwise(ring)}
        degree = Counter(corner for edge in edges for corner in edge)
        self._nodes = {corner for corner, edges_there in degree.items() if edges_there > 2}
        self._numbers: dict[tuple[Corner, ...], int] = {}
        xs, ys = zip(*degree, strict=True)
        self.bounds = (min(xs), min(ys), max(xs), max(ys))
        self.corner: Corner = (min(xs), min(ys))

    def cut(self, area: "BaseGeometry") -> list[list[list[int]]]:
        """The arcs of each ring of each polygon; ``~number`` is an arc walked backwards."""
        return [
            [[self._number(arc) for arc in self._between_nodes(ring)] for ring in rings]
            for rings in _rings_of([area])
        ]

    def _between_nodes(self, ring: Ring) -> Iterator[tuple[Corner, ...]]:
        open_ring = list(ring[:-1])
        # A ring without a node, such as an island, begins at its least corner: the same in all.
        start = next(
            (i for i, corner in enumerate(open_ring) if corner in self._nodes),
            open_ring.index(min(open_ring)),
        )
        turned = [*open_ring[start:], *open_ring[:start], open_ring[start]]
        first = 0
        for i, corner in enumerate(turned[1:], 1):
            if corner in self._nodes or i == len(turned) - 1:
                yield tuple(turned[first : i + 1])
                first = i

    def _number(self, arc: tuple[Corner, ...]) -> int:
        backwards = arc[::-1]
        if backwards in self._numbers:
            return ~self._numbers[backwards]
        return self._numbers.setdefault(arc, len(self._numbers))

    def encoded(self) -> list[list[list[int]]]:
        """The arcs as TopoJSON has them: the first corner, then steps."""
        west, south = self.corner
        encoded = []
        for arc in self._numbers:
            steps, x, y = [], west, south
            for corner_x, corner_y in arc:
                steps.append([corner_x - x, corner_y - y])
                x, y = corner_x, corner_y
            encoded.append(steps)
        return encoded
