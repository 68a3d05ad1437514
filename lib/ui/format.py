"""Numbers, shares and dates as a reader of the session's language writes them."""

from datetime import date, datetime
from functools import cache

from babel.dates import get_month_names

from lib.domain.indicators import Share
from lib.services.clock import JAKARTA
from lib.ui.i18n import Language, language, t

DASH = "–"


def number(value: int | None) -> str:
    """``1.552`` in Indonesian, ``1,552`` in English; a dash for unknown."""
    if value is None:
        return DASH
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language() == "id" else grouped


def decimal(value: float | None, places: int = 1) -> str:
    """``12,5`` in Indonesian, ``12.5`` in English; a dash for unknown."""
    if value is None:
        return DASH
    written = f"{value:,.{places}f}"
    if language() == "id":
        return written.replace(",", " ").replace(".", ",").replace(" ", ".")
    return written


def signed(value: int) -> str:
    """``+12``, ``−3`` or ``0``."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{number(abs(value))}"


def signed_decimal(value: float, places: int = 1) -> str:
    """``+1,4``, ``−0,3``; what rounds to nothing has no sign."""
    rounded = round(value, places)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{decimal(abs(rounded), places)}"


def percent(share: Share) -> str:
    """``56,3 %`` in Indonesian, never broken, ``56.3%`` in English; a dash for none of none."""
    if share.ratio is None:
        return DASH
    return decimal(share.ratio * 100) + ("\u00a0%" if language() == "id" else "%")


def n_of(share: Share) -> str:
    """``312 dari 1.552``."""
    return t("{part} of {whole}", part=number(share.part), whole=number(share.whole))


@cache
def _months(chosen: Language) -> dict[int, str]:
    return dict(get_month_names("abbreviated", locale=chosen))


def day(value: date | None) -> str:
    """``12 Jan 2026``; a dash for unknown."""
    if value is None:
        return DASH
    return f"{value.day} {_months(language())[value.month]} {value.year}"


def written_day(value: str) -> str:
    """The day that an error key carries as ``2026-01-12``; a dash for anything else."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return DASH


def day_short(value: date) -> str:
    """``12 Jan``, where the year is plain from what stands next to it."""
    return f"{value.day} {_months(language())[value.month]}"


def month(value: date) -> str:
    """``Jan 2026``."""
    return f"{_months(language())[value.month]} {value.year}"


def month_in_full(value: date) -> str:
    """``Januari 2026``, as a heading writes it."""
    return f"{get_month_names('wide', locale=language())[value.month]} {value.year}"


def within_sentence(words: str) -> str:
    """The words as they stand within a sentence: a small letter first, ``(ToT)`` stays."""
    return words[:1].lower() + words[1:]


def activity_day(value: date, month_only: bool) -> str:
    """The day of an activity; only its month where the day is unknown."""
    return month(value) if month_only else day(value)


def moment(value: datetime | None) -> str:
    """``24 Nov 2026 14.05`` in Jakarta; a dash for unknown."""
    if value is None:
        return DASH
    here = value.astimezone(JAKARTA)
    return f"{day(here.date())} {here.strftime('%H.%M')}"


def days(count: int | None) -> str:
    """``316 hari``."""
    return DASH if count is None else t("{count} days", count=number(count))


def size(count: int) -> str:
    """``240 kB``, ``1,2 MB`` of bytes."""
    if count < 1_000_000:
        return f"{number(max(1, round(count / 1000)))}\u00a0kB"
    return f"{decimal(count / 1_000_000)}\u00a0MB"
