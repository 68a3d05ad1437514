"""A monthly report on A4 paper: headings, paragraphs and tables that flow over as many pages."""

from datetime import datetime

from PIL.Image import Image

from lib.io.pdf_grid import PdfGrid
from lib.io.pdf_map import draw_map
from lib.io.pdf_page import ACCENT, MUTED, WIDTH, Paper, Text
from lib.io.report import Part, Report

_LIST_LINES = 12
"""A cell of a report is never longer, so every row fits on a page."""
_HEADING = 12.0


def to_pdf(
    report: Report, picture: Image | None, map_mm: tuple[float, float], made: datetime
) -> bytes:
    """The report; the map is drawn as large as it is given in millimetres."""
    about, words = report.imprint, report.words
    paper = Paper(report.title, made, words.page, band=about.mark, language=words.language)
    paper.begin_page()
    paper.paragraph(Text(report.title, 17, "B", 3, ACCENT))
    paper.paragraph(Text(about.filter, 8.5, lines=3))
    examples = about.examples[:1].upper() + about.examples[1:]
    for remark in filter(None, (examples, *report.remarks)):
        paper.paragraph(Text(remark, 8.5, "B", 2, MUTED))
    paper.pdf.set_draw_color(ACCENT)
    paper.rule()
    for part in report.parts:
        _write_part(paper, report, part, picture, map_mm)
    _write_notes(paper, report)
    return paper.written()


def _write_part(
    paper: Paper, report: Report, part: Part, picture: Image | None, map_mm: tuple[float, float]
) -> None:
    paper.needs(_HEADING + 18)
    paper.y += 3.5
    paper.pdf.start_section(part.heading)
    paper.paragraph(Text(part.heading, _HEADING, "B", 2, ACCENT))
    for paragraph in part.paragraphs:
        text = Text(paragraph, 9.5, lines=20)
        paper.needs(paper.height_of([text], WIDTH))
        paper.paragraph(text)
        paper.y += 0.8
    if part.map is not None and picture is not None:
        alt = report.words.picture.format(area=report.imprint.area)
        draw_map(paper, part.map, picture, map_mm, alt)
    for table in part.tables:
        paper.y += 1
        PdfGrid(paper, table.grid, size=8, lines=_LIST_LINES, bold_last=table.total).draw()


def _write_notes(paper: Paper, report: Report) -> None:
    heading = Text(report.words.method, 9, "B", 1, ACCENT)
    texts = [Text(note, 6.5, lines=8) for note in (*report.notes, report.imprint.small_print)]
    paper.needs(paper.height_of([heading, *texts[:3]], WIDTH) + 4)
    paper.y += 3
    paper.paragraph(heading)
    for text in texts:
        paper.needs(paper.height_of([text], WIDTH))
        paper.paragraph(text)
