"""One row of a spreadsheet read to values, with everything that has to be told of its cells."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from lib.domain.activities import Form, Kind, Organiser
from lib.domain.area_match import WrittenAreas
from lib.domain.area_names import plain
from lib.domain.import_plan import Remark
from lib.domain.import_rows import Field, RowValues
from lib.io import import_words as words
from lib.io.import_columns import Columns
from lib.io.import_dates import read_date
from lib.io.import_text import (
    Unread,
    is_blank,
    is_unknown,
    read_attendance,
    read_decimal,
    read_whole,
    read_word,
    read_yes_no,
)
from lib.io.workbook import SheetRow

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)

_LONGEST = 4_000
_LONGEST_KEY = 120
_LIST = re.compile(r"[;\n\r]+")
_AGENCIES = re.compile(r"[;\n\r,/&+]+|\s+dan\s+", re.IGNORECASE)
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WEB = ("http://", "https://")


@dataclass(slots=True)
class ReadRow:
    """A row with its values but not yet its areas, which take the register to find."""

    row: int
    cells: tuple[str, ...]
    values: RowValues
    written: WrittenAreas
    faults: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)


def read_row(sheet_row: SheetRow, columns: Columns, today: date) -> ReadRow:
    """What a row says; what cannot be read is a fault at its cell, the rest is read."""
    return _Reader(sheet_row, columns, today).read()


class _Reader:
    def __init__(self, sheet_row: SheetRow, columns: Columns, today: date) -> None:
        self.sheet_row = sheet_row
        self.columns = columns
        self.today = today
        self.faults: list[Remark] = []
        self.notices: list[Remark] = []

    def read(self) -> ReadRow:
        values = self._values()
        written = WrittenAreas(
            codes=self._cell(Field.CODES),
            villages=self._cell(Field.VILLAGES),
            district=self._cell(Field.DISTRICT),
            regency=self._cell(Field.REGENCY),
        )
        row, cells = self.sheet_row.number, self.sheet_row.cells
        if self.sheet_row.too_many:
            self.faults.append(Remark(row, "", "cells_beyond_header"))
        return ReadRow(row, cells, values, written, self.faults, self.notices)

    def _values(self) -> RowValues:
        day = self._try(Field.DATE, lambda text: read_date(text, self.today))
        end = self._try(Field.END_DATE, lambda text: read_date(text, self.today))
        recorded = self._try(Field.RECORDED_ON, lambda text: read_date(text, self.today))
        if day and day.told:
            self._tell(Field.DATE, day.told, read=day.day.isoformat())
        if end and end.month_only:
            self._refuse(Field.END_DATE, Unread("date_needs_day", text=self._cell(Field.END_DATE)))
        elif end and end.told:
            self._tell(Field.END_DATE, end.told, read=end.day.isoformat())
        there = self._try(Field.PARTICIPANTS, read_attendance)
        if there and there.told:
            read = "" if there.number is None else str(there.number)
            self._tell(Field.PARTICIPANTS, there.told, read=read)
        note = self._text(Field.PARTICIPANTS_NOTE) or (there.note if there else "")
        kind, form = self._kind_and_form()
        organisers, units = self._organisers()
        source, source_url = self._text(Field.SOURCE), self._text(Field.SOURCE_URL)
        if source.lower().startswith(_WEB) and not source_url:
            source, source_url = "", source
        return RowValues(
            key=self._key(),
            number=self._text(Field.NUMBER, _LONGEST_KEY),
            date=day.day if day else None,
            month_only=bool(day and day.month_only),
            end_date=end.day if end else None,
            kind=kind,
            form=form,
            state=self._word(Field.STATE, words.STATES, words.STATE_WORDS),
            link=self._word(Field.LINK, words.LINKS, words.LINK_WORDS),
            organisers=organisers,
            organiser_units=units,
            participants=there.number if there else None,
            participants_note=note,
            topics=self._list(Field.TOPICS),
            venue=self._text(Field.VENUE),
            audience=self._list(Field.AUDIENCE),
            leaders=self._try(Field.LEADERS, read_yes_no),
            youth=self._try(Field.YOUTH, read_yes_no),
            women=self._try(Field.WOMEN, read_yes_no),
            pre_mean=self._try(Field.PRE_MEAN, read_decimal),
            post_mean=self._try(Field.POST_MEAN, read_decimal),
            tested=self._try(Field.TESTED, read_whole),
            evidence_url=self._text(Field.EVIDENCE_URL),
            source_title=source,
            source_url=source_url,
            notes=self._text(Field.NOTES),
            recorded_on=recorded.day if recorded else None,
        )

    def _kind_and_form(self) -> tuple[Kind | None, Form | None]:
        """Kind and form; a form written as the kind says both, where it belongs to one kind."""
        form = self._word(Field.FORM, words.FORMS, words.FORM_WORDS)
        text = self._cell(Field.KIND)
        named = words.FORMS.get(plain(text))
        if named in words.KIND_OF_FORM and plain(text) not in words.KINDS:
            self._tell(
                Field.KIND, "kind_from_form", read=words.KIND_WORDS[words.KIND_OF_FORM[named]]
            )
            return words.KIND_OF_FORM[named], form or named
        return self._word(Field.KIND, words.KINDS, words.KIND_WORDS), form

    def _organisers(self) -> tuple[tuple[Organiser, ...], str]:
        """The agencies, and their units where the agencies were told by their units' names."""
        text, units = self._text(Field.ORGANISERS), self._text(Field.ORGANISER_UNITS)
        if is_unknown(text):
            return (), units
        whole = words.ORGANISERS.get(plain(text))
        pieces = [text] if whole else [p.strip() for p in _AGENCIES.split(text) if p.strip()]
        found: list[Organiser] = []
        by_unit = False
        for piece in pieces:
            for one in _codes_apart(piece):
                organiser = words.ORGANISERS.get(plain(one))
                if organiser is None:
                    organiser, by_unit = words.organiser_of_unit(one), True
                if organiser is None:
                    known = words.offered(words.ORGANISER_WORDS)
                    unread = Unread("word_unknown", text=one, known=known)
                    self._refuse(Field.ORGANISERS, unread)
                else:
                    found.append(organiser)
        if by_unit and found:
            read = ", ".join(words.ORGANISER_WORDS[o] for o in dict.fromkeys(found))
            self._tell(Field.ORGANISERS, "organiser_of_unit", read=read)
            units = units or text
        return tuple(dict.fromkeys(found)), units

    def _key(self) -> str:
        return self._text(Field.KEY, _LONGEST_KEY).removeprefix("uuid:")

    def _word(
        self, field: Field, known: Mapping[str, Word], said: Mapping[Word, str]
    ) -> Word | None:
        return self._try(field, lambda text: read_word(text, known, words.offered(said)))

    def _list(self, field: Field) -> tuple[str, ...]:
        pieces = (" ".join(piece.split()) for piece in _LIST.split(self._text(field)))
        return tuple(dict.fromkeys(piece for piece in pieces if piece))

    def _text(self, field: Field, longest: int = _LONGEST) -> str:
        text = self._cell(field)
        if len(text) > longest:
            self._refuse(field, Unread("text_long", most=str(longest)))
            return ""
        return "" if is_blank(text) else text

    def _try(self, field: Field, reader: Callable[[str], Value | None]) -> Value | None:
        try:
            return reader(self._cell(field))
        except Unread as unread:
            self._refuse(field, unread)
            return None

    def _cell(self, field: Field) -> str:
        place = self.columns.place.get(field)
        if place is None:
            return ""
        return _HIDDEN.sub("", self.sheet_row.cells[place]).strip()

    def _refuse(self, field: Field, unread: Unread) -> None:
        where = self.columns.name(field)
        self.faults.append(Remark(self.sheet_row.number, where, unread.key, unread.values))

    def _tell(self, field: Field, key: str, read: str) -> None:
        values = {"text": self._cell(field), "read": read}
        self.notices.append(Remark(self.sheet_row.number, self.columns.name(field), key, values))


def _codes_apart(piece: str) -> list[str]:
    """Several of our own codes with blanks between, as forms for phones write a choice of many."""
    many = piece.split()
    codes = {organiser.value for organiser in Organiser}
    return many if len(many) > 1 and set(many) <= codes else [piece]
