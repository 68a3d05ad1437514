"""From rows of a file to a plan: areas found, rows put together, compared with what is on record.

An activity is the unit: when one of its rows is refused the others wait with it, so that what is
mended and sent again is whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from lib.db import import_batches
from lib.db.activities import Kept
from lib.db.engine import Connection
from lib.domain.activities import AreaLink, Link
from lib.domain.area_match import Gazetteer, Told
from lib.domain.areas import AreaLevel, level_of, regency_code_of
from lib.domain.entry_check import NEAR_DAYS, faults_of
from lib.domain.import_plan import ImportPlan, PlannedActivity, RefusedRow, Remark
from lib.domain.import_rows import (
    Field,
    RowValues,
    group,
    identity,
    merge,
    new_activity,
    said_on_top,
)
from lib.domain.permissions import Person
from lib.io.import_columns import Columns
from lib.io.import_reader import ReadRow, read_row
from lib.io.workbook import Sheet

_ONCE = frozenset({"date_day_first"})
"""Notices that are told once for a file, with how many cells they speak of."""
_AREAS = (Field.CODES, Field.VILLAGES, Field.DISTRICT, Field.REGENCY)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who imports what, on which day, with which villages chosen for names."""

    person: Person
    file_name: str
    digest: str
    today: date
    choices: Mapping[str, str]


@dataclass(slots=True)
class _Group:
    """The rows of one activity, put together."""

    rows: list[ReadRow]
    values: RowValues
    id: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(row.row for row in self.rows)


@dataclass(slots=True)
class Planner:
    """A plan under way."""

    asked: Asked
    sheet: Sheet
    gazetteer: Gazetteer
    refused: dict[int, list[Remark]] = field(default_factory=lambda: defaultdict(list))
    notices: list[Remark] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> Columns:
        return self.sheet.columns

    def plan(self, connection: Connection) -> ImportPlan:
        """What an import of the sheet would do to the record."""
        rows = {r.number: read_row(r, self.columns, self.asked.today) for r in self.sheet.rows}
        for row in rows.values():
            self._find_areas(row)
        groups = self._without_twins([g for g in self._groups(rows) if self._is_whole(g)])
        added, changed, unchanged = self._compared(connection, groups)
        for row in rows.values():
            if row.row not in self.refused:
                self.notices.extend(row.notices)
        self._tell_near(connection, added)
        self._tell_assumed(groups)
        return ImportPlan(
            file_name=self.asked.file_name,
            digest=self.asked.digest,
            header=self.columns.header,
            added=tuple(added),
            changed=tuple(changed),
            unchanged=tuple(unchanged),
            refused=tuple(
                RefusedRow(n, rows[n].cells, tuple(self.refused[n])) for n in sorted(self.refused)
            ),
            notices=tuple(self._of_the_file())
            + tuple(sorted(self._told_once(), key=lambda remark: remark.row or 0)),
            choices=self.chosen,
        )

    def _find_areas(self, row: ReadRow) -> None:
        found = self.gazetteer.find(row.written, self.asked.choices)
        own = self.asked.person.regencies
        for code in found.codes:
            if own and regency_code_of(code) not in own:
                where = next((f for f in _AREAS if f in self.columns.place), Field.CODES)
                values = {"area": self.gazetteer.label(code)}
                found.faults.append(Told(where, "not_your_regency", values))
        row.faults.extend(self._remark(row.row, told) for told in found.faults)
        row.notices.extend(self._remark(row.row, told) for told in found.notices)
        link = row.values.link or Link.DIRECT
        areas = tuple(AreaLink(code, link) for code in sorted(found.codes))
        row.values = replace(row.values, areas=areas)
        self.chosen |= found.chosen
        if row.faults:
            self.refused[row.row].extend(row.faults)

    def _remark(self, row: int, told: Told) -> Remark:
        return Remark(row, self.columns.name(told.field), told.key, told.values)

    def _groups(self, rows: Mapping[int, ReadRow]) -> list[_Group]:
        """The rows of each activity put together; contradictions are refused.

        A refused row that names no activity stands alone, so it keeps no good one waiting.
        """
        grouped: list[_Group] = []
        alone = {n for n in self.refused if not (rows[n].values.key or rows[n].values.number)}
        together = group((n, row.values) for n, row in rows.items() if n not in alone)
        for numbered in [*together, *([(n, rows[n].values)] for n in sorted(alone))]:
            of_one = [rows[n] for n, _ in sorted(numbered, key=lambda pair: pair[0])]
            self._share_link(of_one)
            merged, clashes = merge([(row.row, row.values) for row in of_one])
            for clash in clashes:
                where = self.columns.name(Field(clash.field))
                values = {"other": str(clash.other)}
                self.refused[clash.row].append(Remark(clash.row, where, "rows_disagree", values))
            grouped.append(_Group(of_one, merged))
        return grouped

    def _share_link(self, rows: list[ReadRow]) -> None:
        """Rows that do not say how their villages took part follow the others of the activity."""
        said = {row.values.link for row in rows if row.values.link is not None}
        if len(said) != 1:
            return
        (link,) = said
        for row in rows:
            if row.values.link is None:
                areas = tuple(replace(area, link=link) for area in row.values.areas)
                row.values = replace(row.values, areas=areas, link=link)

    def _is_whole(self, group: _Group) -> bool:
        """Whether nothing is refused of an activity; what else is wrong with it is told as well."""
        first = group.rows[0].row
        spoken_of = {r.column for row in group.rows for r in self.refused.get(row.row, ())}
        for remark in self._missing(group):
            if remark.column not in spoken_of:
                self.refused[first].append(remark)
        refused = [row.row for row in group.rows if row.row in self.refused]
        for row in group.rows:
            if refused and row.row not in self.refused:
                values = {"row": str(refused[0])}
                self.refused[row.row].append(Remark(row.row, "", "part_of_refused", values))
        if not refused:
            group.id = identity(group.values)
        elif group.values.date is not None and group.values.kind is not None:
            self._tell_more(group, spoken_of)
        return not refused

    def _missing(self, group: _Group) -> Iterable[Remark]:
        for value, where in ((group.values.date, Field.DATE), (group.values.kind, Field.KIND)):
            if value is None:
                key = f"{where.value}_missing"
                yield Remark(group.rows[0].row, self.columns.name(where), key)

    def _tell_more(self, group: _Group, spoken_of: set[str]) -> None:
        """The faults of a refused activity that do not follow from those told already."""
        unclear = any(self.columns.name(f) in spoken_of for f in _AREAS)
        told = new_activity(group.values, "", self.asked.today)
        for fault in faults_of(told, self.gazetteer.known, self.asked.today):
            where = self._header(fault.field)
            if where not in spoken_of and not (fault.field == "areas" and unclear):
                remark = Remark(group.rows[0].row, where, fault.key, {"value": fault.value})
                self.refused[group.rows[0].row].append(remark)

    def _refuse(self, group: _Group, *remarks: Remark) -> None:
        """The activity refused: the remarks at its first row, the others wait with it."""
        first, *others = group.numbers
        self.refused[first].extend(remarks)
        for row in others:
            self.refused[row].append(Remark(row, "", "part_of_refused", {"row": str(first)}))

    def _without_twins(self, groups: list[_Group]) -> list[_Group]:
        """The activities whose id nothing else of the file has."""
        times = Counter(g.id for g in groups)
        for twin in (g for g in groups if times[g.id] > 1):
            other = next(g.rows[0].row for g in groups if g.id == twin.id and g is not twin)
            values = {"row": str(other)}
            self._refuse(twin, Remark(twin.rows[0].row, "", "twice_in_file", values))
        return [g for g in groups if times[g.id] == 1]

    def _compared(
        self, connection: Connection, groups: list[_Group]
    ) -> tuple[list[PlannedActivity], list[PlannedActivity], list[PlannedActivity]]:
        ids = sorted(one.id for one in groups)
        standing = import_batches.read_standing(connection, ids)
        undone = import_batches.undone_among(connection, ids)
        added: list[PlannedActivity] = []
        changed: list[PlannedActivity] = []
        unchanged: list[PlannedActivity] = []
        for one in groups:
            kept = standing.get(one.id)
            if kept is None or one.id in undone:
                after = new_activity(one.values, one.id, self.asked.today)
                version = kept.version if kept else 0
                planned = PlannedActivity(one.numbers, after, None, version)
            elif key := self._in_the_way(one.values, kept):
                values = {"date": kept.activity.date.isoformat()} if key == "number_taken" else {}
                self._refuse(one, Remark(one.rows[0].row, "", key, values))
                continue
            else:
                after = said_on_top(kept.activity, one.values)
                planned = PlannedActivity(one.numbers, after, kept.activity, kept.version)
            if planned.before == planned.after:
                unchanged.append(planned)
            elif self._fits(one, planned):
                (added if planned.before is None else changed).append(planned)
        return added, changed, unchanged

    def _in_the_way(self, values: RowValues, kept: Kept) -> str:
        """Why what is on record under the id must not be changed by this; empty when it may."""
        own = self.asked.person.regencies
        codes = {link.area_code for link in kept.activity.areas}
        outside = {code for code in codes if own and regency_code_of(code) not in own}
        if outside:
            return "id_taken" if outside == codes else "belongs_elsewhere"
        if kept.deleted:
            return "deleted_before"
        said = {link.area_code for link in values.areas}
        if not values.key and values.date != kept.activity.date and not said & codes:
            return "number_taken"
        return ""

    def _fits(self, group: _Group, planned: PlannedActivity) -> bool:
        faults = faults_of(planned.after, self.gazetteer.known, self.asked.today)
        remarks = [
            Remark(group.rows[0].row, self._header(f.field), f.key, {"value": f.value})
            for f in faults
        ]
        if remarks:
            self._refuse(group, *remarks)
        return not remarks

    def _header(self, name: str) -> str:
        if name == "areas":
            return self.columns.name(
                next((f for f in _AREAS if f in self.columns.place), Field.CODES)
            )
        return self.columns.name(Field(name)) if name in set(Field) else name

    def _tell_near(self, connection: Connection, added: list[PlannedActivity]) -> None:
        """An activity of a same village and kind within 3 days, on record or else in the file."""
        seen = [
            (planned, link.area_code)
            for planned in added
            for link in planned.after.areas
            if link.link is Link.DIRECT and level_of(link.area_code) is AreaLevel.VILLAGE
        ]
        if not seen:
            return
        days, near = [planned.after.date for planned, _ in seen], timedelta(days=NEAR_DAYS)
        on_record = import_batches.read_near_links(
            connection, {code for _, code in seen}, min(days) - near, max(days) + near
        )
        there: dict[tuple[str, str], list[tuple[date, str, str]]] = defaultdict(list)
        for link in on_record:
            there[link.area_code, link.kind].append((link.date, link.activity_id, ""))
        for planned, code in seen:
            row = str(planned.rows[0])
            there[code, planned.after.kind].append((planned.after.date, planned.after.id, row))
        told: set[str] = set()
        for planned, code in seen:
            if planned.after.id in told:
                continue
            for day, other, row in there[code, planned.after.kind]:
                if other == planned.after.id or abs(day - planned.after.date) > near:
                    continue
                told.add(planned.after.id)
                key = "near_duplicate_row" if row else "near_duplicate"
                values = {"area": self.gazetteer.label(code), "date": day.isoformat(), "row": row}
                self.notices.append(Remark(planned.rows[0], "", key, values | {"id": other}))
                break

    def _tell_assumed(self, groups: Iterable[_Group]) -> None:
        """What rows left unsaid and was taken as usual, once for the file."""
        taken = [g for g in groups if not self.refused.keys() & set(g.numbers)]
        states = sum(g.values.state is None for g in taken)
        links = sum(row.values.link is None for g in taken for row in g.rows)
        for count, where, key in (
            (states, Field.STATE, "state_assumed"),
            (links, Field.LINK, "link_assumed"),
        ):
            if count:
                values = {"count": str(count)}
                self.notices.append(Remark(None, self.columns.name(where), key, values))

    def _of_the_file(self) -> Iterable[Remark]:
        for column in self.columns.unknown:
            yield Remark(None, column, "column_unknown", {"column": column})
        for name in self.sheet.not_read:
            yield Remark(None, "", "sheet_not_read", {"sheet": name})
        if self.sheet.assumed_windows:
            yield Remark(None, "", "csv_not_utf8")

    def _told_once(self) -> Iterable[Remark]:
        many = Counter((r.key, r.column) for r in self.notices if r.key in _ONCE)
        told: set[tuple[str, str]] = set()
        for remark in sorted(self.notices, key=lambda r: (r.row or 0, r.column, r.key)):
            kind = remark.key, remark.column
            if kind not in many:
                yield remark
            elif kind not in told:
                told.add(kind)
                yield replace(remark, row=None, values={**remark.values, "count": str(many[kind])})
