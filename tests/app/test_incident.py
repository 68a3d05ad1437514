"""A page that fails says so in one sentence with a number, and the log has the rest."""

import logging

from tests.app.conftest import components


def test_a_failure_is_one_sentence_and_a_number_that_the_log_knows(run_app, monkeypatch, caplog):
    app = run_app()

    def fail(*_: object) -> None:
        raise RuntimeError("disk /secret/path is full")

    monkeypatch.setattr("lib.ui.shell.data_until", fail)
    with caplog.at_level(logging.ERROR, "pantau"):
        app.run()
    shown = " ".join(element.proto.body for element in app.get("html"))
    assert "Halaman ini tidak dapat ditampilkan" in shown
    assert "/secret/path" not in shown and not app.exception
    number = shown.split("Nomor kejadian: ")[1][:6]
    assert number in caplog.text and "/secret/path" in caplog.text
    # The way to the other pages is there all the same.
    assert components(app, "menu") and components(app, "filter_fields")
