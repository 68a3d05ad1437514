"""The lists of the page of both agencies as files: exactly the rows listed, in their order."""

from collections.abc import Iterable, Sequence

from lib.domain.areas import District
from lib.domain.together import Cover, Holders
from lib.io.table_files import Value
from lib.services.together import CoveredVillage, OverlapSeen, UntouchedDistrict
from lib.ui.downloads import Table
from lib.ui.i18n import t
from lib.ui.together.words import cover_word, holders_word
from lib.ui.words import form_word, status_word


def village_file(villages: Sequence[CoveredVillage]) -> Table:
    """Who reached each village how often, and where it stands."""
    rows = tuple(villages)

    def made() -> Iterable[list[Value]]:
        return [
            [
                v.village.code,
                v.village.name,
                *_place(v.village.district),
                cover_word(v.cover),
                *(v.visits.get(holders, 0) for holders in Holders),
                status_word(v.status),
                v.row.standing.last,
            ]
            for v in rows
        ]

    return Table(
        title=t("Who reached the villages"),
        columns=[
            t("Village code"),
            t("Village"),
            *_place_columns(),
            t("Reached by"),
            *(holders_word(holders) for holders in Holders),
            t("Status"),
            t("Last outreach"),
        ],
        rows=made,
        count=len(rows),
        shown=", ".join(cover_word(c) for c in Cover if any(v.cover is c for v in rows)),
    )


def overlap_file(overlaps: Sequence[OverlapSeen]) -> Table:
    """Both visits of each pair with day, agency and form."""

    def made() -> Iterable[list[Value]]:
        for seen in overlaps:
            village, pair = seen.row.village, seen.overlap
            yield [
                village.code,
                village.name,
                *_place(village.district),
                pair.first,
                holders_word(pair.first_by),
                form_word(pair.first_form),
                pair.second,
                holders_word(pair.second_by),
                form_word(pair.second_form),
                pair.days,
            ]

    return Table(
        title=t("Visits close together"),
        columns=[
            t("Village code"),
            t("Village"),
            *_place_columns(),
            t("First visit"),
            t("First visit by"),
            t("Form of the first"),
            t("Second visit"),
            t("Second visit by"),
            t("Form of the second"),
            t("Days between"),
        ],
        rows=made,
        count=len(overlaps),
    )


def untouched_file(districts: Sequence[UntouchedDistrict]) -> Table:
    """The districts that neither agency reached."""

    def made() -> Iterable[list[Value]]:
        for found in districts:
            counts = (found.villages, found.needing, found.by_others, found.wide)
            yield [found.district.code, *_place(found.district), *counts]

    return Table(
        title=t("Districts neither reached"),
        columns=[
            t("District code"),
            *_place_columns(),
            t("Villages"),
            t("Needs outreach"),
            t("Reached by others"),
            t("For the district only"),
        ],
        rows=made,
        count=len(districts),
    )


def _place(district: District) -> list[Value]:
    return [district.name, district.regency.label]


def _place_columns() -> list[str]:
    return [t("District"), t("Regency or city")]
