"""An activity field by field in words: what two versions of it are compared by."""

from collections.abc import Sequence

from lib.domain.activities import Activity
from lib.ui import format
from lib.ui.activities.lines import attendance_words, organisers_words, when_words
from lib.ui.i18n import t
from lib.ui.record.words import Places, what_words
from lib.ui.words import link_word, state_word


def activity_lines(activity: Activity, places: Places) -> Sequence[tuple[str, str]]:
    """Every field in words below its name, always in the same order; the id is left out."""
    areas = [
        f"{places.short(link.area_code)} ({link_word(link.link).lower()})"
        for link in activity.areas
        if link.area_code in places.known
    ]
    learning = (activity.pre_mean, activity.post_mean)
    return [
        (t("Held or planned"), state_word(activity.state)),
        (t("Date"), when_words(activity)),
        (t("Kind"), what_words(activity)),
        (t("Villages"), ", ".join(areas)),
        (t("Organisers"), organisers_words(activity)),
        (t("Units of the organisers"), activity.organiser_units),
        (t("Attendance"), _both(attendance_words(activity), activity.participants_note)),
        (t("Topic"), ", ".join(activity.topics)),
        (t("Audience"), ", ".join(activity.audience)),
        (t("Venue"), _both(activity.venue, _venue(activity, places))),
        (t("Community leaders came"), _answer(activity.leaders)),
        (t("Young people came"), _answer(activity.youth)),
        (t("Women came"), _answer(activity.women)),
        (t("Results"), " → ".join(format.decimal(mean) for mean in learning)),
        (t("People tested"), format.number(activity.tested)),
        (t("Link to the evidence"), activity.evidence_url),
        (t("Source"), _both(activity.source_title, activity.source_url)),
        (t("Second source"), activity.source_url_2),
        (t("Notes"), activity.notes),
        (t("Recorded on"), format.day(activity.recorded_on)),
    ]


def _venue(activity: Activity, places: Places) -> str:
    code = activity.venue_area_code
    return places.venue(code) if code in places.known else ""


def _both(first: str, second: str) -> str:
    return " · ".join(dict.fromkeys(part for part in (first, second) if part))


def _answer(value: bool | None) -> str:
    return format.DASH if value is None else t("yes") if value else t("no")
