"""The workbook in a chart of a slide: the scene's own numbers and names, and no formula.

The one that python-pptx writes would let a name that begins with "=" become a formula.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from lib.io.hand_out import Series
from lib.io.safe_text import one_line


def chart_workbook(names: Sequence[str], series: Sequence[Series], made: datetime) -> bytes:
    """An XLSX laid out as the chart refers to it: names down, a column per series.

    ``made`` is the day in its properties, so that the same chart gives the same bytes.
    """
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": made.replace(tzinfo=None)})
        sheet = workbook.add_worksheet("Sheet1")
        sheet.set_column(0, 0, 30)
        for row, name in enumerate(names, start=1):
            sheet.write_string(row, 0, name)
        for column, line in enumerate(series, start=1):
            sheet.write_string(0, column, one_line(line.name))
            for row, value in enumerate(line.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
    return file.getvalue()
