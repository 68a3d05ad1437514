"""The rows that an import refused, as a workbook to be mended and sent again."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from lib.domain.area_names import plain
from lib.io.import_columns import REASON
from lib.io.text_sheet import text_workbook, write_lines
from lib.io.workbook import SHEET


def write_refused(header: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]) -> bytes:
    """The rows as they were sent with a last column of reasons, which an import leaves aside.

    What looks like a formula in them is text and runs nowhere.
    """
    kept = [n for n, title in enumerate(header) if plain(title) != plain(REASON)]
    lines = [[*(header[n] for n in kept), REASON]]
    lines += [[*(cells[n] for n in kept), reasons] for cells, reasons in rows]
    file = BytesIO()
    with text_workbook(file, SHEET) as workbook:
        write_lines(workbook, SHEET, lines)
    return file.getvalue()
