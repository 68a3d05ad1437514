"""Which villages a person is looking at: area and programme make the scope, status narrows it.

Cards, legend and shares speak of the scope, so that the classes stay comparable; lists, downloads
and the map's colours show the villages that also match the statuses. The count of a status in the
legend is therefore always the length of the list filtered by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from lib.domain.areas import AreaLevel, Village, level_of, regency_code_of
from lib.domain.rules import Programme
from lib.domain.status import Status


class Selectable(Protocol):
    @property
    def village(self) -> Village: ...
    @property
    def programmes(self) -> tuple[Programme, ...]: ...
    @property
    def status(self) -> Status: ...


Row = TypeVar("Row", bound=Selectable)


@dataclass(frozen=True, slots=True)
class Selection:
    """Empty sets and None select everything; several programmes or statuses mean any of them."""

    regency: str | None = None
    district: str | None = None
    programmes: frozenset[Programme] = frozenset()
    statuses: frozenset[Status] = frozenset()

    def within(self, area_code: str) -> "Selection":
        """The same selection in a regency or district in place of its own."""
        district = area_code if level_of(area_code) is AreaLevel.DISTRICT else None
        return replace(self, regency=regency_code_of(area_code), district=district)

    def in_scope(self, row: Selectable) -> bool:
        """Whether a village lies in the area and takes part in a programme selected."""
        return self.covers(row.village.code) and (
            not self.programmes or not self.programmes.isdisjoint(row.programmes)
        )

    def covers(self, area_code: str) -> bool:
        """Whether an area (village, district or regency) lies in the area selected."""
        area = self.district or self.regency
        return area is None or area_code == area or area_code.startswith(f"{area}.")

    def matches(self, row: Selectable) -> bool:
        """Whether a village is in scope and has a status selected."""
        return self.in_scope(row) and (not self.statuses or row.status in self.statuses)

    def scope(self, rows: Iterable[Row]) -> list[Row]:
        """The rows in scope, in their order."""
        area = self.district or self.regency
        if area is None:
            found = list(rows)
        else:  # As ``covers`` says of a village, without a call for each of them.
            within = f"{area}."
            found = [row for row in rows if row.village.code.startswith(within)]
        if not self.programmes:
            return found
        return [row for row in found if not self.programmes.isdisjoint(row.programmes)]

    def matching(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that match, in their order."""
        found = self.scope(rows)
        return [row for row in found if row.status in self.statuses] if self.statuses else found
