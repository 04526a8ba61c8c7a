"""Ctrl-C, put off while something must not be left half done."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def deferring_interrupts() -> Iterator[None]:
    """Ctrl-C takes effect when this is over, also for processes that are started meanwhile: these never see it."""
    if not hasattr(signal, "pthread_sigmask"):
        # Windows cannot put it off.
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
