"""The five scenes of a filter in words, from the figures of the pages that they belong to.

A status selected narrows no scene: what a meeting sees is the whole area, and the filter line says
so. No scene tells tiers, names of people, or how many attended.
"""

from dataclasses import replace
from datetime import datetime

from lib.io.hand_out import HandOut
from lib.services.meeting import Meeting, meeting
from lib.services.what_if import Days
from lib.ui.hand_outs.decisions import decisions_scene
from lib.ui.hand_outs.gaps import gaps_scene
from lib.ui.hand_outs.imprint import imprint
from lib.ui.hand_outs.stand import stand_scene
from lib.ui.hand_outs.where import map_scene
from lib.ui.hand_outs.work import work_scene
from lib.ui.i18n import t
from lib.ui.shell import Page


def hand_out(page: Page, computed: datetime) -> HandOut:
    """The scenes of a page's area, programme and days, with what every file says of itself."""
    whole = without_statuses(page)
    found = meeting_of(whole)
    about = imprint(whole, computed)
    return HandOut(
        title=t("Desa Binaan: {area}", area=about.area),
        imprint=about,
        scenes=(
            stand_scene(whole, found),
            map_scene(whole, found),
            gaps_scene(whole, found),
            work_scene(whole, found),
            decisions_scene(whole, found),
        ),
    )


def meeting_of(page: Page) -> Meeting:
    """The figures behind the scenes of a page."""
    return meeting(
        page.database,
        page.person,
        page.selection,
        Days(page.as_of, page.today),
        period=page.period,
        by=page.filter.clear_by_day(page.today),
    )


def without_statuses(page: Page) -> Page:
    """The same page with no status and no class of the map selected."""
    selection = replace(page.selection, statuses=frozenset())
    return replace(
        page, filter=replace(page.filter, selection=selection, classes=frozenset(), village=None)
    )
