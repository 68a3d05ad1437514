"""Training in depth: who was trained, what they learned, what came of trainers, beside outreach."""

from lib.domain.activities import Form
from lib.domain.cascade import Outcome
from lib.domain.indicators import Share
from lib.domain.tallies import Tally
from lib.services.training import TrainedSet, Trainings
from lib.ui import format
from lib.ui.activities.facts import involved_facts, timeliness_fact
from lib.ui.activities.row_choice import RowChoice
from lib.ui.block import note_html
from lib.ui.facts_list import Fact, facts_html, meter
from lib.ui.headings import part_html
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.tables import table_html
from lib.ui.words import form_word


def trained_people(found: Trainings) -> str:
    """Who was there as far as the record says, and how soon it was entered."""
    facts = [*involved_facts(found.figures), timeliness_fact(found.figures)]
    return part_html(t("Who was trained")) + facts_html(facts)


def results_html(found: Trainings) -> str:
    """Results before and after by form; nothing is told of fewer than ten people tested."""
    if not found.figures.total.tested_sessions:
        return ""
    heads = (
        (t("Form"), ""),
        (t("Sessions"), "pb-num pb-wide"),
        (t("Tested of those attending"), ""),
        (t("Before"), "pb-num pb-wide"),
        (t("After"), "pb-num pb-wide"),
        (t("Learning gain"), "pb-num"),
    )
    forms = found.figures.by_form()
    rows = "".join(_result_row(form_word(form), tally) for form, tally in forms.items())
    rows += _result_row(t("All of them"), found.figures.total)
    table = table_html(heads, rows, "pb-results")
    return f'{part_html(t("Results before and after"))}<div class="pb-reach">{table}</div>'


def _result_row(words: str, tally: Tally) -> str:
    learning = tally.learning
    gain = format.DASH if learning.gain is None else format.signed_decimal(learning.gain)
    if learning.tested and learning.gain is None:
        gain = t("too few to tell")
    sessions = f"{format.number(tally.tested_sessions)}/{format.number(tally.activities)}"
    return (
        f'<tr><th scope="row">{html(words)}</th><td class="pb-num pb-wide">{sessions}</td>'
        f'<td class="pb-meter-cell">{meter(learning.share_tested)}</td>'
        f'<td class="pb-num pb-wide">{html(format.decimal(learning.mean_before))}</td>'
        f'<td class="pb-num pb-wide">{html(format.decimal(learning.mean_after))}</td>'
        f'<td class="pb-num">{html(gain)}</td></tr>'
    )


def cascade_html(found: Trainings, rows: RowChoice) -> str:
    """What came of the trainings of trainers of the period, by village."""
    title = part_html(t("What came of training trainers"))
    cascade = found.cascade
    sessions = found.figures.forms.get(Form.TRAINING_OF_TRAINERS, 0)
    if not cascade.outcomes:
        said = t("No training of trainers for a village is on record in this period.")
        return title + note_html(said)
    facts = [
        Fact(
            t("Villages with a session afterwards"),
            cascade.passed_on,
            t(
                "outreach or training held for the village within six months of the training of "
                "trainers that it took part in"
            ),
        ),
        Fact(
            t("Still within six months"),
            Share(cascade.count(Outcome.WAITING), len(cascade.outcomes)),
            t("nothing held yet, and the time is not over"),
        ),
        Fact(
            t("Without a session in six months"),
            Share(cascade.count(Outcome.NOT_PASSED_ON), len(cascade.outcomes)),
        ),
    ]
    said = t(
        "{trainings} trainings of trainers for {villages} villages, as host or with delegates, "
        "and {sessions} sessions afterwards. The record names no people: whether the trainers "
        "themselves held these sessions is not known.",
        trainings=format.number(sessions),
        villages=format.number(len(cascade.outcomes)),
        sessions=format.number(cascade.sessions),
    )
    way = rows.way(t("Show the villages without a session"), TrainedSet.NOT_PASSED_ON)
    return title + facts_html(facts) + note_html(said) + way


def both_kinds(found: Trainings, rows: RowChoice) -> str:
    """Ever trained against ever reached, as four numbers that add up to the villages counted."""
    both, trained, outreached, neither = (
        len(found.members(wanted))
        for wanted in (
            TrainedSet.EVER_BOTH,
            TrainedSet.ONLY_TRAINED,
            TrainedSet.ONLY_OUTREACHED,
            TrainedSet.EVER_NEITHER,
        )
    )
    heads = (
        (t("Villages, at any time"), ""),
        (t("Outreach recorded"), "pb-num"),
        (t("No outreach recorded"), "pb-num"),
        (t("All of them"), "pb-num"),
    )
    lines = (
        (t("Training recorded"), both, trained),
        (t("No training recorded"), outreached, neither),
        (t("All of them"), both + outreached, trained + neither),
    )
    body = "".join(
        f'<tr><th scope="row">{html(words)}</th>'
        + "".join(f'<td class="pb-num">{format.number(n)}</td>' for n in (with_it, without))
        + f'<td class="pb-num"><b>{format.number(with_it + without)}</b></td></tr>'
        for words, with_it, without in lines
    )
    said = t(
        "Held in the village or for its residents, up to the day of the page. {count} exempt "
        "villages are left out.",
        count=format.number(found.exempt),
    )
    return (
        part_html(t("Training beside outreach"))
        + table_html(heads, body, "pb-fourfold")
        + note_html(said)
        + rows.way(t("Show the villages only trained"), TrainedSet.ONLY_TRAINED)
        + rows.way(t("Show the villages only reached by outreach"), TrainedSet.ONLY_OUTREACHED)
    )
