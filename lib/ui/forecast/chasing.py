"""Did chasing work: per month how many villages were chased, and reached within 30 days."""

from collections.abc import Sequence

from lib.domain.chasing import ChasedMonth
from lib.domain.indicators import Share
from lib.services.chasing import chasing
from lib.services.what_if import Days
from lib.ui import format
from lib.ui.block import note_html, show_block
from lib.ui.headings import part_html
from lib.ui.i18n import t, tn
from lib.ui.rules.preview import share_html
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import table_html


def show_chasing(page: Page) -> None:
    """The last 12 months, the definition, and what the record cannot tell."""
    days = Days(page.as_of, page.today)
    found = chasing(page.database, page.person, page.selection, days)
    if any(month.overdue.whole or month.never.whole or month.running for month in found.months):
        shown = _table(found.months)
    else:
        said = t("In these 12 months no village was planned or assigned while it was waiting.")
        shown = note_html(said)
    lines = [
        t(
            "Villages that were overdue on the day on which somebody planned a visit or was "
            "assigned, once a month, and of those the ones reached within 30 days after it; those "
            "not recorded until then apart. Still running: the 30 days are not over."
        ),
        t(
            "Of held activities that came in a file nobody knows whether they were planned, so "
            "they are not here."
        ),
    ]
    if found.undated:
        lines.append(
            tn(
                "{number} plan does not say when it was made and is left out.",
                "{number} plans do not say when they were made and are left out.",
                found.undated,
                number=format.number(found.undated),
            )
        )
    told = note_html(" ".join(lines))
    show_block(part_html(t("Did chasing work")) + shown + told, key="chasing")


def _table(months: Sequence[ChasedMonth]) -> str:
    heads = (
        (t("Month"), ""),
        (t("Overdue, then reached"), "pb-num"),
        (t("Not recorded, then reached"), "pb-num"),
        (t("Still running"), "pb-num"),
    )
    body = "".join(
        _row(format.month(m.month), m.overdue, m.never, m.running) for m in reversed(months)
    )
    total = _row(
        t("Total"),
        _sum([month.overdue for month in months]),
        _sum([month.never for month in months]),
        sum(month.running for month in months),
        "pb-total",
    )
    return table_html(heads, body + total, "pb-chasing")


def _sum(shares: Sequence[Share]) -> Share:
    return Share(sum(share.part for share in shares), sum(share.whole for share in shares))


def _row(label: str, overdue: Share, never: Share, running: int, css: str = "") -> str:
    return (
        f'<tr class="{css}"><th scope="row">{html(label)}</th>'
        f'<td class="pb-num">{share_html(overdue)}</td><td class="pb-num">{share_html(never)}</td>'
        f'<td class="pb-num">{format.number(running)}</td></tr>'
    )
