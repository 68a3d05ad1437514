"""A page served for as long as it is measured."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from lib.config import ROOT
from tests.bench.data import TODAY

_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """Where a page answers, and the process behind it."""

    address: str
    process: int


@contextmanager
def serve(
    command: Sequence[str], port: int, folder: Path, *, ready: str = "/", **environment: str
) -> Iterator[Server]:
    """The command running until the block ends; it must listen on ``port`` of this machine.

    Raises RuntimeError with the end of its log when it does not answer within a minute.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PANTAU_")}
    environ = kept | {"BENCH_FOLDER": str(folder), "PYTHONPATH": str(ROOT), **environment}
    log = folder / f"server-{port}.log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            list(command), cwd=ROOT, env=environ, stdout=written, stderr=written
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}{ready}", process, log)
            yield Server(address, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    end = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise RuntimeError(f"{url} did not answer:\n{end}")


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def streamlit(script: str, port: int) -> list[str]:
    """The command that serves a Streamlit script, with the app's own settings of the server."""
    return [
        *(sys.executable, "-m", "streamlit", "run", script),
        f"--server.port={port}",
        "--server.address=127.0.0.1",
    ]


def serve_app(folder: Path, port: int):  # type: ignore[no-untyped-def]
    """This app on the databases of ``folder``, on the bench's day."""
    return serve(
        streamlit("dashboard.py", port),
        port,
        folder,
        ready="/readyz",
        PANTAU_LOCAL_FOLDER=str(folder),
        PANTAU_TODAY=TODAY.isoformat(),
    )
