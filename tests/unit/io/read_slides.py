"""What stands in a file of slides, read back as PowerPoint would."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Length
from python_calamine import CalamineWorkbook

from lib.io.slide_fit import LEADING, lines_of


def slides_of(content: bytes) -> list[Any]:
    return list(Presentation(BytesIO(content)).slides)


def texts_of(slide: Any) -> list[str]:
    """Every paragraph of a slide, those of its tables included."""
    found = [p.text for s in slide.shapes if s.has_text_frame for p in s.text_frame.paragraphs]
    for table in (s.table for s in slide.shapes if s.has_table):
        found += [cell.text for row in table.rows for cell in row.cells]
    return [text for text in found if text]


def rows_of(slide: Any) -> list[tuple[str, ...]]:
    (table,) = [s.table for s in slide.shapes if s.has_table]
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def charts_of(slide: Any) -> list[Any]:
    return [s.chart for s in slide.shapes if s.has_chart]


def sheet_of(chart: Any) -> list[list[Any]]:
    """The cells of the workbook in a chart."""
    book = CalamineWorkbook.from_filelike(BytesIO(workbook_of(chart)))
    return list(book.get_sheet_by_index(0).to_python())


def workbook_of(chart: Any) -> bytes:
    content: bytes = chart.part.chart_workbook.xlsx_part.blob
    return content


def notes_of(slide: Any) -> list[str]:
    return [p.text for p in slide.notes_slide.notes_text_frame.paragraphs]


def alternatives_of(slide: Any) -> list[str]:
    """What charts, tables and pictures say to those who do not see them."""
    kept = [
        s
        for s in slide.shapes
        if s.has_chart or s.has_table or s.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    return [s.element.xpath(".//p:cNvPr")[0].get("descr", "") for s in kept]


def overflowing(slide: Any) -> Iterator[tuple[str, float, float]]:
    """Texts that are higher than their box, and shapes that leave the slide."""
    for shape in slide.shapes:
        if points(shape.left + shape.width) > 960.1 or points(shape.top + shape.height) > 540.1:
            yield shape.name, points(shape.top), points(shape.left)
        if not shape.has_text_frame:
            continue
        frame = shape.text_frame
        wide = points(shape.width - frame.margin_left - frame.margin_right)
        high = points(frame.margin_top + frame.margin_bottom)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                size = run.font.size.pt
                lines = lines_of(run.text, wide + 0.1, size, bold=bool(run.font.bold))
                high += lines * size * LEADING + (paragraph.space_after or Length(0)).pt
        if high > points(shape.height) + 0.5:
            yield shape.text_frame.text, high, points(shape.height)


def points(length: int) -> float:
    return Length(length).pt
