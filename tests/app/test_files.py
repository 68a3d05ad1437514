"""Ten formulas in every text of a record, and every file that the app hands out: none is live.

The files of the pages are caught as the pages offer them, so a new one is read without being named
here.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from streamlit.delta_generator import DeltaGenerator

from lib.db.engine import Database, sqlite_url
from lib.domain.permissions import Person, Role
from lib.import_sentences import remark_in_words
from lib.services.export import export_record, package_of
from lib.services.imports import plan_import, refused_file, template_file, xlsform_file
from lib.services.register import villages_of
from lib.services.setup import load_package
from lib.services.sources import Source
from lib.ui.filter_url import Filter
from lib.ui.hand_outs.offers import groups
from lib.ui.i18n import spoken
from lib.ui.shell import Page
from tests.app.conftest import AT, DASHBOARD, PAGES
from tests.hostile import FORMULAS, XSS
from tests.hostile_record import CHIEF, CODES, DAY, DISTRICT, fill
from tests.integration.sheets import event, xlsx

TEXTS = (*FORMULAS, XSS[1], XSS[3])
ROOT = DASHBOARD.parent
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LIVE = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class File:
    name: str
    content: bytes


@pytest.fixture
def office(new_office: Database) -> Database:
    fill(new_office, TEXTS)
    return new_office


@pytest.fixture
def offered(open_page_as, monkeypatch) -> Callable[[str], list[File]]:
    """What the download buttons of a page give, pressed one after the other."""
    caught: list[File] = []

    def catch(*arguments: object, **said: object) -> bool:
        data = said["data"]
        content = data() if callable(data) else data
        caught.append(File(str(said["file_name"]), bytes(content)))
        return False

    monkeypatch.setattr("streamlit.download_button", catch)
    monkeypatch.setattr(DeltaGenerator, "download_button", catch)

    def visited(page: str) -> list[File]:
        caught.clear()
        open_page_as(page, CHIEF, kec=DISTRICT, periode="semua", desa=CODES[0])
        return list(caught)

    return visited


def is_inert(file: File) -> None:
    if file.name.endswith(".xlsx"):
        workbook_is_inert(file)
    elif not file.name.endswith((".png", ".geojson")):  # Pictures, and JSON: for no spreadsheet.
        assert file.name.endswith(".csv"), file.name
        csv_is_inert(file)


def workbook_is_inert(file: File) -> None:
    """No formula, no link, nothing outside; texts are cells of text."""
    with ZipFile(BytesIO(file.content)) as members:
        names = members.namelist()
        assert not [n for n in names if re.search("external|vba|embed|activeX|connections", n)]
        for name in names:
            if not name.startswith("xl/worksheets/sheet"):
                continue
            sheet = ElementTree.fromstring(members.read(name))
            assert sheet.find(f".//{MAIN}hyperlink") is None
            for cell in sheet.iter(f"{MAIN}c"):
                assert cell.find(f"{MAIN}f") is None, (file.name, cell.attrib)
                assert cell.get("t", "n") in ("s", "n", "inlineStr"), (file.name, cell.attrib)
        for name in names:
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in members.read(name)


def csv_is_inert(file: File) -> None:
    """No field begins as a formula, whichever sign a spreadsheet takes for the end of one."""
    text = file.content.decode("utf-8-sig")
    for sign in (",", ";", "\t"):
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign):
            for field in row:
                assert NUMBER.fullmatch(field) or not LIVE.match(field), (file.name, field)


def said_in(file: File) -> str:
    """Every text of a file, as a reader of it sees them."""
    if file.name.endswith(".csv"):
        return file.content.decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(BytesIO(file.content))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return "\n".join(str(cell) for row in rows for cell in row)


def test_no_file_of_a_page_computes_anything(offered):
    files = [file for page in PAGES for file in offered(page)]
    for file in files:
        is_inert(file)
    kinds = {file.name.rsplit(".", 1)[1] for file in files}
    assert kinds >= {"csv", "xlsx"} and len({file.name for file in files}) >= 8
    # They do hold what was written, word for word.
    told = " ".join(said_in(file) for file in files if file.name.endswith("xlsx"))
    assert [text for text in TEXTS if text.strip() not in told] == []


def test_no_long_file_of_the_downloads_page_computes_anything(office):
    page = Page(
        person=CHIEF.person,
        account=CHIEF,
        database=office,
        source=Source.OFFICE,
        filter=Filter(),
        today=DAY,
        register=villages_of(office, CHIEF.person),
    )
    with spoken("id"):
        made = [
            offer.file(page, AT)
            for group in groups(page, DAY)
            for offer in group.offers
            if offer.long
        ]
    files = [File(file.name, file.make(lambda done: None)) for file in made]
    books = [file for file in files if file.name.endswith(".xlsx")]
    for file in books:
        workbook_is_inert(file)
    assert books and len({file.name for file in files}) == len(files)


def test_no_file_of_an_import_computes_anything_and_refused_rows_come_back_as_sent(office):
    person, person_of_one = CHIEF.person, Person(Role.COORDINATOR, frozenset({"36.02"}))
    columns = ("Tanggal", "Desa/Kelurahan", "Catatan", "Topik")
    rows = [event("", **dict.fromkeys((*columns, text), text)) for text in TEXTS]
    plan = plan_import(office, person, "=1+1.xlsx", xlsx(*rows), DAY)
    assert len(plan.refused) == len(TEXTS)
    refused = File("refused.xlsx", refused_file(plan, lambda remark: remark_in_words(remark, "id")))
    again = plan_import(office, person, "lagi.xlsx", refused.content, DAY)
    assert [row.cells[: len(plan.header)] for row in again.refused] == [
        row.cells for row in plan.refused
    ]
    for file in (
        refused,
        File("template.xlsx", template_file(office, person_of_one, DAY)),
        File("xlsform.xlsx", xlsform_file(office, person_of_one)),
    ):
        is_inert(file)


def test_a_package_holds_texts_as_they_are_and_brings_the_same_record_back(office, tmp_path):
    """It is for programs: an apostrophe more would come back as part of the text."""
    before = export_record(office, CHIEF.person)
    folder = tmp_path / "package"
    folder.mkdir()
    for name, content in package_of(office, CHIEF.person).items():
        (folder / name).write_bytes(content)
    other = Database(sqlite_url(tmp_path / "other.sqlite3"))
    load_package(other, folder, ROOT / "data" / "reference")
    assert package_of(other, CHIEF.person) == package_of(office, CHIEF.person)
    notes = {activity.notes for activity in before.activities}
    assert notes >= set(TEXTS)
    other.close()
