"""The five cards of the record's quality, each with n of N and what it counts."""

from lib.domain.quality import TIMELY_DAYS, Gap
from lib.services.quality import Quality
from lib.ui import format
from lib.ui.cards import Card, Opens, show_cards
from lib.ui.i18n import t
from lib.ui.quality.lists import choose
from lib.ui.quality.words import gap_word


def show_quality_cards(found: Quality) -> None:
    """Attendance, evidence, village, timeliness and duplicates; each lists what is to be mended."""
    cards = []
    for gap, (title, definition, beside) in _words(found).items():
        known = found.counts.known(gap)
        cards.append(
            Card(
                title,
                format.percent(known),
                format.n_of(known),
                definition,
                beside=beside,
                opens=_rows(found, gap),
            )
        )
    show_cards([*cards, _duplicate_card(found)], key="cards")


def _duplicate_card(found: Quality) -> Card:
    return Card(
        gap_word(Gap.DUPLICATE),
        format.number(found.pairs),
        t("pairs"),
        t(
            "Two held activities of one kind for the same village within 3 days, the later "
            "of them in this period. Many are two events after all; only a reader can tell."
        ),
        opens=_rows(found, Gap.DUPLICATE),
    )


def _rows(found: Quality, gap: Gap) -> Opens | None:
    if not found.missing(gap):
        return None
    return Opens(t("Mend: {title}", title=gap_word(gap)), choose, (gap,))


def _words(found: Quality) -> dict[Gap, tuple[str, str, str]]:
    """Title, definition and what stands beside the figure."""
    late, undated = found.counts.late, found.counts.undated
    all_held = t("All held activities of the filter and period, verified or not.")
    return {
        Gap.ATTENDANCE: (
            t("Attendance known"),
            t("A number of people is on record; words such as “dozens” are none.") + " " + all_held,
            "",
        ),
        Gap.EVIDENCE: (
            t("With evidence"),
            t("A link to evidence or to a source is on record.") + " " + all_held,
            "",
        ),
        Gap.VILLAGE: (
            t("With a village known"),
            t("At least one village is named, not only a district or a regency.") + " " + all_held,
            "",
        ),
        Gap.LATE: (
            t("Entered in time"),
            t("Entered at most {days} days after the activity.", days=TIMELY_DAYS) + " " + all_held,
            t(
                "{late} later, {undated} without a day of entry",
                late=format.number(late),
                undated=format.number(undated),
            ),
        ),
    }
