"""Reads the shipped topology and turns its objects into GeoJSON, with the standard library only.

A topology keeps each line between two areas once, as whole steps on a grid (TopoJSON 1.0); an area
names the lines around it. See lib.geo.topology, which writes it.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from lib.domain.outlines import Outlines

Topology = dict[str, Any]
Position = list[float]
_LEVELS = ("villages", "districts", "regencies")


def load_topology(path: Path) -> Topology:
    """The topology of a file.

    Raises ValueError when the file is JSON but no TopoJSON.
    """
    topology: Topology = json.loads(path.read_text(encoding="utf-8"))
    if topology.get("type") != "Topology":
        raise ValueError(f"{path.name} is not a topology")
    return topology


def village_codes(topology: Topology) -> tuple[str, ...]:
    """The codes of the villages in the order of the geometry."""
    return tuple(area["id"] for area in topology["objects"]["villages"]["geometries"])


def to_geojson(
    topology: Topology,
    object_name: str,
    properties: Mapping[str, Mapping[str, object]] | None = None,
) -> dict[str, Any]:
    """A FeatureCollection of ``villages``, ``districts`` or ``regencies``, in their order.

    The id of a feature is its code, and its properties are those given for that code. Positions
    are longitude and latitude in degrees. Raises KeyError when there is no such object.
    """
    given = properties or {}
    arcs = list(_positions(topology))
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": area["id"],
                "properties": dict(given.get(area["id"], {})),
                "geometry": {"type": area["type"], "coordinates": _coordinates(area, arcs)},
            }
            for area in topology["objects"][object_name]["geometries"]
        ],
    }


def outlines_of(topology: Topology) -> Outlines:
    """The polygons of the villages, districts and regencies."""
    arcs = list(_positions(topology))
    return Outlines(
        {
            area["id"]: tuple(
                tuple(tuple((x, y) for x, y in ring) for ring in polygon)
                for polygon in _polygons(area, arcs)
            )
            for name in _LEVELS
            for area in topology["objects"][name]["geometries"]
        }
    )


def _positions(topology: Topology) -> Iterator[list[Position]]:
    """The lines in degrees, rounded to the seven decimals (1 cm) that the numbers can carry."""
    (scale_x, scale_y), (west, south) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        xs = accumulate(step[0] for step in arc)
        ys = accumulate(step[1] for step in arc)
        yield [
            [round(x * scale_x + west, 7), round(y * scale_y + south, 7)]
            for x, y in zip(xs, ys, strict=True)
        ]


def _coordinates(area: Mapping[str, Any], arcs: list[list[Position]]) -> list[Any]:
    ring = partial(_ring, arcs=arcs)
    if area["type"] == "Polygon":
        return [ring(numbers) for numbers in area["arcs"]]
    return [[ring(numbers) for numbers in polygon] for polygon in area["arcs"]]


def _polygons(area: Mapping[str, Any], arcs: list[list[Position]]) -> list[Any]:
    coordinates = _coordinates(area, arcs)
    return [coordinates] if area["type"] == "Polygon" else coordinates


def _ring(numbers: list[int], arcs: list[list[Position]]) -> list[Position]:
    """The closed line along the numbered arcs; ``~number`` walks an arc backwards."""
    closed: list[Position] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        closed += line[1:] if closed else line
    return closed
