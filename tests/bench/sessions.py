"""Thirty open sessions on one process: its memory, and how long a filter takes among the others.

A session speaks Streamlit's own protocol over a websocket, without a browser around it: thirty of
those would measure the browsers. Each chooses another regency now and then, as people who read do
(ten seconds between two filters in the mean); a filter is timed from the message sent to the end
of the script. One session alone does the same before.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.servers import Server, free_port, serve_app
from tests.bench.words import said

SESSIONS = 30
_THINKING = 10.0
_QUERY = "data=simulasi"


@dataclass(frozen=True, slots=True)
class Crowd:
    """``alone`` and ``among`` are milliseconds of filters, ``megabytes`` the process's memory."""

    alone: list[float]
    among: list[float]
    megabytes: float


class Session:
    """One reader: a websocket, and the choices that the page has shown on it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._regency = ""
        self._choices: Sequence[str] = ()
        self.messages: list[ForwardMsg] = []

    async def open(self) -> None:
        """The home page, whole."""
        await self._run(BackMsg())

    async def choose_regency(self, place: int) -> float:
        """Another regency chosen in the sidebar; the milliseconds until the script has ended."""
        wanted = BackMsg()
        state = wanted.rerun_script.widget_states.widgets.add()
        state.id = self._regency
        state.string_value = self._choices[1 + place % (len(self._choices) - 1)]
        began = time.perf_counter()
        await self._run(wanted)
        return (time.perf_counter() - began) * 1000

    async def _run(self, wanted: BackMsg) -> None:
        wanted.rerun_script.query_string = _QUERY
        await self._socket.send(wanted.SerializeToString())
        self.messages = []
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self._socket.recv(decode=False))
            self.messages.append(message)
            element = message.delta.new_element
            if element.selectbox.label == said("Regency or city"):
                self._regency, self._choices = element.selectbox.id, element.selectbox.options
            if message.WhichOneof("type") == "script_finished":
                return


def crowd(folder: Path, seconds: float) -> Crowd:
    """What one session and thirty sessions were served, each for ``seconds``."""
    with serve_app(folder, free_port()) as server:
        return asyncio.run(_measure(server, seconds))


async def _measure(server: Server, seconds: float) -> Crowd:
    first = await open_session(server)
    for place in range(3):
        await first.choose_regency(place)
    # Alone it need not wait for anybody: the same number of filters in less time.
    alone = [await first.choose_regency(place) for place in range(round(seconds))]
    others = [await open_session(server) for _ in range(SESSIONS - 1)]
    readers = [_read(s, Random(n), seconds) for n, s in enumerate([first, *others])]
    among = [took for times in await asyncio.gather(*readers) for took in times]
    memory = psutil.Process(server.process).memory_info().rss
    return Crowd(alone, among, memory / 1_000_000)


async def open_session(server: Server) -> Session:
    """A session that has the home page before it."""
    address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
    socket = await connect(address, subprotocols=["streamlit"], max_size=None, ping_interval=None)
    session = Session(socket)
    await session.open()
    return session


async def _read(session: Session, chance: Random, seconds: float) -> list[float]:
    until = time.monotonic() + seconds
    took = []
    while True:
        wait = chance.expovariate(1 / _THINKING)
        if time.monotonic() + wait > until:
            return took
        await asyncio.sleep(wait)
        took.append(await session.choose_regency(chance.randrange(100)))
