"""What an uploaded file is, by its content, and that it is safe to open; before anything is parsed.

A workbook is a zip whose directory may lie, so members are unpacked here a piece at a time and
counted; XML is walked without keeping it, because two cells at the far corners of a sheet make a
parser lay out the whole sheet, and one long text used a thousand times is copied a thousand times.
"""

import re
import zlib
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from string import digits
from xml.parsers import expat
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lib.domain.import_plan import FileRefused

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
MAX_MEMBERS = 200
MAX_RATIO = 100
MAX_ROWS = 50_000
_MAX_LINE = MAX_ROWS + 100
"""The header may stand some lines down."""
_MAX_CELLS = 5_000_000
"""Lines times columns that a sheet spans: about 160 MB once it is laid out."""
_MAX_TEXT = 128 * 1024 * 1024
"""Characters in all cells of a workbook, a text counted as often as it is used."""
_MAX_TAGS = 3_500_000
"""Four to a filled cell: 50,000 rows of 15 filled columns; walking them takes 2 s at most."""
_SHORTEST_CELL = len("<c t='s'><v>0</v></c>")
_SMALL = 1024 * 1024
"""A member that unpacks to less than this may be packed as tightly as it likes."""
_PIECE = 256 * 1024

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    rb"^[\s\xef\xbb\xbf]*<(!doctype|html|\?xml|table|head|meta|body)", re.IGNORECASE
)
_COLUMN = re.compile(r"[A-Za-z]{1,3}", re.ASCII)
_KNOWN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
)


class Kind(StrEnum):
    WORKBOOK = "workbook"
    CSV = "csv"


def check_upload(content: bytes) -> Kind:
    """The kind of a file that may be opened; raises FileRefused with why it may not."""
    if not content.strip():
        raise FileRefused("file_empty")
    if len(content) > MAX_BYTES:
        raise FileRefused("file_large", most=MAX_BYTES // 1024 // 1024)
    if content.startswith(_OLE2):
        raise FileRefused("file_encrypted" if _ENCRYPTED in content else "file_old_excel")
    if content.startswith(b"PK"):
        _check_workbook(content)
        return Kind.WORKBOOK
    if content.startswith(_KNOWN) or _MARKUP.match(content):
        raise FileRefused("file_type")
    return Kind.CSV


def _check_workbook(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_directory(archive)
            _Contents(archive).check()
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise FileRefused("file_broken") from None
    except expat.ExpatError:
        raise FileRefused("file_broken") from None


def _check_directory(archive: ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise FileRefused("zip_members", most=MAX_MEMBERS)
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise FileRefused("zip_bomb", most=MAX_UNPACKED // 1024 // 1024)
    names = [member.filename.casefold() for member in members]
    if len(set(names)) < len(names):
        raise FileRefused("file_broken")
    if any(member.flag_bits & 0x1 for member in members):
        raise FileRefused("file_encrypted")
    if any(name.endswith(("vbaproject.bin", ".xlm")) or "macrosheets/" in name for name in names):
        raise FileRefused("file_macros")
    if "xl/workbook.xml" not in names:
        raise FileRefused("file_type")
    if any(_too_tight(member) for member in members):
        raise FileRefused("zip_bomb", most=MAX_UNPACKED // 1024 // 1024)


def _too_tight(member: ZipInfo) -> bool:
    return member.file_size > max(_SMALL, MAX_RATIO * member.compress_size)


class _Contents:
    """The members of a workbook unpacked and walked, with what they add up to."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.unpacked = 0
        self.tags = 0
        self.text_lengths: list[int] = []
        self.text = 0

    def check(self) -> None:
        members = self.archive.infolist()
        for member in members:
            self._weigh(member)
        markup = [member for member in members if _is_markup(member)]
        shared = [m for m in markup if m.filename.casefold().endswith("sharedstrings.xml")]
        for member in shared:
            self._walk(member, _TextLengths(self.text_lengths))
        for member in markup:
            if member not in shared:
                self._walk(member, _Span(self, self.may_repeat(member)))

    def _weigh(self, member: ZipInfo) -> None:
        """The member unpacked and counted only, so that what is too much is refused soon."""
        of_member = 0
        for piece in self._pieces(member):
            of_member += len(piece)
            self.unpacked += len(piece)
            tight = of_member > max(_SMALL, MAX_RATIO * member.compress_size)
            if self.unpacked > MAX_UNPACKED or tight:
                raise FileRefused("zip_bomb", most=MAX_UNPACKED // 1024 // 1024)
            self.tags += piece.count(b"<") if _is_markup(member) else 0
            if self.tags > _MAX_TAGS:
                raise FileRefused("cells_many")

    def _walk(self, member: ZipInfo, watcher: "_Watcher") -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = watcher.start
        if watcher.reads_text:
            parser.EndElementHandler = watcher.end
            parser.CharacterDataHandler = watcher.said
        parser.StartDoctypeDeclHandler = _refuse_doctype
        for piece in self._pieces(member):
            parser.Parse(piece, False)
        parser.Parse(b"", True)

    def may_repeat(self, member: ZipInfo) -> bool:
        """Whether the cells that fit into a sheet could repeat shared texts beyond the limit."""
        longest = max(self.text_lengths, default=0)
        return longest * (member.file_size // _SHORTEST_CELL) > _MAX_TEXT

    def _pieces(self, member: ZipInfo) -> Iterator[bytes]:
        with self.archive.open(member) as unpacked:
            while piece := unpacked.read(_PIECE):
                yield piece


def _is_markup(member: ZipInfo) -> bool:
    return member.filename.casefold().endswith((".xml", ".rels"))


class _Watcher:
    """Told of the elements of a member, and of its text where it asks for it."""

    reads_text = True

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def said(self, text: str) -> None: ...


class _TextLengths(_Watcher):
    """The length of each shared text."""

    def __init__(self, lengths: list[int]) -> None:
        self._lengths = lengths
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name.endswith(" si"):
            self._length = 0

    def end(self, name: str) -> None:
        if name.endswith(" si"):
            self._lengths.append(self._length)

    def said(self, text: str) -> None:
        self._length += len(text)


class _Span(_Watcher):
    """How far the cells of a sheet reach, and how much text they hold."""

    def __init__(self, contents: _Contents, reads_text: bool) -> None:
        self.reads_text = reads_text
        self._contents = contents
        self._line = self._column = self._bottom = self._right = 0
        self._shared = self._value = False
        self._digits = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        end = name[-2:]
        if end == " c":
            self._note_cell(attributes.get("r", ""))
            self._shared = attributes.get("t") == "s"
        elif end == " v":
            self._value, self._digits = self._shared, ""
        elif end == "ow" and name.endswith(" row"):
            given = attributes.get("r", "")
            self._line = int(given) if given.isdecimal() and len(given) < 9 else self._line + 1
            self._column = 0

    def end(self, name: str) -> None:
        if self._value and name.endswith(" v"):
            self._value = False
            lengths = self._contents.text_lengths
            place = int(self._digits) if self._digits.strip().isdecimal() else -1
            self._contents.text += lengths[place] if 0 <= place < len(lengths) else 0
            if self._contents.text > _MAX_TEXT:
                raise FileRefused("zip_bomb", most=MAX_UNPACKED // 1024 // 1024)

    def said(self, text: str) -> None:
        if self._value and len(self._digits) < 20:
            self._digits += text

    def _note_cell(self, reference: str) -> None:
        self._column += 1
        if reference:
            letters = reference.rstrip(digits)
            self._column = _number_of(letters)
            self._line = int(reference[len(letters) :][:9] or self._line)
        if self._line > self._bottom or self._column > self._right:
            self._bottom = max(self._bottom, self._line)
            self._right = max(self._right, self._column)
            if self._bottom > _MAX_LINE:
                raise FileRefused("rows_many", most=MAX_ROWS)
            if self._bottom * self._right > _MAX_CELLS:
                raise FileRefused("sheet_wide")


@lru_cache(maxsize=1000)
def _number_of(letters: str) -> int:
    """The number of a column; beyond the last one for what is no column."""
    if not _COLUMN.fullmatch(letters):
        return _MAX_CELLS + 1
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _refuse_doctype(*_: object) -> None:
    raise FileRefused("file_broken")
