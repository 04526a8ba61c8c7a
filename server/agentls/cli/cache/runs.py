"""Whole runs of ``agentls check``: the same command in the same world says the same. Loads as little as it can."""

from __future__ import annotations

import os
import sys
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from agentls.cli.cache.fields import join_fields, split_fields, to_bytes, to_text
from agentls.cli.cache.identity import identity
from agentls.cli.cache.store import Store
from agentls.named_tuple import NamedTuple
from agentls.project.asked import holds, read_written
from agentls.project.cache_folder import FILE, OFF, default_folder
from agentls.project.filesystem import FileSystem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

NO_CACHE, CACHE_DIR = "--no-cache", "--cache-dir"
_HEEDED = ("COLUMNS", "NO_COLOR", "TERM")
"""The environment variables that a report depends on; see ``agentls.cli.output``."""


class Run(NamedTuple):
    """What a run has come to."""

    code: int
    out: bytes
    """What it wrote to standard output, compressed."""
    err: bytes
    """Likewise to standard error."""
    asked: str
    """What it asked of the disk, with the answers."""


def run_again(arguments: Sequence[str]) -> int | None:
    """Writes what a run of ``agentls check`` would; its exit code. None where that is not known."""
    folder = _folder(arguments)
    if not FileSystem().is_file(f"{folder}/{FILE}"):
        return None
    key = run_key(identity(), arguments)
    if key is None:
        return None
    store = Store(folder)
    try:
        run = _find(store, key)
    finally:
        store.close()
    if run is None:
        return None
    sys.stdout.write(to_text(zlib.decompress(run.out)))
    sys.stdout.flush()
    sys.stderr.write(to_text(zlib.decompress(run.err)))
    return run.code


def run_key(identity: str, arguments: Sequence[str]) -> bytes | None:
    """What a run is kept under; None where it is not kept."""
    streams, here = [_look(stream) for stream in (sys.stdout, sys.stderr)], _here()
    if not identity or not here or None in streams:
        return None
    heeded = [os.environ.get(name) for name in _HEEDED]
    about = repr((identity, "check", list(arguments), here, heeded, streams))
    return sha256(about.encode()).digest()


def keep_run(store: Store, key: bytes, run: Run) -> None:
    """Keeps what a run has come to."""
    asked = zlib.compress(to_bytes(run.asked), 1)
    store.put(key, join_fields((str(run.code).encode(), run.out, run.err, asked)))


def _find(store: Store, key: bytes) -> Run | None:
    kept = store.get(key)
    if kept is None:
        return None
    try:
        code, out, err, asked = split_fields(kept, 4)
        text = to_text(zlib.decompress(asked))
        return Run(int(code), out, err, text) if holds(read_written(text), FileSystem(), {}) else None
    except Exception:
        # Whoever writes such a thing with the right seal is no better than a damaged disk.
        return None


def _look(stream: TextIO) -> object:
    """What a report may depend on in a stream; None where what is written to it cannot be copied."""
    console = stream.isatty()
    if "ascii" in (stream.encoding or "ascii").lower() or (console and sys.platform == "win32"):
        return None
    try:
        return (console, console and os.get_terminal_size(stream.fileno()).columns)
    except OSError:
        return (console,)


def _here() -> str:
    try:
        return os.getcwd()  # noqa: PTH109  Loading pathlib takes longer.
    except OSError:
        return ""


def _folder(arguments: Sequence[str]) -> str:
    """The folder of the cache; empty for none."""
    if NO_CACHE in arguments or OFF in os.environ:
        return ""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, equals, value = argument.partition("=")
        if name == CACHE_DIR:
            return value if equals else following
    return default_folder()
