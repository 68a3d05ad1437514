"""The held activities of a kind and some days as arrays, in which every scope is counted.

A filter asks for other areas of the same days, so the whole province is read once and the services
keep it under the data version. Read along the index of days, it costs what the period holds,
however long the history before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, and_, case, extract, func, select

from lib.db.activity_scope import entered_in_time, held_activities, holders_of, paired
from lib.db.tables import activities, activity_areas, activity_organisers, activity_terms
from lib.domain.activities import Form, Kind, Link
from lib.domain.areas import AreaLevel
from lib.domain.period import Period
from lib.domain.tallies import INVOLVED
from lib.domain.together import Holders

Numbers = NDArray[Any]
FORMS: tuple[Form | None, ...] = (None, *Form)
HOLDERS = tuple(Holders)
_BATCH = 50_000
_held, _link = activities.c, activity_areas.c


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What activities name in a list: each named word with the place of its activity."""

    words: tuple[str, ...]
    activity: Numbers
    word: Numbers


@dataclass(frozen=True, slots=True)
class VillageVisits:
    """The held activities of a period that one village is linked to."""

    direct: int
    delegates: int


@dataclass(frozen=True, eq=False)
class Frame:
    """Arrays over activities, and over their links in order of activity and area.

    What is counted over all of them is kept once it is made.
    """

    months: tuple[tuple[int, int], ...]
    month: Numbers
    form: Numbers
    holders: Numbers
    """Places in ``months``, ``FORMS`` and ``HOLDERS``."""
    measures: tuple[Numbers, ...]
    """What the sums of Tally after ``visits`` add up, in its order."""
    areas: tuple[str, ...]
    """The codes of all areas linked, in order."""
    activity: Numbers
    area: Numbers
    village: Numbers
    direct: Numbers
    """Of each link: places of activity and area, whether it is a village, and not by delegates."""
    organisers: Words
    audience: Words
    topics: Words

    def __len__(self) -> int:
        return len(self.month)

    @cached_property
    def visits(self) -> Mapping[str, VillageVisits]:
        """The activities per village of the whole province; villages without any are left out."""
        size = len(self.areas)
        direct = count_at(self.area[self.village & self.direct], size).tolist()
        delegates = count_at(self.area[self.village & ~self.direct], size).tolist()
        return {
            code: VillageVisits(*both)
            for code, *both in zip(self.areas, direct, delegates, strict=True)
            if any(both)
        }

    @cached_property
    def forms(self) -> Mapping[str, int]:
        """How many different forms reached each village directly; an unknown one is none."""
        visit = self.village & self.direct
        pairs = np.zeros((len(self.areas), len(FORMS)), dtype=bool)
        pairs[self.area[visit], self.form[self.activity[visit]]] = True
        known = pairs[:, 1:].sum(axis=1).tolist()
        return {self.areas[at]: known[at] for at in np.unique(self.area[visit]).tolist()}


def count_at(places: Numbers, size: int) -> Numbers:
    """How often each of the first ``size`` places is named."""
    return np.bincount(places, minlength=size)


def read_frame(connection: Connection, kind: Kind, days: Period, *, verified_only: bool) -> Frame:
    """The activities of the whole province that were held on those days."""
    held = held_activities(kind, days, verified_only=verified_only)
    ids, months, forms, holders, *measures = columns(
        connection,
        select(
            _held.id,
            extract("year", _held.date) * 12 + extract("month", _held.date) - 1,
            func.coalesce(_held.form, ""),
            holders_of(),
            *_measures(),
        ).where(*held),
        [object, np.int32, object, object, *_MEASURED],
    )
    place = {key: at for at, key in enumerate(ids)}
    known, month = np.unique(months, return_inverse=True)

    def words(query: Select[Any]) -> Words:
        keys, named = columns(connection, query.where(*held), [object, object])
        found, word = numbered(named)
        return Words(found, places_of(place, keys), word)

    keys, codes, levels, links = columns(
        connection,
        select(_link.activity_id, _link.area_code, _link.level, _link.link)
        .join(activities, _held.id == _link.activity_id)
        .where(*held),
        [object] * 4,
    )
    areas, area = numbered(codes)
    activity = places_of(place, keys)
    order = np.lexsort((area, activity))
    term = activity_terms.c
    terms = select(term.activity_id, term.term).join(activities, _held.id == term.activity_id)
    organiser = activity_organisers.c
    return Frame(
        months=tuple((int(found) // 12, int(found) % 12 + 1) for found in known),
        month=month.astype(np.int16),
        form=places_of({form or "": at for at, form in enumerate(FORMS)}, forms, np.int8),
        holders=places_of({word: at for at, word in enumerate(HOLDERS)}, holders, np.int8),
        measures=tuple(measures),
        areas=areas,
        activity=activity[order],
        area=area[order],
        village=(levels == AreaLevel.VILLAGE)[order],
        direct=(links == Link.DIRECT)[order],
        organisers=words(
            select(organiser.activity_id, organiser.organiser).join(
                activities, _held.id == organiser.activity_id
            )
        ),
        audience=words(terms.where(term.field == "audience")),
        topics=words(terms.where(term.field == "topic")),
    )


def _measures() -> list[ColumnElement[Any]]:
    """Per activity what Tally sums after its visits, in its order; what is unknown adds nothing."""

    def one_if(test: ColumnElement[bool]) -> ColumnElement[int]:
        return case((test, 1), else_=0)

    participants = func.coalesce(_held.participants, 0)
    known = and_(_held.recorded_on.is_not(None), _held.month_only.is_(False))
    pair = paired()
    return [
        participants,
        one_if(_held.participants.is_not(None)),
        *(one_if(_held[name].is_(True)) for name in INVOLVED),
        *(one_if(_held[name].is_not(None)) for name in INVOLVED),
        one_if(known),
        one_if(and_(known, entered_in_time())),
        case((pair, _held.tested), else_=0),
        one_if(pair),
        case((pair, func.coalesce(_held.participants, _held.tested)), else_=participants),
        case((pair, _held.tested * _held.pre_mean), else_=0.0),
        case((pair, _held.tested * _held.post_mean), else_=0.0),
    ]


_MEASURED = [
    np.int64,
    *[np.bool_] * (1 + 2 * len(INVOLVED) + 2),
    np.int64,
    np.bool_,
    np.int64,
    np.float64,
    np.float64,
]


def columns(
    connection: Connection, query: Select[Any], types: Sequence[Any]
) -> tuple[Numbers, ...]:
    """The columns of a query as arrays; rows come in batches, because objects take most room."""
    found: list[list[Numbers]] = [[] for _ in types]
    for rows in connection.execute(query).partitions(_BATCH):
        for kept, column, kind in zip(found, zip(*rows, strict=True), types, strict=True):
            kept.append(np.array(column, dtype=kind))
    return tuple(
        np.concatenate(kept) if kept else np.empty(0, dtype=kind)
        for kept, kind in zip(found, types, strict=True)
    )


def places_of(place: Mapping[str, int], keys: Numbers, kind: Any = np.int32) -> Numbers:
    """The place of each key."""
    return np.fromiter((place[key] for key in keys), dtype=kind, count=len(keys))


def numbered(named: Numbers) -> tuple[tuple[str, ...], Numbers]:
    """The different words in order, and the place of each named one among them."""
    words = tuple(sorted(set(named)))
    return words, places_of({word: at for at, word in enumerate(words)}, named, np.int16)
