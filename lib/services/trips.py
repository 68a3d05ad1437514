"""Paket kecamatan: the queued villages of a district, or of its neighbours too, as one trip.

The packages follow the filter. Neighbours are of the regency selected, if any is, and always of
the person's own regencies; a district selected does not hide what lies beside it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from lib.db.engine import Database
from lib.domain.areas import District, regency_code_of
from lib.domain.permissions import Action, Person, require
from lib.domain.route import Route, route
from lib.domain.selection import Selection
from lib.domain.status import Status
from lib.domain.trip import Trip, trips
from lib.domain.trip_days import VILLAGES_A_DAY, TripDay, days_needed, days_of
from lib.services.places import neighbours_of, village_places
from lib.services.priorities import WaitingVillage, priorities


@dataclass(frozen=True, slots=True)
class Package:
    """A district with somebody in the queue, and those beside it that have somebody too."""

    trip: Trip[WaitingVillage]
    neighbours: tuple[Trip[WaitingVillage], ...]
    """In the order of packages: most queued first."""

    @property
    def district(self) -> District:
        return self.trip.district

    def clears(self, villages_a_day: int = VILLAGES_A_DAY) -> int:
        """How many of the district's queue one event day clears."""
        return min(villages_a_day, self.trip.queued)

    def days(self, villages_a_day: int = VILLAGES_A_DAY) -> int:
        """How many event days clear the district's queue."""
        return days_needed(self.trip.queued, villages_a_day)


@dataclass(frozen=True, slots=True)
class PlannedTrip:
    """A trip in the order of its stops, cut into days; everybody on it needs outreach."""

    districts: tuple[District, ...]
    """Those that it visits, the one it is for first, then by code."""
    route: Route[WaitingVillage]
    days: tuple[TripDay[WaitingVillage], ...]
    resets: dict[Status, int]
    """The villages whose status the trip resets, by the status they have now; every one named."""
    stays: tuple[WaitingVillage, ...]
    """Whoever of these districts needs outreach and is not on the trip: left out, or put off."""


def packages(
    database: Database, person: Person, selection: Selection, as_of: date
) -> tuple[Package, ...]:
    """A package per district of the selection with somebody queued: the most queued first."""
    around = _trips_around(database, person, selection, as_of)
    of_district = {trip.district.code: trip for trip in around if trip.queued}
    made = []
    for code, trip in of_district.items():
        if selection.covers(code):
            beside = neighbours_of(code)
            made.append(Package(trip, tuple(t for c, t in of_district.items() if c in beside)))
    return tuple(made)


def plan_trip(
    database: Database,
    person: Person,
    selection: Selection,
    as_of: date,
    district_code: str,
    *,
    neighbours: Collection[str] = (),
    chosen: Collection[str] | None = None,
    start: str | None = None,
    villages_a_day: int = VILLAGES_A_DAY,
) -> PlannedTrip | None:
    """The trip through a district and those of ``neighbours`` that lie beside it; None for nobody.

    It visits the queue, or whoever of these districts is ``chosen`` (codes), put off or not. It
    begins at ``start`` (a code), else where the queue does. Codes of elsewhere are left out.
    Raises NotAllowed for a district of a regency that the person may not read, and ValueError for
    less than one village a day.
    """
    require(person, Action.READ, regency_code_of(district_code))
    wanted = {district_code, *neighbours_of(district_code).intersection(neighbours)}
    around = _trips_around(database, person, selection, as_of)
    found = [trip for trip in around if trip.district.code in wanted]
    waiting = [village for trip in found for village in trip.villages]
    visited = [v for v in waiting if (v.rank is not None if chosen is None else v.code in chosen)]
    if not visited:
        return None
    way = route(visited, village_places(), start)
    codes = {village.code for village in visited}
    districts = sorted(
        {v.village.district for v in visited}, key=lambda d: (d.code != district_code, d.code)
    )
    return PlannedTrip(
        districts=tuple(districts),
        route=way,
        days=days_of(way, villages_a_day),
        resets={status: sum(v.status is status for v in visited) for status in Status},
        stays=tuple(v for v in waiting if v.code not in codes),
    )


def _trips_around(
    database: Database, person: Person, selection: Selection, as_of: date
) -> tuple[Trip[WaitingVillage], ...]:
    """Every district of the selection's regency: what lies beside a district is another one."""
    found = priorities(database, person, replace(selection, district=None), as_of)
    return trips(found.everyone)
