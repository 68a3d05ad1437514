"""A planned trip as a list to print, a calendar file and a message: the very stops of the plan.

Everything is worded when the files are offered; what makes a file then needs no session, so a click
can make it in a thread of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lib.domain.route import Stop
from lib.domain.status import Status
from lib.domain.trip_days import TripDay
from lib.domain.visit import Visit
from lib.io.safe_text import file_name
from lib.io.trip_calendar import to_ics
from lib.io.trip_pdf import PdfWords, to_pdf
from lib.io.trip_sheet import TripDaySheet, TripLine, TripSheet
from lib.io.trip_text import to_message
from lib.services.priorities import WaitingVillage, last_visits_of
from lib.services.trips import PlannedTrip
from lib.ui import filters, format
from lib.ui.i18n import t, tn
from lib.ui.priorities.words import days_words
from lib.ui.shell import Page
from lib.ui.words import status_word


@dataclass(frozen=True, slots=True)
class TripFiles:
    """The files of a trip, each made when it is asked for."""

    sheet: TripSheet
    words: PdfWords
    left_out: str
    key: str
    computed: datetime
    name_parts: tuple[str, ...]

    def pdf(self) -> bytes:
        """The list on A4."""
        return to_pdf(self.sheet, self.words, self.computed)

    def calendar(self) -> bytes:
        """The .ics, an event per day; of use when the days have dates."""
        return to_ics(self.sheet, self.key, self.computed)

    def message(self) -> str:
        """The text for WhatsApp."""
        return to_message(self.sheet, self.left_out)

    def name(self, ending: str) -> str:
        """``paket-kec-kronjo-kab-tangerang-2026-11-24-v12.pdf``."""
        return file_name(*self.name_parts, ending=ending)


def trip_files(
    page: Page, plan: PlannedTrip, computed: datetime, dates: Sequence[date] = ()
) -> TripFiles:
    """The files of a plan; ``dates`` has one per day of it (``dates_of``), or none at all."""
    title = _title(plan)
    mark = [t("SIMULATION")] if page.simulated else []
    return TripFiles(
        sheet=TripSheet(
            title=" · ".join([*mark, title]),
            place=_place(plan),
            marks=tuple(_marks(page)),
            about=tuple(_about(page, plan, computed)),
            days=_days(page, plan, dates),
        ),
        words=PdfWords(
            columns=(
                t("No."),
                t("Village"),
                t("Status"),
                t("Last outreach"),
                t("Due"),
                t("Overdue or waiting"),
                t("Done"),
                t("Signature"),
            ),
            page=t("Page {page} of {pages}"),
        ),
        left_out=t("Left out of this message for its length: {count} more."),
        key=f"{page.source}|{plan.districts[0].code}",
        computed=computed,
        name_parts=(title, *mark, page.as_of.isoformat(), f"v{page.table().version}"),
    )


def _title(plan: PlannedTrip) -> str:
    return t("District package: {place}", place=_place(plan))


def _place(plan: PlannedTrip) -> str:
    """``Kec. Kronjo, Kab. Tangerang``, and how many districts beside it."""
    first, *beside = plan.districts
    if not beside:
        return first.place
    return tn(
        "{place} and {count} district beside it",
        "{place} and {count} districts beside it",
        len(beside),
        place=first.place,
    )


def _marks(page: Page) -> Iterator[str]:
    if page.simulated:
        yield t("SIMULATION: none of these activities took place")
    if page.as_of > page.today:
        yield f"{t('FORECAST')}: {t('as of {day}', day=format.day(page.as_of))}"
    if not page.table().confirmed:
        examples = t("examples: not every interval in force is confirmed yet")
        yield examples[0].upper() + examples[1:]


def _about(page: Page, plan: PlannedTrip, computed: datetime) -> Iterator[str]:
    yield filters.sentence(page.filter, page.register, page.today)
    until = format.day(page.data_until) if page.data_until else t("no activity yet")
    moment = f"{format.day(computed.date())} {computed.strftime('%H.%M')} WIB"
    yield f"{t('Data up to')}: {until} · {t('Computed')}: {moment}"
    yield t("Order and distances follow straight lines, not roads.")
    unplaced = len(plan.route.without_place)
    if unplaced:
        yield tn(
            "{count} village without a known point stands last.",
            "{count} villages without a known point stand last.",
            unplaced,
        )
    if plan.resets[Status.NEVER]:
        yield t("“Not recorded” means that nothing is on record, not that nobody came.")


def _days(page: Page, plan: PlannedTrip, dates: Sequence[date]) -> tuple[TripDaySheet, ...]:
    waiting = [stop.waiting for stop in plan.route.stops]
    visits = last_visits_of(page.database, page.person, waiting, page.as_of)
    found, number = [], 1
    on_days: Sequence[date | None] = dates or [None] * len(plan.days)
    for day, on in zip(plan.days, on_days, strict=True):
        found.append(
            TripDaySheet(
                name=t("Day {day} of {days}", day=day.number, days=len(plan.days)),
                summary=_summary(day),
                lines=tuple(
                    _line(stop, place, visits) for place, stop in enumerate(day.stops, start=number)
                ),
                day=on,
                day_words=format.day(on) if on else "",
            )
        )
        number += day.clears
    return tuple(found)


def _summary(day: TripDay[WaitingVillage]) -> str:
    said = tn("{count} village", "{count} villages", day.clears)
    if not day.km:
        return said
    return t("{villages}, {km} km in straight lines", villages=said, km=format.decimal(day.km))


def _line(stop: Stop[WaitingVillage], number: int, visits: Mapping[str, Visit]) -> TripLine:
    waiting = stop.waiting
    standing, visit = waiting.row.standing, visits.get(waiting.code)
    last, overdue = standing.last, standing.days_overdue
    return TripLine(
        number=format.number(number),
        name=waiting.village.name,
        place=waiting.village.place,
        code=waiting.code,
        status=status_word(waiting.status),
        last=format.activity_day(last, visit is not None and visit.month_only)
        if last
        else format.DASH,
        due=format.day(standing.due),
        late=days_words(waiting.reason) if overdue is None else format.days(overdue),
    )
