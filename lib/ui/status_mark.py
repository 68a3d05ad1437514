"""A status as icon and word: colour never speaks alone."""

from lib.domain.status import Status
from lib.ui.safe import html
from lib.ui.words import status_word

ICONS = {
    Status.CURRENT: "✔",
    Status.DUE_SOON: "◔",
    Status.OVERDUE: "▲",
    Status.LONG_OVERDUE: "▲▲",
    Status.NEVER: "○",
    Status.EXEMPT: "–",
}


def status_text(status: Status) -> str:
    """``▲ Terlambat``, for tables and plain text."""
    return f"{ICONS[status]} {status_word(status)}"


def status_badge(status: Status) -> str:
    """The status as HTML in its colour."""
    return (
        f'<span class="pb-status pb-{status}"><span aria-hidden="true">{ICONS[status]}</span> '
        f"{html(status_word(status))}</span>"
    )


def status_bar(counts: dict[Status, int]) -> str:
    """One stacked bar of all statuses as HTML; its numbers stand beside it in words."""
    total = sum(counts.values())
    if not total:
        return ""
    parts = "".join(
        f'<i class="pb-{status}" style="width:{counts[status] / total * 100:.2f}%"></i>'
        for status in Status
        if counts[status]
    )
    return f'<span class="pb-bar" aria-hidden="true">{parts}</span>'
