"""What the held activities of a scope add up to, counted in the arrays of its days.

An activity is in scope when one of its areas is. Links lie in order of activity and area, so those
of one activity in one area of a level lie side by side.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from lib.db.activity_frame import FORMS, HOLDERS, Frame, Numbers, Words, count_at
from lib.db.activity_scope import Scope, is_in, length_of
from lib.domain.tallies import AreaCell, Cell, Figures, Reach, Tally
from lib.domain.together import Holders

_REACH = tuple(Reach)


@dataclass(frozen=True, slots=True, eq=False)
class _Links:
    """The links of a frame that lie in a scope, and the activities that belong to it."""

    activity: Numbers
    area: Numbers
    """The place in ``codes`` of what the area is counted as at the level of the scope."""
    codes: tuple[str, ...]
    visit: Numbers
    wide: Numbers
    chosen: Numbers
    """Of each activity, whether it is in scope."""
    alone: Numbers
    """Of each activity, whether it is in scope without any link."""


def _links_in(frame: Frame, scope: Scope) -> _Links:
    inside = np.array([is_in(scope, code) for code in frame.areas], dtype=bool)
    cut = [code[: length_of(scope)] for code in frame.areas]
    codes = tuple(sorted(set(cut)))
    place = {code: at for at, code in enumerate(codes)}
    level = np.array([place[code] for code in cut], dtype=np.int32)
    kept = inside[frame.area]
    activity = frame.activity[kept]
    touched = np.zeros(len(frame), dtype=bool)
    touched[activity] = True
    return _Links(
        activity=activity,
        area=level[frame.area[kept]],
        codes=codes,
        visit=(frame.village & frame.direct)[kept],
        wide=(~frame.village & frame.direct)[kept],
        chosen=touched | scope.whole_province,
        alone=~touched & scope.whole_province,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Every area with every activity in it, once; without any area it is the place after all."""

    activity: Numbers
    area: Numbers
    visits: Numbers


def _pairs(links: _Links) -> _Pairs:
    first = np.ones(len(links.activity), dtype=bool)
    first[1:] = (np.diff(links.activity) != 0) | (np.diff(links.area) != 0)
    visits = count_at((np.cumsum(first) - 1)[links.visit], int(first.sum()))
    alone = np.flatnonzero(links.alone)
    return _Pairs(
        np.concatenate([links.activity[first], alone]),
        np.concatenate([links.area[first], np.full(len(alone), len(links.codes))]),
        np.concatenate([visits, np.zeros(len(alone), dtype=visits.dtype)]),
    )


def figures_of(frame: Frame, scope: Scope) -> Figures:
    """All sums over the activities of a scope, whose days are those of the frame."""
    links = _links_in(frame, scope)
    pairs = _pairs(links)
    linked = count_at(pairs.activity, len(frame))
    return Figures(
        cells=_cells(frame, links),
        areas=_area_cells(frame, links, pairs),
        several_areas=int((linked > 1).sum()),
        organisers=_named(frame.organisers, links.chosen),
        audience=_named(frame.audience, links.chosen),
        topics=_named(frame.topics, links.chosen),
    )


def held_by_area(frame: Frame, scope: Scope) -> dict[str, dict[Holders, int]]:
    """Activities by area and who held them, one of two areas in both; empty is without any."""
    links = _links_in(frame, scope)
    pairs = _pairs(links)
    shape = (len(links.codes) + 1, len(HOLDERS))
    counts = count_at(
        pairs.area * shape[1] + frame.holders[pairs.activity], shape[0] * shape[1]
    ).reshape(shape)
    return {
        code: {HOLDERS[at]: int(counts[place, at]) for at in np.flatnonzero(counts[place])}
        for place, code in enumerate((*links.codes, ""))
        if counts[place].any()
    }


def _cells(frame: Frame, links: _Links) -> tuple[Cell, ...]:
    size = len(frame)
    visits = count_at(links.activity[links.visit], size)
    wide = count_at(links.activity[links.wide], size)
    reach = np.where(
        visits > 0,
        _REACH.index(Reach.VILLAGES),
        np.where((wide > 0) | links.alone, _REACH.index(Reach.WIDE), _REACH.index(Reach.DELEGATES)),
    )
    which = np.flatnonzero(links.chosen)
    shape = (len(frame.months), len(FORMS), len(_REACH), len(HOLDERS))
    keys = (frame.month[which], frame.form[which], reach[which], frame.holders[which])
    found = [
        Cell(*frame.months[month], FORMS[form], _REACH[touched], HOLDERS[holders], tally)
        for (month, form, touched, holders), tally in _tallies(
            frame, which, visits[which], keys, shape
        )
    ]
    return tuple(sorted(found, key=lambda c: (c.year, c.month, c.form or "", c.reach, c.holders)))


def _area_cells(frame: Frame, links: _Links, pairs: _Pairs) -> tuple[AreaCell, ...]:
    codes = (*links.codes, "")
    keys = (pairs.area, frame.month[pairs.activity])
    found = [
        AreaCell(codes[area], *frame.months[month], tally)
        for (area, month), tally in _tallies(
            frame, pairs.activity, pairs.visits, keys, (len(codes), len(frame.months))
        )
    ]
    return tuple(sorted(found, key=lambda c: (c.area, c.year, c.month)))


def _tallies(
    frame: Frame,
    which: Numbers,
    visits: Numbers,
    keys: tuple[Numbers, ...],
    shape: tuple[int, ...],
) -> Iterator[tuple[tuple[int, ...], Tally]]:
    """The sums over activities that share their keys, each with the keys."""
    if not len(which):
        return
    cell = np.ravel_multi_index(keys, shape)
    places, of = np.unique(cell, return_inverse=True)
    sums = [
        count_at(of, len(places)),
        *(
            np.bincount(of, weights=column, minlength=len(places))
            for column in (visits, *(measure[which] for measure in frame.measures))
        ),
    ]
    whole = [column.astype(np.int64).tolist() for column in sums[:-2]]
    parts = [column.tolist() for column in sums[-2:]]
    rows = zip(*whole, *parts, strict=True)
    keys_of = zip(*(axis.tolist() for axis in np.unravel_index(places, shape)), strict=True)
    for key, numbers in zip(keys_of, rows, strict=True):
        yield key, Tally(*numbers)


def _named(words: Words, chosen: Numbers) -> Mapping[str, int]:
    """Counts by word, most first; what is not recorded stands under the empty word."""
    own = chosen[words.activity]
    counts = count_at(words.word[own], len(words.words)).tolist()
    silent = chosen.copy()
    silent[words.activity] = False
    found = [*zip(words.words, counts, strict=True), ("", int(silent.sum()))]
    return dict(sorted(((w, n) for w, n in found if n), key=lambda row: (-row[1], row[0])))
