"""The monthly report in words: short paragraphs from the figures, and the tables they rest on."""

from collections.abc import Iterator, Mapping

from lib.domain.activities import Kind
from lib.domain.changes import Change
from lib.domain.indicators import StatusCounts
from lib.domain.status import Status
from lib.domain.tallies import ENTRY_DAYS, Reach
from lib.domain.together import Holders
from lib.io.hand_out import Grid
from lib.io.report import Part, Table
from lib.services.monthly import Monthly
from lib.ui import format
from lib.ui.changes.words import change_word
from lib.ui.forecast.words import clears_words
from lib.ui.hand_outs.decisions import decisions_scene
from lib.ui.hand_outs.map_picture import status_picture
from lib.ui.i18n import t, tn
from lib.ui.quality.words import quality_sentence
from lib.ui.sentences import day_one_sentence, needing_sentence
from lib.ui.shell import Page
from lib.ui.together.words import holders_word, together_sentence
from lib.ui.training.head import training_sentence
from lib.ui.words import form_word, kind_word, status_word

MOVED = (Change.RECOVERED, Change.FIRST_REACHED, Change.NEWLY_OVERDUE, Change.LOST_AGAIN)
_BESIDE = (Change.BY_RULE, Change.EXEMPTED, Change.COUNTED_AGAIN)
_USUAL = 3
"""Forms named in a sentence; the table has them all."""
_LEAST_CONTACTS = 5
"""Fewer people than this are not told."""


def report_parts(page: Page, found: Monthly) -> tuple[Part, ...]:
    """What the report says before its list; ``page`` speaks of the month and its last day."""
    return (
        Part(
            t("Where we stand"),
            tuple(_standing(page, found)),
            tuple(_status_table(page, found)),
            status_picture(page),
        ),
        Part(t("What was held"), tuple(_held(found)), tuple(_forms_table(found))),
        Part(t("Training"), tuple(_training(page, found))),
        Part(
            t("Joint work"),
            (together_sentence(page, found.meeting.together),),
            tuple(_holders_table(found)),
        ),
        Part(t("State of the record"), tuple(_record(page, found))),
        _ahead(page, found),
    )


def _standing(page: Page, found: Monthly) -> Iterator[str]:
    standing, now = found.meeting.standing, found.meeting.standing.everyone.now
    if not now.base:
        yield t("No village is left to count in this selection.")
    elif page.data_until is None:
        yield day_one_sentence(standing)
    else:
        share = now.up_to_date
        yield t(
            "On {day} {part} of {whole} villages ({percent}) were up to date, {moved}.",
            day=format.day(found.days.end),
            part=format.number(share.part),
            whole=format.number(share.whole),
            percent=format.percent(share),
            moved=_moved(found.moved.before, now, format.day_short(found.moved.since)),
        )
        yield needing_sentence(standing)
        yield t("Since {day}: {changes}.", day=format.day(found.moved.since), changes=_moves(found))
    if now.total > now.base:
        yield t(
            "{count} of {whole} villages are exempt and not counted.",
            count=format.number(now.total - now.base),
            whole=format.number(now.total),
        )


def _moved(before: StatusCounts, now: StatusCounts, since: str) -> str:
    change = now.up_to_date.part - before.up_to_date.part
    if change > 0:
        return t("{count} more than on {day}", count=format.number(change), day=since)
    if change < 0:
        return t("{count} fewer than on {day}", count=format.number(-change), day=since)
    return t("as many as on {day}", day=since)


def _moves(found: Monthly) -> str:
    """What became of villages in the month; the rarer changes only where there are any."""
    told = [*MOVED, *(change for change in _BESIDE if found.moved.count(change))]
    return ", ".join(
        f"{change_word(change).lower()} {format.number(found.moved.count(change))}"
        for change in told
    )


def _held(found: Monthly) -> Iterator[str]:
    total = len(found.activities)
    before, month = format.number(found.held_before), format.month_in_full(found.days.start)
    if not total:
        yield t(
            "No activity of {month} is on record; {before} were held in the month before.",
            month=month,
            before=before,
        )
        return
    said = tn(
        "{number} activity was held in {month}: {kinds}.",
        "{number} activities were held in {month}: {kinds}.",
        total,
        number=format.number(total),
        month=month,
        kinds=", ".join(
            f"{kind_word(kind).lower()} {format.number(found.held[kind])}" for kind in Kind
        ),
    )
    yield f"{said} {t('In the whole month before there were {before}.', before=before)}"
    usual = list(found.forms.items())[:_USUAL]
    yield t(
        "Most usual forms: {forms}.",
        forms=", ".join(
            f"{format.within_sentence(form_word(form))} {format.number(sum(kinds.values()))}"
            for form, kinds in usual
        ),
    )
    reached = found.outreach.whole
    if not found.held[Kind.OUTREACH] or not reached.coverage.whole:
        return
    yield t(
        "Outreach reached {part} of {whole} villages directly ({percent}); village visits: "
        "{visits}.",
        part=format.number(reached.coverage.part),
        whole=format.number(reached.coverage.whole),
        percent=format.percent(reached.coverage),
        visits=format.number(reached.visits),
    )
    wide = found.outreach.figures.where(Reach.WIDE).activities
    if wide:
        yield tn(
            "Of {number} outreach activity only the district or regency is known; it counts for "
            "no village.",
            "Of {number} outreach activities only the district or regency is known; they count for "
            "no village.",
            wide,
            number=format.number(wide),
        )


def _training(page: Page, found: Monthly) -> Iterator[str]:
    yield training_sentence(page, found.meeting.training)
    total = found.meeting.training.figures.total
    if total.participants >= _LEAST_CONTACTS:
        yield t(
            "Attendance: {people} contacts, not unique people, known for {part} of {whole} "
            "sessions.",
            people=format.number(total.participants),
            part=format.number(total.attendance_known),
            whole=format.number(total.activities),
        )


def _record(page: Page, found: Monthly) -> Iterator[str]:
    yield quality_sentence(page, found.quality)
    late = found.entered_late
    if late:
        yield tn(
            "{number} activity of the month was entered more than {days} days after it; it is in "
            "these figures, and reports made before that do not have it.",
            "{number} activities of the month were entered more than {days} days after it; they "
            "are in these figures, and reports made before that do not have them.",
            late,
            number=format.number(late),
            days=ENTRY_DAYS,
        )


def _ahead(page: Page, found: Monthly) -> Part:
    scene, base = decisions_scene(page, found.meeting), found.meeting.standing.everyone.now.base
    if not base:
        return Part(t("What lies ahead"), (scene.headline,))
    due = tn(
        "{number} village falls due in {month}; {waiting} are overdue or not recorded already.",
        "{number} villages fall due in {month}; {waiting} are overdue or not recorded already.",
        found.due_next,
        number=format.number(found.due_next),
        month=format.month_in_full(found.next_month),
        waiting=format.number(found.meeting.forecast.months.waiting),
    )
    grids = () if scene.grid is None else (Table(scene.grid),)
    said = (due, scene.headline, clears_words(found.meeting.forecast))
    return Part(t("What lies ahead"), said, grids)


def _status_table(page: Page, found: Monthly) -> Iterator[Table]:
    standing = found.meeting.standing
    if not standing.areas:
        return
    by_district = page.selection.regency is not None
    rows = [(area.label, area.now) for area in standing.areas]
    grid = Grid(
        title=t("Villages by status on {day}", day=format.day(found.days.end)),
        columns=(
            t("District") if by_district else t("Regency or city"),
            *map(status_word, Status),
            t("Total"),
            t("Up to date, %"),
        ),
        rows=tuple(_counted(*row) for row in (*rows, (t("Total"), standing.everyone.now))),
        numeric=frozenset(range(1, len(Status) + 3)),
    )
    yield Table(grid, total=True)


def _counted(name: str, now: StatusCounts) -> tuple[str, ...]:
    share = now.up_to_date
    of = f" ({format.number(share.part)}/{format.number(share.whole)})" if share.whole else ""
    counts = (*(now.of[status] for status in Status), now.total)
    return (name, *map(format.number, counts), f"{format.percent(share)}{of}")


def _forms_table(found: Monthly) -> Iterator[Table]:
    if found.forms:
        rows = {form_word(form): kinds for form, kinds in found.forms.items()}
        yield _by_kind(t("Activities by form"), t("Form"), rows)


def _holders_table(found: Monthly) -> Iterator[Table]:
    if found.activities:
        kinds = found.meeting.together.kinds
        rows = {
            holders_word(holders): {kind: area.held[holders] for kind, area in kinds.items()}
            for holders in Holders
        }
        yield _by_kind(t("Activities by who held them"), t("Organisers"), rows)


def _by_kind(title: str, first: str, rows: Mapping[str, Mapping[Kind, int]]) -> Table:
    """Counts by kind with the sums of both ways."""
    sums = {kind: sum(row.get(kind, 0) for row in rows.values()) for kind in Kind}
    grid = Grid(
        title=title,
        columns=(first, *map(kind_word, Kind), t("Total")),
        rows=tuple(
            (
                name,
                *(format.number(row.get(kind, 0)) for kind in Kind),
                format.number(sum(row.values())),
            )
            for name, row in {**rows, t("Total"): sums}.items()
        ),
        numeric=frozenset(range(1, len(Kind) + 2)),
    )
    return Table(grid, total=True)
