"""Checks files in several processes. A file that ends its process costs that file's report and no other."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from itertools import count, islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess

from msgspec import Struct

from agentls.cli.checker import Checker, Job, Looked, Options, broken
from agentls.cli.cross_file import Done, Fresh, Todo
from agentls.cli.packing import pack
from agentls.project.interrupts import deferring_interrupts

_BATCH = 32
_AHEAD = 8
"""Batches that may be done or under way before the next one due; it bounds memory."""

_COLLECT_EVERY = 16
"""Batches; hardly anything we make is in a cycle."""

Batch = list[Todo]


def run(jobs: Iterable[Todo], options: Options, processes: int) -> Iterator[Done]:
    """The files, each looked at by itself, and what is there already, in the order of the jobs."""
    pool = _Pool(options, processes)
    try:
        yield from pool.run(iter(jobs))
    finally:
        pool.close()


class _Worker(Struct):
    process: SpawnProcess
    connection: Connection
    number: int = -1
    """The batch it works on; -1 when idle."""
    batch: Batch | None = None

    def start(self, number: int, batch: Batch) -> None:
        self.number, self.batch = number, batch
        self.connection.send([job for job in batch if isinstance(job, Job)])

    def finish(self) -> list[Done] | None:
        """What it has made of its batch; None when it has died over it."""
        batch, self.batch = self.batch or [], None
        try:
            done = iter(self.connection.recv())
        except (EOFError, OSError):
            return None
        return [Fresh(job, next(done)) if isinstance(job, Job) else job for job in batch]

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

    def run(self, jobs: Iterator[Todo]) -> Iterator[Done]:
        started = due = 0
        while True:
            for worker in self._idle():
                batch = list(islice(jobs, _BATCH)) if started < due + _AHEAD * len(self._workers) else []
                if batch:
                    self._start(worker, started, batch)
                    started += 1
            if due == started:
                return
            self._collect()
            while due in self._done:
                yield from self._done.pop(due)
                due += 1

    def close(self) -> None:
        for worker in self._workers:
            worker.end()

    def _idle(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.batch is None]

    def _start(self, worker: _Worker, number: int, batch: Batch) -> None:
        try:
            worker.start(number, batch)
        except OSError:
            self._done[number] = self._one_by_one(worker, batch)

    def _collect(self) -> None:
        """Waits until a worker has something to say."""
        busy = {worker.connection: worker for worker in self._workers if worker.batch is not None}
        for connection in wait(list(busy)) if busy else ():
            worker = next(worker for key, worker in busy.items() if key is connection)
            number, batch = worker.number, worker.batch or []
            found = worker.finish()
            self._done[number] = self._one_by_one(worker, batch) if found is None else found

    def _one_by_one(self, worker: _Worker, batch: Batch) -> list[Done]:
        """The batch of a worker that has died, with a new one after each death."""
        found: list[Done] = []
        self._renew(worker)
        for job in batch:
            if not isinstance(job, Job):
                found.append(job)
                continue
            try:
                worker.start(-1, [job])
                step = worker.finish()
            except OSError:
                step = None
            if step is None:
                self._renew(worker)
            found += step or [Fresh(job, Looked(broken(job.shown)))]
        worker.batch = None
        return found

    def _renew(self, worker: _Worker) -> None:
        worker.end()
        fresh = self._worker()
        worker.process, worker.connection, worker.batch = fresh.process, fresh.connection, None

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
    for number in count(1):
        try:
            jobs = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send([pack(checker.look(job)) for job in jobs])
        except OSError:
            return
        if not number % _COLLECT_EVERY:
            gc.collect()
