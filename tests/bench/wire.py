"""The bytes of a websocket as they pass on the wire, compression and frames included.

A relay stands between the browser and the server and counts; it sees what neither Playwright nor
the page can tell, because both are shown the messages unpacked.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from urllib.parse import urlsplit

_SOCKET = b"GET /_stcore/stream"


class Relay:
    """``bytes`` has passed over websockets, both ways, since the start."""

    def __init__(self, port: int) -> None:
        self.bytes = 0
        self.address = ""
        self._port = port

    async def listen(self) -> asyncio.Server:
        server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        return server

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        onward, back = await asyncio.open_connection("127.0.0.1", self._port)
        counted = False

        async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            nonlocal counted
            try:
                while data := await source.read(65_536):
                    counted = counted or data.startswith(_SOCKET)
                    self.bytes += len(data) if counted else 0
                    sink.write(data)
                    await sink.drain()
            except ConnectionError:
                pass
            finally:
                sink.close()

        with suppress(asyncio.CancelledError):  # the relay ends before the browser lets go
            await asyncio.gather(pump(reader, back), pump(onward, writer))


@contextmanager
def relay(address: str) -> Iterator[Relay]:
    """A relay to the server at ``address`` until the block ends."""
    found = Relay(urlsplit(address).port or 80)
    # A loop of its own: Playwright keeps one running in this thread.
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(found.listen(), loop).result()
    try:
        yield found
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end(server: asyncio.Server) -> None:
    """No new connection, and those that are open cut off."""
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
