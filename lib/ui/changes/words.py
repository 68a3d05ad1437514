"""How a change is called, explained and summed up in a sentence."""

from lib.domain.changes import Change
from lib.services.changes import Changes
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.map.palette import CHANGE
from lib.ui.safe import html

ICONS = {Change(swatch.code): swatch.icon for swatch in CHANGE}


def change_word(change: Change) -> str:
    return {
        Change.NEWLY_OVERDUE: t("Newly overdue"),
        Change.LOST_AGAIN: t("Lost again"),
        Change.RECOVERED: t("Recovered"),
        Change.FIRST_REACHED: t("First reached"),
        Change.BY_RULE: t("By a longer interval"),
        Change.EXEMPTED: t("Now exempt"),
        Change.COUNTED_AGAIN: t("Counted again"),
        Change.SAME: t("As before"),
    }[change]


def change_meaning(change: Change) -> str:
    """The definition of a change in one sentence."""
    return {
        Change.NEWLY_OVERDUE: t(
            "Up to date on the first day, overdue on the second, and not reached in between."
        ),
        Change.LOST_AGAIN: t("Reached between the two days, and overdue again on the second."),
        Change.RECOVERED: t("Overdue on the first day, reached since, and up to date."),
        Change.FIRST_REACHED: t("Not recorded on the first day, reached since, and up to date."),
        Change.BY_RULE: t(
            "Overdue on the first day and up to date on the second without a visit, because the "
            "interval grew."
        ),
        Change.EXEMPTED: t("Counted on the first day, exempt on the second."),
        Change.COUNTED_AGAIN: t("Exempt on the first day, counted on the second."),
        Change.SAME: t("On both days up to date, overdue, not recorded or exempt."),
    }[change]


def change_badge(change: Change) -> str:
    """The change as icon and word, as HTML."""
    return (
        f'<span class="pb-became pb-{change}"><span aria-hidden="true">{ICONS[change]}</span> '
        f"{html(change_word(change))}</span>"
    )


def changes_sentence(found: Changes) -> str:
    """What leadership takes along: how many fell behind and came back, and the balance."""
    before, now = found.before.up_to_date, found.now.up_to_date
    if not before.whole and not now.whole:
        return t("No village is left to count in this selection.")
    since = format.day(found.since)
    behind = found.count(Change.NEWLY_OVERDUE) + found.count(Change.LOST_AGAIN)
    back = found.count(Change.RECOVERED)
    first = found.count(Change.FIRST_REACHED)
    moved = t(
        "Since {day}: {behind} villages fell behind, {back} recovered, {first} were reached for "
        "the first time.",
        day=since,
        behind=format.number(behind),
        back=format.number(back),
        first=format.number(first),
    )
    if not (behind or back or first):
        moved = t("Since {day} no village fell behind and none came back.", day=since)
    balance = t(
        "Up to date: {before} then, {now} now.",
        before=f"{format.n_of(before)} ({format.percent(before)})",
        now=f"{format.n_of(now)} ({format.percent(now)})",
    )
    return f"{moved} {balance}"
