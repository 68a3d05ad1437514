"""Files on their way: made beside the pages by two threads, telling how far, given up when asked.

A run of a page that makes a long file shows nothing meanwhile and ends with the browser's tab, so
the making has a thread of its own and the page only looks at it. Two threads for everybody: there
are two cores, and the pages of other people want one of them (docs/decisions/0009).
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from secrets import token_hex
from threading import Event

from lib.ui.hand_outs.file import HandOutFile, Progress
from lib.ui.i18n import Language, spoken

_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="hand-out")
_FIGURES = 0.3
"""The share of a making in which figures are gathered; the rest writes the file."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file as it goes to the browser."""

    name: str
    kind: str
    content: bytes


class Stage(StrEnum):
    WAITING = "waiting"
    """Both threads are at work for somebody."""
    RUNNING = "running"
    STOPPING = "stopping"
    """Given up; ends as soon as it tells its progress."""
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"


BUSY = frozenset({Stage.WAITING, Stage.RUNNING, Stage.STOPPING})
GONE = frozenset({Stage.CANCELLED, Stage.FAILED})
"""No file came of it; it may be made again."""


class GivenUp(Exception):
    """Nobody waits for this file any more."""


class Making:
    """One file from the click to its bytes, looked at from other threads than its own."""

    def __init__(self, make: Callable[[Progress], MadeFile]) -> None:
        self.done = 0.0
        """From 0 to 1, never going back."""
        self.incident = token_hex(3)
        """The number under which the log tells of a failure."""
        self._given_up = Event()
        self._future = _POOL.submit(make, self._tell)
        self._future.add_done_callback(self._note)

    @property
    def stage(self) -> Stage:
        if self._given_up.is_set():
            return Stage.CANCELLED if self._future.done() else Stage.STOPPING
        if self._future.done():
            return Stage.FAILED if self._future.exception() else Stage.DONE
        return Stage.RUNNING if self._future.running() else Stage.WAITING

    @property
    def file(self) -> MadeFile:
        """The file of a making that is done."""
        return self._future.result()

    def cancel(self) -> None:
        """Gives the file up: at once where it waits, else when it next tells its progress."""
        self._given_up.set()
        self._future.cancel()

    def _tell(self, done: float) -> None:
        if self._given_up.is_set():
            raise GivenUp
        self.done = max(self.done, min(1.0, done))

    def _note(self, future: Future[MadeFile]) -> None:
        fault = None if future.cancelled() else future.exception()
        if fault is not None and not isinstance(fault, GivenUp):
            logging.getLogger("pantau").error("incident %s", self.incident, exc_info=fault)


def in_steps(
    gather: Callable[[], HandOutFile], version: Callable[[], int], chosen: Language
) -> Callable[[Progress], MadeFile]:
    """What makes a file in a language: its figures, all of one data version, then its bytes."""

    def make(progress: Progress) -> MadeFile:
        with spoken(chosen):
            progress(0.0)
            file = _of_one_version(gather, version)
            progress(_FIGURES)
            content = file.make(lambda done: progress(_FIGURES + (1 - _FIGURES) * done))
            return MadeFile(file.name, file.kind, content)

    return make


def _of_one_version(gather: Callable[[], HandOutFile], version: Callable[[], int]) -> HandOutFile:
    """The file as gathered; once more where somebody wrote meanwhile, for its parts to agree."""
    before = version()
    file = gather()
    return file if version() == before else gather()
