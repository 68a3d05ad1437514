"""What both pages of activities ask of them: each number in words, and its bars."""

from collections.abc import Iterable, Mapping, Sequence

from lib.domain.activities import Organiser
from lib.domain.indicators import Share
from lib.domain.tallies import INVOLVED, Dimension, Facet, Figures, Reach
from lib.domain.together import Holders
from lib.ui import format
from lib.ui.activities.row_choice import Choice, Key, RowChoice
from lib.ui.block import note_html
from lib.ui.charts import Bar, bars_html
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.words import form_word, organiser_word

MANY = 12
"""Areas whose table is longer than the charts beside it."""
TAGS = 8
"""Audience tags and topics that are shown: free words in the record, with a long tail."""


def activity_choices(figures: Figures) -> Iterable[Choice]:
    """What both pages ask of activities: form, organiser, joint, audience, involvement, reach."""
    total = figures.total
    for form, count in figures.forms.items():
        yield Choice(facet(Dimension.FORM, form or ""), form_choice_words(form_word(form)), count)
    for organiser, count in figures.organisers.items():
        words = t("Organiser: {what}", what=organiser_label(organiser))
        yield Choice(facet(Dimension.ORGANISER, organiser), words, count)
    yield Choice(facet(Dimension.HOLDERS, Holders.TOGETHER), t("Held jointly"), figures.joint)
    for term, count in most_named(figures.audience):
        words = t("Audience: {what}", what=term or t("not recorded"))
        yield Choice(facet(Dimension.AUDIENCE, term), words, count)
    for term, count in most_named(figures.topics):
        words = t("Topic: {what}", what=term or t("not recorded"))
        yield Choice(facet(Dimension.TOPIC, term), words, count)
    for name in INVOLVED:
        yield Choice(facet(Dimension.INVOLVED, name), involved_word(name), getattr(total, name))
    in_time = total.entered_in_time
    yield Choice(facet(Dimension.ENTERED, "in_time"), t("Entered within 7 days"), in_time)
    late = total.entry_known - in_time
    yield Choice(facet(Dimension.ENTERED, "late"), t("Entered later than 7 days"), late)
    yield Choice(
        facet(Dimension.ATTENDANCE, "yes"), t("Attendance recorded"), total.attendance_known
    )
    for reach in Reach:
        count = figures.where(reach).activities
        yield Choice(facet(Dimension.REACH, reach.value), reach_word(reach), count)


def most_named(terms: Mapping[str, int]) -> list[tuple[str, int]]:
    """The words that are named most, and the activities without any last."""
    named = [(term, count) for term, count in terms.items() if term]
    unknown = [(term, count) for term, count in terms.items() if not term]
    return [*named[:TAGS], *unknown]


def organiser_label(value: str) -> str:
    """The agency, or that none is recorded."""
    return organiser_word(Organiser(value)) if value else t("not recorded")


def form_choice_words(word: str) -> str:
    return t("Form: {what}", what=word)


def involved_word(name: str) -> str:
    return {
        "leaders": t("With community leaders"),
        "youth": t("With youth"),
        "women": t("With women's groups"),
    }[name]


def reach_word(reach: Reach) -> str:
    return {
        Reach.VILLAGES: t("For villages directly"),
        Reach.WIDE: t("Known by district or regency only"),
        Reach.DELEGATES: t("With delegates only"),
    }[reach]


def counted(count: int, total: int) -> str:
    """``502 · 34,1 %``, as it stands at the end of a bar."""
    return f"{format.number(count)} · {format.percent(Share(count, total))}"


def facet(dimension: Dimension, value: str) -> Facet:
    """The activities with one value of one dimension."""
    return ((dimension, value),)


Counted = Sequence[tuple[Key, str, int]]
"""What can be asked for, in words, and how many it is."""


def forms_html(figures: Figures, rows: RowChoice) -> str:
    """Activities by form, the most usual first."""
    counts = [
        (facet(Dimension.FORM, form or ""), form_word(form), count)
        for form, count in figures.forms.items()
    ]
    return headed_bars(t("Forms"), counts, figures.total.activities, rows)


def organisers_html(figures: Figures, rows: RowChoice) -> str:
    """Activities by agency; one of several agencies is counted for each."""
    counts = [
        (facet(Dimension.ORGANISER, value), organiser_label(value), count)
        for value, count in figures.organisers.items()
    ]
    return headed_bars(t("Organisers"), counts, figures.total.activities, rows)


def audience_html(figures: Figures, rows: RowChoice) -> str:
    """Activities by the tags of their audience."""
    counts = _terms(Dimension.AUDIENCE, figures.audience)
    said = note_html(t("Tags as the reports have them; an activity may have several."))
    return headed_bars(t("Audience"), counts, figures.total.activities, rows) + said


def topics_html(figures: Figures, rows: RowChoice) -> str:
    """Activities by topic."""
    counts = _terms(Dimension.TOPIC, figures.topics)
    return headed_bars(t("Topics"), counts, figures.total.activities, rows)


def _terms(dimension: Dimension, terms: Mapping[str, int]) -> Counted:
    return [
        (facet(dimension, term), term or t("not recorded"), count)
        for term, count in most_named(terms)
    ]


def headed_bars(title: str, counts: Counted, total: int, rows: RowChoice) -> str:
    """A heading, and a bar for each with its share of the total, which asks for its rows."""
    return part_html(title) + choice_bars(title, counts, total, rows)


def choice_bars(title: str, counts: Counted, total: int, rows: RowChoice) -> str:
    """The bars alone; those that are not chosen are pale where one of them is."""
    keys = [key for key, _, _ in counts]
    return bars_html(
        [
            Bar(
                rows.button(key, name),
                count,
                counted(count, total),
                pale=rows.pale(key, keys),
            )
            for key, name, count in counts
        ],
        title=title,
    )
