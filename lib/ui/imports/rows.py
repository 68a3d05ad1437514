"""Rows of a plan as tables: what is new, what differs, what is refused and why."""

from collections.abc import Sequence

from lib.domain.activities import Activity, State
from lib.domain.import_plan import Moved, PlannedActivity, RefusedRow, Remark
from lib.import_sentences import sentence
from lib.ui import format
from lib.ui.activities.lines import attendance_words, organisers_words
from lib.ui.i18n import language, t
from lib.ui.record.lines import activity_lines
from lib.ui.record.words import Places, headline
from lib.ui.safe import html
from lib.ui.tables import table_html
from lib.ui.words import state_word

_NUM = "pb-num"
_LETTERS_TOLD = 90


def activities_html(shown: Sequence[PlannedActivity], places: Places) -> str:
    """Activities as they will be on record, or are already."""
    body = "".join(_row(planned, places, f"{html(_facts(planned.after))}") for planned in shown)
    return _table(t("Details"), body)


def changes_html(shown: Sequence[PlannedActivity], places: Places) -> str:
    """Activities with the fields that the file changes, before and after."""
    body = "".join(
        _row(planned, places, _changes(planned.before, planned.after, places)) for planned in shown
    )
    return _table(t("What changes"), body)


def moved_html(shown: Sequence[Moved], places: Places) -> str:
    """Activities whose record changed under a preview: how it was, and how it is now."""
    body = "".join(_row(moved.was, places, _moved(moved, places)) for moved in shown)
    return _table(t("What changed on record"), body)


def refused_html(shown: Sequence[RefusedRow]) -> str:
    """Refused rows: each reason at its column, below the row what it holds."""
    body = "".join(
        _remark_row(remark, row.row if first == 0 else None, row.cells if first == 0 else ())
        for row in shown
        for first, remark in enumerate(row.reasons)
    )
    return _remarks(t("Why, and how to mend it"), body)


def notices_html(shown: Sequence[Remark]) -> str:
    """What was read in a way that one should know of."""
    return _remarks(t("Notice"), "".join(_remark_row(r, r.row, ()) for r in shown))


def _table(last: str, body: str) -> str:
    return table_html(
        [(t("Row"), _NUM), (t("Activity"), ""), (last, "")], body, "pb-import pb-activities"
    )


def _remarks(last: str, body: str) -> str:
    return table_html(
        [(t("Row"), _NUM), (t("Column"), ""), (last, "")], body, "pb-import pb-remarks"
    )


def _row(planned: PlannedActivity, places: Places, last: str) -> str:
    """``last`` is HTML."""
    activity = planned.after
    tag = "" if activity.state is State.HELD else state_word(activity.state)
    tagged = f' <span class="pb-tag">{html(tag)}</span>' if tag else ""
    told = ", ".join(map(str, planned.rows[:3])) + (" …" if len(planned.rows) > 3 else "")
    return (
        f'<tr><td class="{_NUM}">{html(told)}</td><th scope="row">{html(headline(activity))}'
        f"{tagged}<small>{html(places.names(activity))}</small></th><td>{last}</td></tr>"
    )


def _facts(activity: Activity) -> str:
    said = [organisers_words(activity)]
    if activity.state is State.HELD:
        said.append(t("attendance {number}", number=attendance_words(activity)))
    return " · ".join([*said, ", ".join(activity.topics)] if activity.topics else said)


def _changes(before: Activity | None, after: Activity, places: Places) -> str:
    if before is None:
        return ""
    pairs = zip(activity_lines(before, places), activity_lines(after, places), strict=True)
    return "".join(
        f'<p class="pb-change"><small>{html(name)}</small>{html(old or format.DASH)} → '
        f"<b>{html(new or format.DASH)}</b></p>"
        for (name, old), (_, new) in pairs
        if old != new
    )


def _moved(moved: Moved, places: Places) -> str:
    was, now = moved.was, moved.now
    if now is None:
        return html(t("Cannot be saved any more; the reason stands with the refused rows."))
    if now.before is None:
        return html(t("Not on record any more, so it is new."))
    if was.before is None:
        return html(t("On record by now."))
    return _changes(was.before, now.before, places)


def _remark_row(remark: Remark, row: int | None, cells: Sequence[str]) -> str:
    said = sentence(remark.key, remark.values, language())
    said = said[:1].upper() + said[1:]
    number = format.number(row) if row else ""
    holds = " · ".join(cell for cell in cells if cell.strip())
    told = f"<small>{html(_shortened(holds))}</small>" if holds else ""
    return (
        f'<tr><td class="{_NUM}">{html(number)}</td><td>{html(remark.column)}</td>'
        f"<td>{html(said)}{told}</td></tr>"
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LETTERS_TOLD else f"{text[:_LETTERS_TOLD].rstrip()}…"
