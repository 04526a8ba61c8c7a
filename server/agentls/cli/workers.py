"""Checks files in several processes. A file that ends its process costs that file's report and no other."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess

from msgspec import Struct

from agentls.cli.checker import Checker, Job, Looked, Options, broken
from agentls.cli.cross_file import Done, Fresh, Todo
from agentls.cli.packing import pack
from agentls.cli.pieces import Piece, cut, largest_first
from agentls.project.filesystem import FileSystem
from agentls.project.interrupts import deferring_interrupts

_COLLECT_EVERY = 500
"""Files; hardly anything we make is in a cycle."""


def run(todo: Iterable[Todo], options: Options, processes: int) -> Iterator[Done]:
    """The files, each looked at by itself, and what is there already, in their order."""
    # Processes start while the files are still being found.
    pool = _Pool(options, processes)
    try:
        yield from pool.run(list(cut(todo, _size)))
    finally:
        pool.close()


def _size(job: Job) -> int:
    return FileSystem().size(job.path)


class _Worker(Struct):
    process: SpawnProcess
    connection: Connection
    piece: Piece | None = None
    """What it works on; None when idle."""

    def start(self, piece: Piece) -> None:
        self.piece = piece
        self.connection.send(piece.jobs)

    def finish(self) -> list[Done] | None:
        """What it has made of its piece; None when it has died over it."""
        todo, self.piece = self.piece.todo if self.piece else (), None
        try:
            done = iter(self.connection.recv())
        except (EOFError, OSError):
            return None
        return [Fresh(each, next(done)) if isinstance(each, Job) else each for each in todo]

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(self, options: Options, processes: int) -> None:
        self._options = options
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        if hasattr(signal, "pthread_sigmask"):
            # Were it started with the first worker, Ctrl-C would reach that one.
            resource_tracker.ensure_running()
        self._workers = [self._worker() for _ in range(processes)]
        self._done: dict[int, list[Done]] = {}

    def run(self, pieces: Sequence[Piece]) -> Iterator[Done]:
        waiting = deque(largest_first(pieces))
        for due in range(len(pieces)):
            while due not in self._done:
                self._feed(waiting)
                self._collect()
            # What comes of it takes time: nobody is to wait for that.
            self._feed(waiting)
            yield from self._done.pop(due)

    def close(self) -> None:
        for worker in self._workers:
            worker.end()

    def _feed(self, waiting: deque[Piece]) -> None:
        """Gives each worker that is idle something to do."""
        for worker in self._workers:
            while waiting and worker.piece is None:
                self._start(worker, waiting.popleft())

    def _start(self, worker: _Worker, piece: Piece) -> None:
        if not piece.jobs:
            self._done[piece.number] = [each for each in piece.todo if not isinstance(each, Job)]
            return
        try:
            worker.start(piece)
        except OSError:
            self._done[piece.number] = self._one_by_one(worker, piece)

    def _collect(self) -> None:
        """Waits until a worker has something to say."""
        busy = {worker.connection: worker for worker in self._workers if worker.piece is not None}
        for connection in wait(list(busy)) if busy else ():
            worker = next(worker for key, worker in busy.items() if key is connection)
            piece, found = worker.piece, worker.finish()
            if piece:
                self._done[piece.number] = self._one_by_one(worker, piece) if found is None else found

    def _one_by_one(self, worker: _Worker, piece: Piece) -> list[Done]:
        """The piece of a worker that has died, with a new one after each death."""
        found: list[Done] = []
        self._renew(worker)
        for each in piece.todo:
            found += self._alone(worker, each) if isinstance(each, Job) else [each]
        worker.piece = None
        return found

    def _alone(self, worker: _Worker, job: Job) -> list[Done]:
        try:
            worker.start(Piece(-1, (job,), 0))
            done = worker.finish()
        except OSError:
            done = None
        if done is None:
            self._renew(worker)
        return done or [Fresh(job, Looked(broken(job.shown)))]

    def _renew(self, worker: _Worker) -> None:
        worker.end()
        fresh = self._worker()
        worker.process, worker.connection, worker.piece = fresh.process, fresh.connection, None

    def _worker(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._options), daemon=True)
        with deferring_interrupts():
            process.start()
        # Only the worker may hold its end, or its death would not be seen.
        theirs.close()
        return _Worker(process, ours)


def _work(connection: Connection, options: Options) -> None:
    """What a worker process does until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    checker = Checker(options)
    gc.freeze()
    looked = 0
    while True:
        try:
            jobs = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send([pack(checker.look(job)) for job in jobs])
        except OSError:
            return
        looked += len(jobs)
        if looked >= _COLLECT_EVERY:
            looked = 0
            gc.collect()
