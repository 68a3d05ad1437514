"""How an activity is written wherever one is shown: when, by whom, for how many, from where."""

from lib.domain.activities import Activity, State
from lib.domain.learning import MIN_TESTED
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html, web_link
from lib.ui.words import organiser_word


def when_words(activity: Activity) -> str:
    """``12 Jan 2026``, ``12 Jan 2026 – 14 Jan 2026``, or ``Jan 2026`` where the day is unknown."""
    first = format.activity_day(activity.date, activity.month_only)
    if activity.end_date is None or activity.end_date == activity.date:
        return first
    return f"{first} – {format.day(activity.end_date)}"


def organisers_words(activity: Activity) -> str:
    """The agencies, *bersama* where Imigrasi and BP3MI held it together; a dash for unknown."""
    named = ", ".join(organiser_word(organiser) for organiser in activity.organisers)
    if activity.joint:
        return t("{agencies} (joint)", agencies=named)
    return named or format.DASH


def attendance_words(activity: Activity) -> str:
    """The number, the words of the report (*puluhan*), or that none is recorded: never 0."""
    if activity.participants is not None:
        return format.number(activity.participants)
    return activity.participants_note or t("not recorded")


def about_words(activity: Activity) -> list[str]:
    """Who held it, for how many, on what and where, each in words, as far as it is on record."""
    parts = []
    if activity.organisers and activity.organiser_units:
        parts.append(f"{organisers_words(activity)} ({activity.organiser_units})")
    elif activity.organisers or activity.organiser_units:
        parts.append(activity.organiser_units or organisers_words(activity))
    if activity.state is State.HELD:
        parts.append(t("attendance {number}", number=attendance_words(activity)))
    if activity.topics:
        parts.append(", ".join(activity.topics))
    if activity.venue:
        parts.append(t("at {venue}", venue=activity.venue))
    return parts


def scores_words(activity: Activity) -> str:
    """Mean before and after a training, where enough people were tested."""
    before, after, tested = activity.pre_mean, activity.post_mean, activity.tested
    if before is None or after is None or tested is None or tested < MIN_TESTED:
        return ""
    return t(
        "test {before} → {after}, {count} people tested",
        before=format.decimal(before),
        after=format.decimal(after),
        count=format.number(tested),
    )


def sources_html(activity: Activity) -> str:
    """The sources of an activity as links, escaped; plain words for what does not lead to the web.

    Links open beside the dashboard and tell the other site nothing.
    """
    title = activity.source_title or t("source")
    found = [
        link_html(activity.source_url, title) or html(activity.source_title),
        link_html(activity.source_url_2, t("second source")),
        link_html(activity.evidence_url, t("evidence")),
    ]
    return " · ".join(part for part in found if part) or html(t("no source recorded"))


def link_html(address: str, words: str) -> str:
    """A link that opens beside the dashboard; nothing where the address is not one of the web."""
    safe = web_link(address)
    if safe is None:
        return ""
    return (
        f'<a href="{html(safe)}" target="_blank" rel="noopener noreferrer nofollow">'
        f"{html(words)}</a>"
    )
