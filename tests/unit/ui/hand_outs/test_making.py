"""A file on its way: it tells how far it is, ends when nobody waits, and fails with a number."""

import logging
from concurrent.futures import wait
from logging.handlers import QueueHandler
from queue import SimpleQueue
from threading import Event

import pytest

from lib.ui.hand_outs.file import HandOutFile
from lib.ui.hand_outs.made_files import KEPT, MadeFiles
from lib.ui.hand_outs.making import MadeFile, Making, Stage, in_steps
from lib.ui.i18n import language

MADE = MadeFile("a.xlsx", "x", b"content")


class Gate:
    """A making that tells what it is told to, and stands still until it may go on."""

    def __init__(self) -> None:
        self.begun, self.open = Event(), Event()

    def make(self, progress):
        progress(0.5)
        self.begun.set()
        assert self.open.wait(20)
        progress(0.4)
        return MADE


def ended(making: Making) -> Making:
    wait([making._future], 20)
    return making


@pytest.fixture
def gates():
    """Two gates with their makings, which take both threads."""
    opened = [Gate(), Gate()]
    makings = [Making(gate.make) for gate in opened]
    assert all(gate.begun.wait(20) for gate in opened)
    yield list(zip(opened, makings, strict=True))
    for gate in opened:
        gate.open.set()
    for making in makings:
        ended(making)


@pytest.fixture
def heard():
    """What the log is told, from whichever thread."""
    told: SimpleQueue[logging.LogRecord] = SimpleQueue()
    handler, log = QueueHandler(told), logging.getLogger("pantau")
    handler.prepare = lambda record: record
    log.addHandler(handler)
    yield told
    log.removeHandler(handler)


def test_a_file_tells_how_far_it_is_and_never_goes_back(gates):
    gate, making = gates[0]
    assert (making.stage, making.done) == (Stage.RUNNING, 0.5)
    gate.open.set()
    assert ended(making).stage is Stage.DONE
    assert making.file == MADE and making.done == 0.5


def test_a_file_given_up_ends_when_it_next_tells_its_progress(gates):
    gate, making = gates[0]
    making.cancel()
    assert making.stage is Stage.STOPPING
    gate.open.set()
    assert ended(making).stage is Stage.CANCELLED


def test_a_third_file_waits_for_a_turn_and_can_be_given_up_meanwhile(gates):
    started = Event()
    third = Making(lambda progress: started.set())
    assert third.stage is Stage.WAITING
    third.cancel()
    assert third.stage is Stage.CANCELLED
    for gate, making in gates:
        gate.open.set()
        ended(making)
    assert not started.is_set()


def test_a_failure_ends_with_a_number_that_the_log_knows(heard):
    def fail(progress):
        raise OSError("disk /secret is full")

    making = ended(Making(fail))
    assert making.stage is Stage.FAILED
    record = heard.get(timeout=20)
    assert making.incident in record.getMessage() and "/secret" in str(record.exc_info)


def test_giving_up_is_no_failure_for_the_log(heard, gates):
    gate, making = gates[0]
    making.cancel()
    gate.open.set()
    ended(making)
    making._note(making._future)
    assert heard.empty()


def test_a_file_is_made_in_the_language_that_it_was_asked_for_in():
    said = []

    def gather():
        said.append(language())
        return HandOutFile("a", "x", lambda progress: said.append(language()) or b"")

    told: list[float] = []
    in_steps(gather, lambda: 1, "en")(told.append)
    assert said == ["en", "en"] and told == [0.0, 0.3]


def test_figures_are_gathered_again_where_somebody_wrote_meanwhile():
    versions, gathered = iter([1, 2]), []

    def gather():
        gathered.append(HandOutFile(f"v{len(gathered)}", "x", lambda progress: b""))
        return gathered[-1]

    made = in_steps(gather, lambda: next(versions), "id")(lambda done: None)
    assert made.name == "v1" and len(gathered) == 2


def test_a_session_keeps_the_newest_files_and_none_that_came_to_nothing():
    files = MadeFiles(None)
    given_up = ended(Making(lambda progress: MADE))
    given_up.cancel()
    files.start("given up", given_up)
    for name in range(KEPT + 1):
        files.start(name, ended(Making(lambda progress: MADE)))
    assert list(files.files) == list(range(1, KEPT + 1))
    assert not files.busy
