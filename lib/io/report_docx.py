"""A monthly report as a document to be edited: real headings, tables, fields and a language."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL.Image import Image

from lib.io.hand_out import Grid, MapPicture
from lib.io.report import Part, Report, Table
from lib.io.safe_text import cut, one_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_FONT = "Calibri"
"""On every office computer; the paper's own font is not."""
_STYLES = (
    ("Normal", 10.5, 5.0),
    ("Title", 20.0, 4.0),
    ("Heading 1", 14.0, 4.0),
    ("Header", 9.0, 0.0),
    ("Footer", 8.0, 0.0),
)
"""Name, points, points of air below."""
_ACCENT, _INK, _HEAD = "0F4C5C", "1B2529", "E3EAEC"
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}
_TEXT_MM = 178.0
"""Between the edges of the page."""
_LETTER, _CELL = 1.75, 4.2
"""Millimetres: about the width of a letter in a table, and what its cell keeps free."""
_NOT_XML = dict.fromkeys((0xFFFE, 0xFFFF))


def to_docx(
    report: Report, picture: Image | None, map_mm: tuple[float, float], made: datetime
) -> bytes:
    """The report with the map as large as it is given in millimetres."""
    import docx

    document = docx.Document()
    _set_up(document, report, made)
    about = report.imprint
    document.add_heading(_plain(report.title), level=0)
    _small(document.add_paragraph(_plain(about.filter)), 9)
    examples = about.examples[:1].upper() + about.examples[1:]
    for remark in filter(None, (examples, *report.remarks)):
        document.add_paragraph().add_run(_plain(remark)).bold = True
    for part in report.parts:
        _add_part(document, report, part, picture, map_mm)
    document.add_heading(_plain(report.words.method), level=1)
    for note in (*report.notes, *(f"{label}: {value}" for label, value in about.lines)):
        _small(document.add_paragraph(_plain(note)), 8)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: "Document", report: Report, made: datetime) -> None:
    """Page, styles, language, properties, and what stands above and below every page."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(18)
    language = _LANGUAGES[report.words.language]
    styles: Any = document.styles
    for name, size, space in _STYLES:
        style = styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(_ACCENT if size > 12 else _INK)
        style.paragraph_format.space_after = Pt(space)
        if name == "Heading 1":
            style.paragraph_format.space_before = Pt(12)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), _FONT)
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    properties = document.core_properties
    properties.title, properties.language = cut(_plain(report.title), 255), language
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = made.astimezone(UTC).replace(tzinfo=None)
    if report.imprint.mark:
        head = section.header.paragraphs[0]
        head.add_run(_plain(report.imprint.mark)).bold = True
        _shade(head._p.get_or_add_pPr(), _INK)
        head.runs[0].font.color.rgb = RGBColor(255, 255, 255)
    _add_foot(section.footer.paragraphs[0], report)


def _add_foot(foot: "Paragraph", report: Report) -> None:
    """The title, and the number of the page of all as fields."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    foot.paragraph_format.tab_stops.add_tab_stop(Mm(_TEXT_MM), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{_plain(report.title)}\t")
    before, _, rest = report.words.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    foot.add_run(before)
    _add_field(foot, "PAGE")
    foot.add_run(between)
    _add_field(foot, "NUMPAGES")
    foot.add_run(after)


def _add_field(paragraph: "Paragraph", code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def _add_part(
    document: "Document",
    report: Report,
    part: Part,
    picture: Image | None,
    map_mm: tuple[float, float],
) -> None:
    document.add_heading(_plain(part.heading), level=1)
    for paragraph in part.paragraphs:
        document.add_paragraph(_plain(paragraph))
    if part.map is not None and picture is not None:
        _add_map(document, report, part.map, picture, map_mm)
    for table in part.tables:
        _add_table(document, table)


def _add_map(
    document: "Document",
    report: Report,
    shown: MapPicture,
    picture: Image,
    map_mm: tuple[float, float],
) -> None:
    """The picture with words for whoever cannot see it, and its legend in words below."""
    from docx.shared import Mm

    file = BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    placed = document.add_picture(file, Mm(map_mm[0]), Mm(map_mm[1]))
    described = placed._inline.docPr
    described.set("descr", _plain(report.words.picture.format(area=report.imprint.area)))
    described.set("title", _plain(shown.title))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    legend = document.add_paragraph()
    for place, entry in enumerate(shown.classes):
        field = legend.add_run("\u2002\u2002\u2002")
        _shade(field._r.get_or_add_rPr(), entry.colour.lstrip("#"))
        end = "" if place == len(shown.classes) - 1 else "\u2003"
        legend.add_run(f" {entry.icon} {_plain(entry.label)} {shown.number(entry.count)}{end}")
    _small(legend, 9)
    credit = " · ".join(filter(None, (shown.total_label, shown.unmapped_label, shown.credit)))
    _small(document.add_paragraph(_plain(credit)), 8)


def _add_table(document: "Document", table: Table) -> None:
    """The title, then a table whose head returns on every page; no row is parted."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    grid = table.grid
    if grid.title:
        title = document.add_paragraph()
        title.add_run(_plain(grid.title)).bold = True
        title.paragraph_format.keep_with_next = True
    if not grid.rows:
        document.add_paragraph(_plain(grid.empty))
        return
    made = document.add_table(rows=1 + len(grid.rows), cols=len(grid.columns), style="Table Grid")
    made.autofit = False
    widths = _widths(grid)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    last = len(grid.rows) if table.total else 0
    for number, row in enumerate(made.rows):
        texts = grid.rows[number - 1] if number else grid.columns
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if not number:
            properties.append(OxmlElement("w:tblHeader"))
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Mm(widths[place])
            _write_cell(cell, text, not number, number in (0, last), place in grid.numeric)
            if not number:
                _shade(cell._tc.get_or_add_tcPr(), _HEAD)
    _small(document.add_paragraph(), 4)


def _write_cell(cell: "_Cell", text: str, head: bool, bold: bool, numeric: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(_plain(text))
    run.bold, run.font.size = bold, Pt(7.5 if head else 8.5)
    paragraph.paragraph_format.space_after = Pt(1)
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(grid: Grid) -> list[float]:
    """Millimetres: room for the longest word of every column, and the rest to the long texts."""
    least, wanted = [], []
    for place, name in enumerate(grid.columns):
        texts = [row[place] for row in grid.rows]
        word = max((len(w) for text in texts for w in text.split()), default=0)
        head = max(map(len, name.split()), default=0)
        least.append(max(min(word, 14) * _LETTER, head * _LETTER) + _CELL)
        longest = max(map(len, texts), default=0)
        wanted.append(max(min(longest, 40) * _LETTER + _CELL - least[-1], 0.5))
    room = max(_TEXT_MM - sum(least), 0.0)
    widths = [low + room * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]
    return [_TEXT_MM * width / sum(widths) for width in widths]


def _shade(properties: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)


def _small(paragraph: "Paragraph", size: float) -> None:
    from docx.shared import Pt

    for run in paragraph.runs:
        run.font.size = Pt(size)
    paragraph.paragraph_format.space_after = Pt(size / 4)


def _plain(text: str) -> str:
    """On one line, without what XML does not have."""
    return one_line(text).translate(_NOT_XML)
