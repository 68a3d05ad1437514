"""A trip as a message for WhatsApp: short, numbered, and nothing in a name turns letters bold.

WhatsApp reads * _ ~ and ` as marks for bold, italic, struck out and code. In what somebody wrote
they are replaced by signs that look alike and mean nothing; only the headings are bold.
"""

from lib.io.safe_text import cut, one_line
from lib.io.trip_sheet import TripDaySheet, TripSheet

LONGEST = 4_000
_SHORTEST_LINE, _LONGEST_LINE = 10, 300
_ALIKE = str.maketrans({"*": "∗", "_": "＿", "~": "∼", "`": "ˋ"})


def to_message(sheet: TripSheet, left_out: str, longest: int = LONGEST) -> str:
    """Title, marks, what it is of, and the villages by day, in ``longest`` characters at most.

    Where not all of them fit, the first ones stand there and ``left_out``, which has a place for
    ``{count}``, says how many do not.
    """
    head = [_bold(sheet.title), *map(_plain, (*sheet.marks, *sheet.about))]
    total = sum(len(day.lines) for day in sheet.days)
    for kept in range(min(total, longest // _SHORTEST_LINE), -1, -1):
        missing = [_plain(left_out.format(count=total - kept))] if kept < total else []
        message = "\n".join([*head, *_days(sheet, kept), *missing])
        if len(message) <= longest:
            return message
    return cut(message, longest)


def _days(sheet: TripSheet, kept: int) -> list[str]:
    """The first ``kept`` villages under the headings of their days."""
    lines: list[str] = []
    for day in sheet.days:
        shown = day.lines[:kept]
        kept -= len(shown)
        if shown:
            lines += ["", *_heading(day), *(_plain(line.sentence) for line in shown)]
    return lines


def _heading(day: TripDaySheet) -> list[str]:
    return [_bold(day.heading)] if day.heading else []


def _bold(text: str) -> str:
    return f"*{_plain(text)}*"


def _plain(text: str) -> str:
    return cut(one_line(text).translate(_ALIKE), _LONGEST_LINE)
