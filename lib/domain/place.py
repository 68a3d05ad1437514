"""Where a village lies, and how far two villages are apart in a straight line."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6371.0088
"""The mean radius; a sphere is off by 0.5 % at most, far less than a road is from a line."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point in degrees; ``estimated`` where the register's source had none for the village."""

    latitude: float
    longitude: float
    estimated: bool = False


def distance_km(one: Place, other: Place) -> float:
    """The length of the straight line between two places (haversine); no road is this short."""
    south, north = radians(one.latitude), radians(other.latitude)
    up = sin((north - south) / 2) ** 2
    across = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(up + cos(south) * cos(north) * across)))
