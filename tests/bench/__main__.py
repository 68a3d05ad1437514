"""Measures and prints: ``python -m tests.bench [--quick] [--json | --markdown] [--only …]``."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.bench import report

PARTS = ("race", "pages", "history", "villages", "sessions", "files", "scenes")


def main() -> None:
    """One run: every part asked for, then the targets."""
    asked = _arguments()
    began = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - began:5.0f} s  {what}", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found: dict[str, Mapping[str, Sequence[float]]] = {}
        for part in asked.only or PARTS:
            say(part)
            found |= _MEASURE[part](folder, asked, say)
    say("done")
    shown = {"json": report.as_json, "markdown": report.as_markdown}
    print(shown.get(asked.shape, report.as_text)(found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    shape = parser.add_mutually_exclusive_group()
    for name, words in (("json", "everything"), ("markdown", "the tables of the decision")):
        shape.add_argument(
            f"--{name}", dest="shape", action="store_const", const=name, help=f"print {words}"
        )
    parser.add_argument("--quick", action="store_true", help="fewer rounds, below four minutes")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="these parts, not all")
    parser.add_argument("--folder", type=Path, help="keep the databases here for the next run")
    parser.add_argument(
        "--peer-python",
        default=sys.executable,
        help="a Python that has dash and dash-leaflet, where this one has not",
    )
    return parser.parse_args()


def _race(folder: Path, asked: argparse.Namespace, say: Callable[[str], None]):  # type: ignore[no-untyped-def]
    from tests.bench import browser

    raced = browser.race(folder, 3 if asked.quick else 7, asked.peer_python, say=say)
    if raced.missing:
        say(raced.missing)
    return {**raced.times, report.WIRE: raced.on_the_wire, report.PAYLOAD: raced.unpacked}


def _pages(folder: Path, asked: argparse.Namespace, say: Callable[[str], None]):  # type: ignore[no-untyped-def]
    from tests.bench import pages

    return pages.filters_of_pages(folder, 2 if asked.quick else 5, say=say)


def _history(folder: Path, asked: argparse.Namespace, say: Callable[[str], None]):  # type: ignore[no-untyped-def]
    from tests.bench import status_query

    return {"query": status_query.history(folder, 5 if asked.quick else 15)}


def _villages(folder: Path, asked: argparse.Namespace, say: Callable[[str], None]):  # type: ignore[no-untyped-def]
    from tests.bench import status_query

    return {"read model": status_query.all_indonesia(folder, 3 if asked.quick else 5)}


def _sessions(folder: Path, asked: argparse.Namespace, say: Callable[[str], None]):  # type: ignore[no-untyped-def]
    from tests.bench import data, sessions

    data.usual(folder)
    found = sessions.crowd(folder, 20 if asked.quick else 60)
    return {
        "sessions": {
            report.ALONE: found.alone,
            report.AMONG: found.among,
            report.MEMORY: [found.megabytes],
        }
    }


def _files(folder: Path, asked: argparse.Namespace, say: Callable[[str], None]):  # type: ignore[no-untyped-def]
    from tests.bench import files

    return files.files_of_the_province(folder, 3 if asked.quick else 7, say=say)


def _scenes(folder: Path, asked: argparse.Namespace, say: Callable[[str], None]):  # type: ignore[no-untyped-def]
    from tests.bench import scenes

    return scenes.changes_of_scene(folder, 2 if asked.quick else 5, say=say)


_MEASURE = {
    "files": _files,
    "scenes": _scenes,
    "race": _race,
    "pages": _pages,
    "history": _history,
    "villages": _villages,
    "sessions": _sessions,
}

if __name__ == "__main__":
    main()
