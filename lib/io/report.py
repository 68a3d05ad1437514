"""A monthly report in words: made once, and drawn by both of its files.

All text is in the reader's language and is taken as somebody's writing: whatever draws it makes it
inert in its own way.
"""

from dataclasses import dataclass

from lib.io.hand_out import Grid, Imprint, MapPicture


@dataclass(frozen=True, slots=True)
class Table:
    """A grid, and whether its last row sums up the others."""

    grid: Grid
    total: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading: sentences, a map, tables."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    map: MapPicture | None = None


@dataclass(frozen=True, slots=True)
class ReportWords:
    """What both files say of themselves; ``page`` has places for ``{page}`` and ``{pages}``."""

    page: str
    method: str
    """The heading of the small print."""
    picture: str
    """What the map shows, for whoever cannot see it."""
    language: str


@dataclass(frozen=True, slots=True)
class Report:
    """A month of an area; the last part lists what was held."""

    title: str
    """``Laporan bulanan Juni 2026: Kab. Lebak``."""
    imprint: Imprint
    remarks: tuple[str, ...]
    """What must be known before anything is read, such as that the month is not over."""
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    """Definitions, for the small print."""
    words: ReportWords
