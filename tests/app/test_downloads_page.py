"""Unduhan: what each file is for and holds, made once, cancelled, and failing in one sentence."""

from concurrent.futures import wait
from threading import Event

import pytest

from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.ui.hand_outs import offers
from lib.ui.hand_outs.file import HandOutFile
from lib.ui.hand_outs.making import Stage
from tests.app.conftest import READER, choose, html_of, press

PAGE = "pages/work/downloads.py"


def kept(app):
    return list(app.session_state["hand_outs_made"].files.values())


def ended(app):
    """The page after the file on its way has ended."""
    wait([making._future for making in kept(app)], 60)
    app.run()
    assert not app.exception
    return app


def buttons(app):
    return {button.key for button in app.button}


def downloads(app):
    return [button.proto.label for button in app.get("download_button")]


@pytest.fixture
def slow(monkeypatch):
    """The workbook waits until it may go on, and counts how often it was asked for."""
    gate, asked = Event(), []

    def book(page, computed):
        def make(progress):
            progress(0.5)
            assert gate.wait(30)
            progress(0.9)
            return b"content"

        asked.append(page)
        return HandOutFile("buku.xlsx", "x", make)

    monkeypatch.setattr(offers, "book", book)
    yield gate, asked
    gate.set()


def test_the_page_says_the_filter_and_how_many_rows_each_file_has(run_app):
    app = run_app(PAGE, data="simulasi", kab="36.02", status="never")
    said = html_of(app)
    listed = len(
        app.session_state["page_context"].selection.matching(
            app.session_state["page_context"].table()
        )
    )
    assert f"{listed} dari 345 desa/kelurahan siap dibawa" in said
    assert f"CSV · {listed} desa/kelurahan" in said
    assert "SIMULASI · Kab. Lebak" in said and "data sampai" in said


def test_a_file_is_made_once_for_the_same_data(run_app, slow):
    gate, asked = slow
    gate.set()
    app = ended(press(run_app(PAGE, data="simulasi", kab="36.02"), "make-book"))
    assert "Unduh (1\u00a0kB)" in downloads(app)
    assert "make-book" not in buttons(app)
    app.run()
    assert len(asked) == 1 and len(kept(app)) == 1


def test_one_file_at_a_time_and_cancelled_it_can_be_made_again(run_app, slow):
    gate, asked = slow
    app = press(run_app(PAGE, data="simulasi", kab="36.02"), "make-book")
    assert app.button(key="make-package").disabled
    press(app, "cancel-book")
    assert kept(app)[0].stage in (Stage.STOPPING, Stage.CANCELLED)
    gate.set()
    ended(app)
    assert kept(app)[0].stage is Stage.CANCELLED
    assert not app.button(key="make-package").disabled
    ended(press(app, "make-book"))
    assert len(asked) == 2 and kept(app)[0].stage is Stage.DONE


def test_a_file_of_another_filter_stays_at_hand_under_its_name(run_app, slow):
    slow[0].set()
    app = ended(press(run_app(PAGE, data="simulasi", kab="36.02"), "make-book"))
    choose(app, kab="36.04")
    said = html_of(app)
    assert "Dibuat untuk saringan lain" in said and "buku.xlsx" in said
    assert "make-book" in buttons(app)


def test_a_failure_is_one_sentence_with_a_number_and_a_way_on(run_app, monkeypatch):
    def book(page, computed):
        raise OSError("disk /secret is full")

    monkeypatch.setattr(offers, "book", book)
    app = ended(press(run_app(PAGE, data="simulasi", kab="36.02"), "make-book"))
    said = html_of(app)
    assert f"Nomor kejadian: {kept(app)[0].incident}" in said and "/secret" not in said
    assert "make-book" in buttons(app)


def test_an_empty_filter_says_which_part_empties_it_and_still_offers_the_package(run_app):
    app = run_app(PAGE, data="publik", kab="36.74", program="desmigratif")
    assert "Tidak ada desa yang cocok dengan saringan ini" in app.info[0].value
    assert "without-program" in buttons(app)
    assert html_of(app).count("Kosong dengan saringan ini") == 9
    assert "make-package" in buttons(app) and "make-book" not in buttons(app)


def test_the_files_of_one_account_are_not_there_for_the_next(open_page_as, monkeypatch, slow):
    slow[0].set()
    app = ended(press(open_page_as(PAGE, READER), "make-book"))
    assert len(kept(app)) == 1
    other = Account("9", "lain@kantor.id", "Lain", Role.VIEWER, frozenset({"36.04"}))
    monkeypatch.setattr("lib.ui.shell.account_here", lambda database, at, interacts=True: other)
    app.run()
    assert kept(app) == [] and "buku.xlsx" not in html_of(app)


def test_the_dictionary_is_found_by_table_and_word(run_app):
    app = run_app(PAGE, data="publik")
    app.selectbox(key="dictionary-table").set_value("tiers.csv").run()
    app.text_input(key="dictionary-word").set_value("hari").run()
    said = html_of(app)
    assert "2 kolom" in said and "valid_from" in said and "agency" not in said
