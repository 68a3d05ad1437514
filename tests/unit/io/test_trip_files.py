"""The files of a trip, read back: the very villages given, and nothing that somebody wrote runs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from lib.io.safe_text import cut, one_line
from lib.io.trip_calendar import to_ics
from lib.io.trip_pdf import PdfWords, to_pdf
from lib.io.trip_sheet import TripDaySheet, TripLine, TripSheet
from lib.io.trip_text import LONGEST, to_message
from tests.unit.io.pdf_text import pages_of, text_of
from tests.unit.io.test_safe_text import PAYLOADS

MADE = datetime(2026, 11, 24, 5, tzinfo=UTC)
WORDS = PdfWords(
    ("No.", "Desa", "Status", "Terakhir", "Tempo", "Lama", "Selesai", "Tanda tangan"),
    "Halaman {page} dari {pages}",
)
LEFT_OUT = "… dan {count} desa/kelurahan lagi"
WICKED = (
    *PAYLOADS,
    "<img src=x onerror=alert(1)>",
    "${alert(1)}`",
    "*tebal* _miring_ ~coret~ `kode`",
    "A\r\nEND:VEVENT\r\nATTENDEE:mailto:x@y.z",
    "a;b,c\\n:d",
    "{nb} {page} {count}",
    "\u202eterbalik\u200b\x00",
)


def line(number: int, name: str = "Lontar") -> TripLine:
    return TripLine(
        number=str(number),
        name=name,
        place="Kec. Tirtayasa, Kab. Serang",
        code=f"36.04.13.{2000 + number}",
        status="Terlambat berat",
        last="12 Jan 2026",
        due="12 Apr 2026",
        late="226 hari",
    )


def sheet(days: int = 2, a_day: int = 3, name: str = "Lontar") -> TripSheet:
    return TripSheet(
        title="SIMULASI · Paket Kec. Tirtayasa",
        place="Kec. Tirtayasa, Kab. Serang",
        marks=("SIMULASI: tidak ada kegiatan yang nyata", "Interval: contoh"),
        about=("Kab. Serang · per 24 Nov 2026", "Data sampai 20 Nov 2026"),
        days=tuple(
            TripDaySheet(
                name=f"Hari {day + 1} dari {days}",
                summary=f"{a_day} desa/kelurahan",
                lines=tuple(line(day * a_day + n + 1, name) for n in range(a_day)),
                day=date(2026, 12, 1) + timedelta(days=day),
                day_words=f"{day + 1} Des 2026",
            )
            for day in range(days)
        ),
    )


def written(of: TripSheet) -> bytes:
    return to_pdf(of, WORDS, MADE)


def events(content: bytes) -> list[dict[str, str]]:
    return [
        {name: str(event.get(name)) for name in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION")}
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def test_the_list_holds_each_village_once_with_all_that_is_said_of_it() -> None:
    text = text_of(written(sheet()))
    codes = [line for line in text.splitlines() if line.startswith("36.")]
    assert codes == [f"36.04.13.{2000 + n}" for n in range(1, 7)]
    assert text.count("Lontar") == text.count("12 Jan 2026") == text.count("12 Apr 2026") == 6
    said = " ".join(text.split())
    assert said.count("Terlambat berat") == said.count("226 hari") == 6
    for told in (*sheet().about, *sheet().marks, *(day.heading for day in sheet().days)):
        assert told in said


def test_every_page_has_the_marks_the_head_of_the_table_and_its_number_of_all() -> None:
    pages = [" ".join(p.text for p in page) for page in pages_of(written(sheet(6, 9)))]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "SIMULASI: tidak ada kegiatan yang nyata Interval: contoh" in page
        assert "No. Desa Status Terakhir Tempo Lama Selesai Tanda tangan" in page


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for a_day in range(1, 16):
        for page in pages_of(written(sheet(8, a_day))):
            headings = [n for n, piece in enumerate(page) if piece.text.startswith("Hari ")]
            assert all(any(p.text.startswith("36.") for p in page[n:]) for n in headings)


PAPER_RIGHT = 595.28 - 12 / 25.4 * 72 + 0.1
"""Where the right margin begins, in points."""
LONG = ("W" * 300, "Desa " * 80, "x" * 40 + " " + "y" * 40, "ÀÉ" * 100)


@pytest.mark.parametrize("name", LONG)
def test_what_is_too_long_stays_in_its_cell_and_on_its_page(name: str) -> None:
    given_days = sheet(3, 7, name)
    long = replace(
        given_days,
        title=name,
        days=tuple(
            replace(
                day,
                summary=name,
                lines=tuple(
                    replace(line, place=name, status=name, late=name) for line in day.lines
                ),
            )
            for day in given_days.days
        ),
    )
    for page in pages_of(written(long)):
        head = [next(p.x for p in page if p.text == name) for name in WORDS.columns]
        ends = dict(zip(head, [*head[1:], PAPER_RIGHT], strict=True))
        assert sum(piece.x in ends for piece in page) > 20
        for piece in page:
            assert piece.right <= ends.get(piece.x, PAPER_RIGHT)
            assert 20 < piece.y < 842 - 34


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert written(sheet()) == written(sheet())
    assert to_ics(sheet(), "k", MADE) == to_ics(sheet(), "k", MADE)


@pytest.mark.parametrize("payload", WICKED)
def test_what_somebody_wrote_is_only_text_on_paper(payload: str) -> None:
    content = written(sheet(1, 1, payload))
    for act in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/AA"):
        assert act not in content
    said = "".join(text_of(content).split())
    assert "".join(one_line(payload).replace("＝", "?").split()) in said


def test_letters_that_the_font_lacks_are_question_marks() -> None:
    assert "Desa ?? é" in text_of(written(sheet(1, 1, "Desa 漢字 e\u0301")))


def test_a_day_of_the_trip_is_an_event_of_a_whole_day() -> None:
    calendar = Calendar.from_ical(to_ics(sheet(), "simulasi|36.04.13", MADE))
    assert (calendar["METHOD"], calendar["VERSION"], calendar["X-WR-TIMEZONE"]) == (
        "PUBLISH",
        "2.0",
        "Asia/Jakarta",
    )
    first, second = calendar.walk("VEVENT")
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 12, 1), date(2026, 12, 2))
    assert second["DTSTART"].dt == date(2026, 12, 2)
    assert first["DTSTAMP"].dt == MADE
    assert first["SUMMARY"] == "SIMULASI · Paket Kec. Tirtayasa, Hari 1 dari 2"
    assert first["LOCATION"] == "Kec. Tirtayasa, Kab. Serang"
    told = str(first["DESCRIPTION"]).split("\n")
    assert told[:2] == list(sheet().marks)
    assert told[3:6] == [line.sentence for line in sheet().days[0].lines]
    assert told[-2:] == list(sheet().about)


def test_an_event_keeps_its_uid_when_its_villages_change_and_another_trip_has_others() -> None:
    def uids(of: TripSheet, key: str = "a") -> list[str]:
        return [event["UID"] for event in events(to_ics(of, key, MADE))]

    later = MADE + timedelta(hours=1)
    assert uids(sheet()) == uids(sheet(name="Domas"))
    assert uids(sheet()) == [e["UID"] for e in events(to_ics(sheet(), "a", later))]
    assert not set(uids(sheet())) & set(uids(sheet(), "b"))
    assert len(set(uids(sheet(5)))) == 5


def test_a_day_without_a_date_is_no_event_and_a_stamp_has_its_time_zone() -> None:
    undated = replace(sheet(1), days=(replace(sheet(1).days[0], day=None),))
    assert events(to_ics(undated, "k", MADE)) == []
    with pytest.raises(ValueError, match="time zone"):
        to_ics(sheet(), "k", MADE.replace(tzinfo=None))
    jakarta = MADE.astimezone(timezone(timedelta(hours=7)))
    assert b"DTSTAMP:20261124T050000Z" in to_ics(sheet(), "k", jakarta)


@pytest.mark.parametrize("payload", WICKED)
def test_what_somebody_wrote_adds_no_line_to_a_calendar(payload: str) -> None:
    content = to_ics(replace(sheet(1, 1, payload), title=payload, place=payload), "k", MADE)
    names = [
        row.split(b":")[0].split(b";")[0] for row in content.replace(b"\r\n ", b"").split(b"\r\n")
    ]
    assert names.count(b"ATTENDEE") == 0
    assert names.count(b"END") == 2
    assert all(len(row) <= 75 for row in content.split(b"\r\n"))
    (event,) = events(content)
    assert event["LOCATION"] == one_line(payload)
    assert one_line(payload) in event["DESCRIPTION"]


def test_a_message_tells_the_days_and_numbers_the_villages() -> None:
    assert to_message(sheet(2, 2), LEFT_OUT).split("\n") == [
        "*SIMULASI · Paket Kec. Tirtayasa*",
        "SIMULASI: tidak ada kegiatan yang nyata",
        "Interval: contoh",
        "Kab. Serang · per 24 Nov 2026",
        "Data sampai 20 Nov 2026",
        "",
        "*Hari 1 dari 2 · 1 Des 2026 · 2 desa/kelurahan*",
        "1. Lontar (Kec. Tirtayasa, Kab. Serang): Terlambat berat, 226 hari",
        "2. Lontar (Kec. Tirtayasa, Kab. Serang): Terlambat berat, 226 hari",
        "",
        "*Hari 2 dari 2 · 2 Des 2026 · 2 desa/kelurahan*",
        "3. Lontar (Kec. Tirtayasa, Kab. Serang): Terlambat berat, 226 hari",
        "4. Lontar (Kec. Tirtayasa, Kab. Serang): Terlambat berat, 226 hari",
    ]


@given(st.integers(0, 120), st.integers(1, 60), st.text(max_size=40))
def test_a_message_is_short_and_says_how_many_it_leaves_out(
    villages: int, a_day: int, name: str
) -> None:
    days, rest = divmod(villages, a_day)
    found = sheet(days, a_day, name)
    found = replace(found, days=(*found.days, *sheet(1, rest, name).days)[: days + bool(rest)])
    message = to_message(found, LEFT_OUT)
    assert len(message) <= LONGEST
    shown = message.count(": Terlambat berat, 226")
    last = message.rsplit("\n", 1)[-1]
    assert last.startswith("… dan") == (shown < villages)
    if shown < villages:
        assert last == LEFT_OUT.format(count=villages - shown)
        assert len(message) > LONGEST - 500


@pytest.mark.parametrize("payload", WICKED)
def test_a_name_marks_up_no_letter_of_a_message_and_breaks_no_line(payload: str) -> None:
    plain, given_name = (to_message(sheet(1, 1, name), LEFT_OUT) for name in ("x", payload))
    for mark in "*_~`":
        assert given_name.count(mark) == plain.count(mark)
    assert given_name.count("\n") == plain.count("\n")


def test_an_absurd_head_is_cut_too() -> None:
    endless = replace(sheet(), about=("x" * 9_000,) * 20)
    assert len(to_message(endless, LEFT_OUT)) == LONGEST


@given(st.text())
def test_a_line_is_one_line_without_unseen_characters(text: str) -> None:
    said = one_line(text)
    assert len(said.splitlines()) <= 1
    assert not any(c in said for c in "\x00\u202e\u200b\n\r\t")
    assert one_line(said) == said


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert (cut("Desa Maja", 9), cut("Desa Maja", 6)) == ("Desa Maja", "Desa…")
