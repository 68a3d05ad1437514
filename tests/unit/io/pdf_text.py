"""The text of a PDF that fpdf2 made, page by page, read from its streams and character maps."""

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL | re.MULTILINE)
_RUN = re.compile(
    rb"/(F\d+) ([\d.]+) Tf|([\d.-]+) ([\d.-]+) Td|\(((?:[^()\\]|\\.)*)\) Tj", re.DOTALL
)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
Letters = tuple[dict[int, str], dict[int, int]]
_LETTER = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Piece:
    """Some text, where it begins and ends, in points from the left and from below."""

    text: str
    x: float
    y: float
    right: float


def pages_of(content: bytes) -> list[list[Piece]]:
    """The pieces of text of every page in the order in which they were written."""
    objects = {int(m[1]): m[2] for m in _OBJECT.finditer(content)}
    fonts = {
        name.decode(): _letters(objects, int(number))
        for body in objects.values()
        if b"/Font <<" in body
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body)
    }
    pages = [body for body in objects.values() if re.search(rb"/Type /Page$", body, re.MULTILINE)]
    return [_pieces(_stream(objects, body, rb"Contents"), fonts) for body in pages]


def text_of(content: bytes) -> str:
    """All pieces, a line each."""
    return "\n".join(piece.text for page in pages_of(content) for piece in page)


def _pieces(stream: bytes, fonts: dict[str, Letters]) -> list[Piece]:
    pieces: list[Piece] = []
    font, size, x, y, runs = "", 0.0, 0.0, 0.0, 0
    for found in _RUN.finditer(stream):
        if found[1]:
            font, size = found[1].decode(), float(found[2])
        elif found[3]:
            x, y, runs = float(found[3]), float(found[4]), 0
        else:
            raw = _ESCAPED.sub(lambda m: _LETTER.get(m[1], m[1]), found[5])
            codes = [int.from_bytes(raw[n : n + 2]) for n in range(0, len(raw), 2)]
            letters, widths = fonts[font]
            text = "".join(letters[code] for code in codes)
            long = sum(widths[code] for code in codes) * size / 1000
            before = pieces.pop() if runs else Piece("", x, y, x)
            pieces.append(Piece(before.text + text, x, y, before.right + long))
            runs += 1
    return pieces


def _letters(objects: dict[int, bytes], font: int) -> Letters:
    """The letter and the width, in thousandths of the size, of each code."""
    table = _stream(objects, objects[font], rb"ToUnicode").decode()
    letters = {
        int(code, 16): bytes.fromhex(letters).decode("utf-16-be")
        for code, letters in re.findall(r"^<([0-9A-F]+)> <([0-9A-F]+)>$", table, re.MULTILINE)
    }
    below = re.search(rb"/DescendantFonts \[(\d+) 0 R\]", objects[font])
    assert below is not None
    given = re.search(rb"/W \[(.*)\]\n", objects[int(below[1])], re.DOTALL)
    assert given is not None
    widths: dict[int, int] = {}
    for first, some, last, one in re.findall(
        rb"(\d+) (?:\[([\d ]*)\]|(\d+) (\d+))", given[1].replace(b"\n", b" ")
    ):
        if last:
            widths |= dict.fromkeys(range(int(first), int(last) + 1), int(one))
        else:
            widths |= {int(first) + n: int(w) for n, w in enumerate(some.split())}
    return letters, widths


def _stream(objects: dict[int, bytes], body: bytes, name: bytes) -> bytes:
    number = re.search(rb"/%s (\d+) 0 R" % name, body)
    assert number is not None
    head, _, rest = objects[int(number[1])].partition(b"\nstream\n")
    stream = rest.rpartition(b"\nendstream")[0]
    return zlib.decompress(stream) if b"/FlateDecode" in head else stream
