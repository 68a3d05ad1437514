"""User text on its way into a file: inert in a spreadsheet, plain in a file name, on one line."""

import re
import unicodedata

_FORMULA = re.compile(r"(^|[;\t\r\n])(?=[\t\r\n ]*[=+\-@＝＋－＠])|^(?=[\t\r\n])")
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_NOT_IN_A_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_SHEET_LENGTH = 31
_TAKEN = "history"
"""Excel keeps this name of a sheet for itself."""


def inert_cell(text: str) -> str:
    """The text for a CSV field, with an apostrophe before whatever would start a formula.

    A spreadsheet runs a field that begins with one of these signs when it opens the file; the
    apostrophe is its own mark for "this is text". A sign after a semicolon, a tab or a line's end
    counts too: an Excel set to Indonesian takes a semicolon for the end of a field, inside a text
    or not. Source: OWASP, CSV Injection.
    """
    return _FORMULA.sub(r"\1'", text)


def file_name(*parts: str, ending: str) -> str:
    """``prioritas-2026-11-24-v12.csv``: small ASCII letters, digits and hyphens only."""
    words = (_slug(part) for part in parts)
    return f"{'-'.join(word for word in words if word)}.{ending}"


def one_line(text: str) -> str:
    """The text with single blanks for line ends and the like, and without unseen characters.

    Unseen are control characters and those that turn the direction of a line.
    """
    words = " ".join(text.split())
    return "".join(c for c in words if unicodedata.category(c) not in ("Cc", "Cf"))


def cut(text: str, longest: int) -> str:
    """The text, with an ellipsis for its end where it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def sheet_name(text: str) -> str:
    """The text as the name of a sheet: 31 characters at most, none that Excel refuses."""
    name = _NOT_IN_A_SHEET.sub(" ", text).strip(" '")[:_SHEET_LENGTH].strip(" '")
    return f"{name} 1".strip() if name.casefold() in ("", _TAKEN) else name


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_A_NAME.sub("-", plain.lower()).strip("-")
