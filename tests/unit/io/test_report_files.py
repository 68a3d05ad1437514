"""Both files of a report read back: the same words, in real headings, tables and fields."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from lib.io import report_docx, report_pdf
from lib.io.hand_out import Grid
from lib.io.report import Part, Report, ReportWords, Table
from tests.unit.io.papers import (
    MADE,
    MARK,
    grid,
    imprint,
    map_image,
    outside,
    picture,
    words_of,
)
from tests.unit.io.test_safe_text import PAYLOADS

SIZE = (120.0, 92.0)


def report(
    rows: int = 3, said: str = "Sosialisasi menjangkau 13 desa.", lang: str = "id"
) -> Report:
    counted = Table(
        Grid("", ("Bentuk", "Jumlah"), (("Tatap muka", "4"), ("Jumlah", "4")), frozenset({1})),
        total=True,
    )
    return Report(
        title="Laporan bulanan Juni 2026: Kab. Lebak",
        imprint=imprint(),
        remarks=("Bulan ini belum selesai.",),
        parts=(
            Part("Posisi kita", (said,), (counted,), picture()),
            Part("Kegiatan Juni 2026", ("Menurut tanggal.",), (Table(grid(rows, said)),)),
        ),
        notes=("Mutakhir: masih dalam interval.",),
        words=ReportWords("Halaman {page} dari {pages}", "Cara hitung", "Peta {area}", lang),
    )


def in_pdf(of: Report, image: Image.Image | None = None) -> bytes:
    return report_pdf.to_pdf(of, image or map_image(), SIZE, MADE)


def in_docx(of: Report) -> bytes:
    return report_docx.to_docx(of, map_image(), SIZE, MADE)


def opened(of: Report):
    return docx.Document(BytesIO(in_docx(of)))


def test_paper_tells_every_part_and_the_mark_on_each_page() -> None:
    made = report(90)
    pages = words_of(in_pdf(made))
    assert len(pages) > 2
    told = " ".join(pages)
    for part in made.parts:
        assert part.heading in told and part.paragraphs[0] in told
    assert [str(1000 + n) for n in range(90) if str(1000 + n) not in told] == []
    for number, page in enumerate(pages, start=1):
        assert MARK in page and f"Halaman {number} dari {len(pages)}" in page
    for page in pages[2:-1]:
        assert "Kecamatan Kabupaten/kota Antrean" in page


def test_the_document_has_headings_tables_whose_head_returns_and_a_language() -> None:
    made = report()
    document = opened(made)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Posisi kita", "Kegiatan Juni 2026", "Cara hitung"]
    assert document.paragraphs[0].style.name == "Title"
    assert document.core_properties.language == "id-ID"
    assert {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))} == {"id-ID"}
    for table, wanted in zip(
        document.tables, [t.grid for part in made.parts for t in part.tables], strict=True
    ):
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert rows == [wanted.columns, *wanted.rows]
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_document_numbers_its_pages_describes_its_map_and_bears_the_mark() -> None:
    document = opened(report())
    section = document.sections[0]
    assert section.header.paragraphs[0].text == MARK
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]
    described = [e.get("descr") for e in document.element.iter(qn("wp:docPr"))]
    assert described == ["Peta Kab. Lebak"]
    told = " ".join(p.text for p in document.paragraphs)
    assert "Terlambat berat 40" in told and "210 desa/kelurahan" in told
    assert "Versi data: 7" in told and "Dibuat oleh: Anna" in told


def test_both_files_hold_the_same_words() -> None:
    made = report(5)
    on_paper = " ".join(words_of(in_pdf(made)))
    document = opened(made)
    written = [p.text for p in document.paragraphs]
    written += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for part in made.parts:
        said = (part.heading, *part.paragraphs)
        said += tuple(text for table in part.tables for row in table.grid.rows for text in row)
        assert [text for text in said if text not in written or text not in on_paper] == []


@pytest.mark.parametrize("name", ["W" * 300, "Pasirkembang " * 60, "https://x.id/" + "y" * 300])
def test_the_longest_texts_stay_within_the_edges_of_every_page(name: str) -> None:
    made = replace(report(12, name), title=name)
    assert outside(in_pdf(made)) == []
    assert in_docx(made)


def test_without_rows_a_sentence_stands_in_place_of_the_table() -> None:
    made = report(0)
    empty = "Tidak ada desa/kelurahan dalam antrean."
    assert empty in " ".join(words_of(in_pdf(made)))
    assert empty in [p.text for p in opened(made).paragraphs]


WICKED = (*PAYLOADS, "<w:p>&amp;</w:p>", "{page} {pages} {nb}", "a\x00\x1b\u202e\ufffe\uffffb")


@pytest.mark.parametrize("text", WICKED)
def test_what_somebody_wrote_is_text_and_nothing_else(text: str) -> None:
    made = report(2, text)
    with ZipFile(BytesIO(in_docx(made))) as members:
        assert not [n for n in members.namelist() if "vba" in n or "embed" in n]
        assert b'TargetMode="External"' not in members.read("word/_rels/document.xml.rels")
    document = opened(made)
    fields = document.element.iter(qn("w:fldSimple"), qn("w:instrText"))
    assert list(fields) == []
    assert len(document.tables[1].rows) == 3
    assert b"/JavaScript" not in in_pdf(made) and b"/URI" not in in_pdf(made)


def test_english_is_said_to_be_english() -> None:
    document = opened(report(lang="en"))
    assert document.core_properties.language == "en-GB"
