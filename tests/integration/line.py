"""A line between desks and server that can be bad: a TCP proxy of this process. TLS runs through it untouched.

Loss is made above TCP, where a user's program can make it: of every hundred segments of 1,400 bytes `loss` are late by a
retransmission time-out (200 ms, doubled while the loss repeats, as Linux begins), those behind them wait with them, and a
segment lost six times in a row ends the connection. That is what 30 % loss is to a program over TCP: stalls, a trickle, and
connections that die.
"""
import asyncio
import random
import socket
import threading

SEGMENT = 1400
FIRST_TIMEOUT = 0.2
MOST_LOSSES = 6


class Line:
    """Listens on a free port and passes on to `target`. Attributes may be changed at any moment from any thread."""

    def __init__(self, target, seed=1):
        self.target = target          #: port on 127.0.0.1, or a list of them: the first that answers is taken
        self.rate = None              #: bits a second each way for all connections together; None: as fast as it goes
        self.loss = 0.0               #: share of segments
        self.up = self.down = 0       #: bytes passed on so far
        self.opened = self.died = 0   #: connections
        self._is_cut = False
        self._chance = random.Random(seed)
        self._free_at = {"up": 0.0, "down": 0.0}
        self._writers = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(10)

    @property
    def url(self):
        return f"https://127.0.0.1:{self.port}"

    def cut(self):
        """Every connection dies, no new one comes through."""
        self._is_cut = True
        self._loop.call_soon_threadsafe(self._drop)

    def mend(self):
        self._is_cut, self.rate, self.loss = False, None, 0.0

    def drop(self):
        """Every connection dies; new ones come through."""
        self._loop.call_soon_threadsafe(self._drop)

    def close(self):
        self._is_cut = True

        def end():
            self._drop()
            self._server.close()
            self._loop.call_later(0.05, self._loop.stop)
        if self._loop.is_running():
            self._loop.call_soon_threadsafe(end)
        self._thread.join(5)

    def _drop(self):
        for writer in list(self._writers):
            writer.transport.abort()

    def _run(self):
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._loop.set_exception_handler(lambda *_: None)  # connections die here on purpose
        self._server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = self._server.sockets[0].getsockname()[1]
        self._ready.set()
        try:
            self._loop.run_forever()
        finally:
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
            self._loop.run_until_complete(asyncio.sleep(0))
            self._loop.close()

    async def _connect(self):
        ports = self.target if isinstance(self.target, (list, tuple)) else [self.target]
        for port in ports:
            try:
                return await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                continue
        return None

    async def _serve(self, reader, writer):
        there = None if self._is_cut else await self._connect()
        if there is None:
            writer.transport.abort()
            return
        self.opened += 1
        for side in (writer, there[1]):
            self._writers.add(side)
            side.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            await asyncio.gather(self._pass(reader, there[1], "up"), self._pass(there[0], writer, "down"))
        except (OSError, asyncio.CancelledError):
            self.died += 1
        finally:
            for side in (writer, there[1]):
                self._writers.discard(side)
                side.transport.abort()

    async def _pass(self, reader, writer, way):
        while True:
            data = await reader.read(65536)
            if not data:
                if writer.can_write_eof():
                    writer.write_eof()
                return
            if self.rate is None and not self.loss:
                writer.write(data)
                await writer.drain()
            else:
                for at in range(0, len(data), SEGMENT):
                    await self._slowly(data[at:at + SEGMENT], writer, way)
            setattr(self, way, getattr(self, way) + len(data))

    async def _slowly(self, segment, writer, way):
        timeout = FIRST_TIMEOUT
        for _ in range(MOST_LOSSES):
            if not self.loss or self._chance.random() >= self.loss:
                break
            await asyncio.sleep(timeout)
            timeout *= 2
        else:
            self.died += 1
            writer.transport.abort()
            raise ConnectionResetError
        if self.rate:
            now = self._loop.time()
            self._free_at[way] = max(now, self._free_at[way]) + 8 * (len(segment) + 40) / self.rate
            await asyncio.sleep(self._free_at[way] - now)
        writer.write(segment)
        await writer.drain()
