"""Reading in a process of its own that can be stopped: a hostile or broken file costs its limits and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from loaders import UnreadableFile, file_name, load, schema

SECONDS = 180.0  # a 2,000-page document takes about 20
MEMORY_BYTES = 4_000_000_000  # address space of a worker; reading takes a tenth of it
DEFAULT_METHOD = "fork" if sys.platform == "linux" else "spawn"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its tables, or one sentence why it could not be read."""

    path: Path
    tables: schema.Tables | None
    error: str | None


def read_here(path: Path) -> Outcome:
    """Read one source in this process; a file that cannot be read is an outcome, not an error."""
    try:
        return Outcome(path, load(path).tables, None)
    except UnreadableFile as error:
        return Outcome(path, None, str(error))
    except (MemoryError, RecursionError):
        return Outcome(path, None, f"{file_name(path)} 过大或嵌套过深，超出读取上限，请拆分后再读取。")


def _serve(connection: Connection, memory: int) -> None:
    """The worker's loop: a path in, an outcome out, until the other end closes."""
    if sys.platform != "win32":
        import resource

        with suppress(ValueError):  # a lower limit is in force already
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            connection.send(read_here(connection.recv()))


class Worker:
    """One child process; started on first use, replaced after it was stopped. Use as a context manager.

    `method` is how the child starts: fork is fast, spawn is safe in a program with threads.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY_BYTES, method: str = DEFAULT_METHOD) -> None:
        self._seconds, self._memory = seconds, memory
        self._context: Any = get_context(method)  # the stubs' base class of contexts lacks Process
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, path: Path) -> Outcome:
        """Read one source within the limits of time and memory."""
        connection = self._connection or self._start()
        try:
            connection.send(path)
            if connection.poll(self._seconds):
                outcome: Outcome = connection.recv()
                return outcome
            error = f"{file_name(path)} 读取超过 {self._seconds:.0f} 秒，已停止；请拆分文件或另存后再读取。"
        except (EOFError, ConnectionError):
            error = f"{file_name(path)} 读取时意外中止，文件可能已损坏，请重新下载或另存后再读取。"
        self._stop()
        return Outcome(path, None, error)

    def _start(self) -> Connection:
        here: Connection
        there: Connection
        here, there = self._context.Pipe()
        process: BaseProcess = self._context.Process(target=_serve, args=(there, self._memory), daemon=True)
        process.start()
        there.close()
        self._process, self._connection = process, here
        return self._connection

    def _stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._connection = None


def read_all(paths: list[Path], jobs: int, method: str = DEFAULT_METHOD) -> Iterator[Outcome]:
    """Read sources in their order, `jobs` at a time, each in a worker."""
    count = max(1, min(jobs, len(paths)))
    idle: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker(method=method) for _ in range(count)]
    for worker in workers:
        idle.put(worker)

    def read(path: Path) -> Outcome:
        worker = idle.get()
        try:
            return worker.read(path)
        finally:
            idle.put(worker)

    try:
        if count == 1:
            yield from map(read, paths)
        else:
            with ThreadPoolExecutor(count) as pool:
                yield from pool.map(read, paths)
    finally:
        for worker in workers:
            worker.__exit__(None, None, None)
