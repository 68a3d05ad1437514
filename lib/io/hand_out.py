"""What a meeting sees and takes home: scenes in words, made once and drawn by every file.

The screen of *Mode Rapat*, the slides, the brief and the report are drawn from these very words and
figures, so no two of them can differ. All text is in the reader's language and is taken as
somebody's writing: whatever draws it makes it inert in its own way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

Pattern = Literal["", "stripes", "dots", "hatch"]
"""How a fill is told apart without colour."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every file says of itself.

    ``mark`` is empty, or the warning of a simulated record; ``examples`` likewise for intervals
    that nobody confirmed. ``lines`` are label and value pairs for a cover or the small print:
    record, filter, as-of day, data up to, who made it when, data version, what counts.
    """

    record: str
    """``Catatan kantor``, ``SIMULASI``."""
    mark: str
    examples: str
    filter: str
    """``Kab. Lebak · per 30 Jun 2026 · interval 180 hari · data sampai 28 Jun``."""
    area: str
    """``Kab. Lebak`` or ``Provinsi Banten``."""
    lines: tuple[tuple[str, str], ...]
    made: datetime
    """The moment of making in Asia/Jakarta."""
    version: int
    """The data version that the figures come from."""

    @property
    def small_print(self) -> str:
        """All lines in one, for the foot of a page."""
        return " · ".join(f"{label}: {value}" for label, value in self.lines)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to be read from the back row, with its n of N and what it is compared with."""

    label: str
    value: str
    of: str = ""
    """``421 dari 1.552``; empty for a bare count."""
    change: str = ""
    """``+12 desa sejak 25 Okt``."""
    tone: Literal["good", "bad", "even"] = "even"
    definition: str = ""
    """For speaker notes and small print."""


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a chart: a number per category, None where there is nothing to tell."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    pattern: Pattern = ""
    ink: str = "#1B2529"
    """The colour of words on the fill."""


class ChartKind(StrEnum):
    STACKED = "stacked"
    """A lying bar per category, cut into the series."""
    BARS = "bars"
    """A lying bar per category, one series."""
    LINE = "line"
    """A line per series over the categories, which are moments."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with direct labels; ``ends`` is what stands at the end of each bar or line."""

    kind: ChartKind
    title: str
    """Says what is counted and in what unit."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...] = ()
    """Per category for bars; per series for lines."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in words; ``numeric`` are the places of columns to be set to the right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    empty: str = ""
    """The sentence in place of a table without rows."""


@dataclass(frozen=True, slots=True)
class MapClass:
    """A line of the map's legend."""

    label: str
    colour: str
    count: int
    icon: str = ""
    pattern: Pattern = ""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name beside the villages, such as of a sea; it stands where there is room for it."""

    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class MapPicture:
    """What a drawn map shows; the counts of ``classes`` and ``unmapped`` add up to the villages.

    ``place_of`` names the place in ``classes`` by village code; villages that are not in it lie
    outside the filter and stay pale. ``outlined`` are villages that a programme has taken in.
    ``focus`` is the code of the regency or district that fills the picture; None: the province.
    """

    title: str
    classes: tuple[MapClass, ...]
    place_of: Mapping[str, int]
    outlined: frozenset[str]
    outlined_label: str
    focus: str | None
    areas: Mapping[str, str]
    """Names by code, of all regencies and, with a focus, of its districts or villages."""
    unmapped: int
    unmapped_label: str
    """``3 desa tanpa titik peta``; empty where there are none."""
    credit: str
    """Where the areas come from, and that they are indicative."""
    total_label: str
    """``1.552 desa/kelurahan``."""
    around: tuple[PlaceName, ...] = ()
    thousands: str = "."
    """What parts the thousands of a number in the reader's language."""

    def number(self, count: int) -> str:
        """A count as the reader writes it: ``1.552``."""
        return f"{count:,}".replace(",", self.thousands)


class SceneKey(StrEnum):
    """The five scenes in their order."""

    STAND = "posisi"
    MAP = "peta"
    GAPS = "kesenjangan"
    WORK = "pelatihan"
    DECISIONS = "keputusan"


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to say, and what it rests on."""

    key: SceneKey
    title: str
    """Two or three words for a step indicator: ``Peta``."""
    headline: str
    """The one sentence that should stay."""
    figures: tuple[Figure, ...] = ()
    chart: Chart | None = None
    grid: Grid | None = None
    map: MapPicture | None = None
    remarks: tuple[str, ...] = ()
    """Sentences that the audience must see, such as what is left out."""
    notes: tuple[str, ...] = ()
    """Definitions and method, for the speaker and the small print."""


@dataclass(frozen=True, slots=True)
class HandOut:
    """The five scenes of a filter with what every file says of itself."""

    title: str
    """``Desa Binaan: Kab. Lebak``."""
    imprint: Imprint
    scenes: tuple[Scene, ...]

    def scene(self, key: SceneKey) -> Scene:
        return next(scene for scene in self.scenes if scene.key is key)
