"""One CSV file of a data package, row by row, with every fault gathered as a complaint."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TypeVar

from lib.domain.errors import Complaint

Value = TypeVar("Value")


class Faulty(Exception):
    """The row at hand has a fault that was noted already; leave it and go on."""


@dataclass(slots=True)
class Row:
    """A row of a file; reads its fields and notes what is wrong with them."""

    file: str
    number: int
    cells: dict[str, str]
    complaints: list[Complaint]
    refused: set[tuple[str, str]] = field(default_factory=set)

    @property
    def faulty(self) -> bool:
        return bool(self.refused)

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def read(self, column: str, reader: Callable[[str], Value | None]) -> Value | None:
        """The field as the reader understands it; None and a complaint when it cannot."""
        try:
            return reader(self.text(column))
        except ValueError as fault:
            self.refuse(column, str(fault))
            return None

    def need(self, column: str, reader: Callable[[str], Value | None]) -> Value:
        """The field, which must not be empty; raises Faulty when it is missing or wrong."""
        value = self.read(column, reader)
        if value is None or value == "":
            if not any(column == refused for refused, _ in self.refused):
                self.refuse(column, "must not be empty")
            raise Faulty
        return value

    def refuse(self, column: str, reason: str) -> None:
        if (column, reason) not in self.refused:
            self.refused.add((column, reason))
            self.complaints.append(Complaint(self.file, self.number, column, reason))


@dataclass(slots=True)
class Table:
    """A CSV file that may be absent; ``columns`` are all it may have, ``key`` those it must."""

    path: Path
    columns: tuple[str, ...]
    key: tuple[str, ...]
    complaints: list[Complaint] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """The rows below the header, numbered as a spreadsheet does (the header is row 1)."""
        if not self.path.exists():
            return
        try:
            # Not read_text: it would make one kind of line break of all, inside texts too.
            text = self.path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            self._refuse(None, "", "is not UTF-8 text")
            return
        except OSError as fault:
            self._refuse(None, "", f"cannot be read ({fault.strerror})")
            return
        if "\0" in text:
            self._refuse(text.count("\n", 0, text.index("\0")) + 1, "", "holds a NUL character")
            return
        reader = csv.reader(StringIO(text, newline=""), strict=True)
        try:
            header = [name.strip() for name in next(reader, [])]
            if not self._header_fits(header):
                return
            for number, cells in enumerate(reader, start=2):
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    reason = f"has {len(cells)} fields, the header has {len(header)}"
                    self._refuse(number, "", reason)
                    continue
                row = dict(zip(header, cells, strict=True))
                yield Row(self.path.name, number, row, self.complaints)
        except csv.Error as fault:
            self._refuse(reader.line_num, "", f"is not readable CSV ({fault})")

    def _header_fits(self, header: list[str]) -> bool:
        if not header:
            return True
        for name in header:
            if name not in self.columns:
                self._refuse(1, name, "is not a column of this file")
            elif header.count(name) > 1:
                self._refuse(1, name, "stands twice in the header")
        for name in self.key:
            if name not in header:
                self._refuse(1, name, "is missing from the header")
        return not self.complaints

    def _refuse(self, row: int | None, column: str, reason: str) -> None:
        self.complaints.append(Complaint(self.path.name, row, column, reason))
