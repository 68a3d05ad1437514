"""Figures that the pages of outreach and training have in common, as n of N with their meaning."""

from lib.domain.indicators import Share
from lib.domain.tallies import INVOLVED, Figures
from lib.ui import format
from lib.ui.activities.choices import involved_word
from lib.ui.facts_list import Fact
from lib.ui.i18n import t


def involved_facts(figures: Figures) -> list[Fact]:
    """Who was there, of all activities; for how many of them the record says yes or no at all."""
    total = figures.total
    return [
        Fact(
            involved_word(name),
            Share(getattr(total, name), total.activities),
            t(
                "yes or no is recorded for {known}, unknown for {unknown}",
                known=format.number(getattr(total, f"{name}_known")),
                unknown=format.number(total.activities - getattr(total, f"{name}_known")),
            ),
        )
        for name in INVOLVED
    ]


def timeliness_fact(figures: Figures) -> Fact:
    """Entered in time, of those whose day of entry and day of ending are both on record."""
    total = figures.total
    return Fact(
        t("Entered within 7 days"),
        Share(total.entered_in_time, total.entry_known),
        t(
            "after the activity ended; {unknown} without a known day are left out",
            unknown=format.number(total.activities - total.entry_known),
        ),
    )
