"""What papers are drawn from, small and made up, and where their words stand once drawn."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image
from pypdf import PdfReader

from lib.io.hand_out import (
    Chart,
    ChartKind,
    Figure,
    Grid,
    HandOut,
    Imprint,
    MapClass,
    MapPicture,
    Scene,
    SceneKey,
    Series,
)
from tests.unit.io.pdf_text import Piece, pages_of

MADE = datetime(2026, 11, 24, 5, tzinfo=UTC)
MARK = "SIMULASI: tidak satu pun kegiatan ini benar-benar terjadi"
LEFT, RIGHT, LOW = (mm / 25.4 * 72 for mm in (12, 198, 8))
"""The edges of the paper in points, as fpdf2 counts them."""
STATUSES = (
    ("Mutakhir", "#1F78B4", ""),
    ("Segera jatuh tempo", "#8CC5E8", ""),
    ("Terlambat", "#FDB44B", "dots"),
    ("Terlambat berat", "#D6401F", "stripes"),
    ("Belum tercatat", "#DDD8CF", ""),
    ("Dikecualikan", "#FFFFFF", "hatch"),
)


@dataclass(frozen=True)
class Long:
    """The longest that a text may be, put in the place of every name and sentence."""

    name: str
    sentence: str


SHORT = Long("Kec. Maja", "81 dari 343 desa/kelurahan mutakhir.")


def imprint(mark: str = MARK, said: str = "Kab. Lebak · per 24 Nov 2026") -> Imprint:
    return Imprint(
        record="SIMULASI",
        mark=mark,
        examples="contoh: belum semua interval yang berlaku dikonfirmasi",
        filter=said,
        area="Kab. Lebak",
        lines=(("Saringan", said), ("Dibuat oleh", "Anna"), ("Versi data", "7")),
        made=MADE,
        version=7,
    )


def picture() -> MapPicture:
    return MapPicture(
        title="Peta",
        classes=tuple(
            MapClass(name, colour, 10 * n, "", pattern)  # type: ignore[arg-type]
            for n, (name, colour, pattern) in enumerate(STATUSES, start=1)
        ),
        place_of={},
        outlined=frozenset({"36.02.01.2001"}),
        outlined_label="Ikut program (bergaris tepi)",
        focus="36.02",
        areas={},
        unmapped=3,
        unmapped_label="3 desa tanpa titik peta",
        credit="batas indikatif, bukan acuan hukum",
        total_label="210 desa/kelurahan",
    )


def grid(rows: int, name: str = "Kec. Maja") -> Grid:
    return Grid(
        title="Perjalanan",
        columns=("Kecamatan", "Kabupaten/kota", "Antrean"),
        rows=tuple((name, "Kab. Lebak", f"{1000 + n}") for n in range(rows)),
        numeric=frozenset({2}),
        empty="Tidak ada desa/kelurahan dalam antrean.",
    )


def bars(count: int, name: str) -> Chart:
    return Chart(
        kind=ChartKind.STACKED,
        title="Desa menurut status",
        categories=(name,) * count,
        series=tuple(
            Series(word, colour, (float(n),) * count, pattern)  # type: ignore[arg-type]
            for n, (word, colour, pattern) in enumerate(STATUSES)
        ),
        ends=("23,6 % (81/343)",) * count,
    )


def hand_out(said: Long = SHORT, *, bar_count: int = 11, rows: int = 7) -> HandOut:
    figures = tuple(
        Figure(said.name, "100,0 %", said.sentence, said.sentence, "bad") for _ in range(4)
    )
    plain = Scene(SceneKey.STAND, "Posisi", said.sentence, figures, notes=(said.sentence,) * 3)
    return HandOut(
        title=f"Desa Binaan: {said.name}",
        imprint=imprint(said=said.sentence),
        scenes=(
            replace(plain, remarks=(said.sentence,)),
            replace(plain, key=SceneKey.MAP, figures=(), map=picture()),
            replace(plain, key=SceneKey.GAPS, chart=bars(bar_count, said.name)),
            replace(plain, key=SceneKey.WORK, chart=bars(5, said.name)),
            replace(
                plain,
                key=SceneKey.DECISIONS,
                grid=grid(rows, said.name),
                remarks=(said.sentence,) * 3,
                notes=tuple(f"{n}. {said.sentence}" for n in range(9)),
            ),
        ),
    )


def map_image() -> Image.Image:
    return Image.new("RGB", (124, 108), "#E9F1F3")


def words_of(content: bytes) -> list[str]:
    """The text of every page with single blanks."""
    pages = PdfReader(BytesIO(content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def outside(content: bytes) -> list[Piece]:
    """The pieces of text that run over an edge of the paper."""
    return [
        piece
        for page in pages_of(content)
        for piece in page
        if piece.x < LEFT - 0.1 or piece.right > RIGHT + 0.1 or piece.y < LOW
    ]
