"""The outlines of areas: what a drawn map is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

Position = tuple[float, float]
"""Longitude and latitude in degrees."""
Ring = tuple[Position, ...]
"""A closed line: the last position is the first."""
Polygon = tuple[Ring, ...]
"""The outer ring, then those of its holes."""


@dataclass(frozen=True, eq=False)
class Outlines:
    """The polygons of every village, district and regency by code, in order of code.

    Compared by identity, so that what is worked out from them can be kept.
    """

    of: Mapping[str, tuple[Polygon, ...]]
