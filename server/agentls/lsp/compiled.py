"""What ``compile`` makes of the texts that attrs and cattrs write at each start, kept on disk.

The protocol has 550 classes, whose methods attrs writes as texts and has compiled: that is half of the time until the
client is answered. Python keeps what it compiles of files; of these it would, were they files.

For each of the classes attrs also copies all names of its module, so that whoever asks for the hints of ``__init__``
finds them: 10 MiB, and nobody asks.
"""

from __future__ import annotations

import linecache
import marshal
import os
import sys
from hashlib import sha256
from importlib import import_module
from importlib.util import MAGIC_NUMBER
from types import SimpleNamespace
from typing import TYPE_CHECKING

from agentls.project.cache_folder import CODE, OFF, default_folder, make_folder
from agentls.project.filesystem import FileSystem

if TYPE_CHECKING:
    from types import CodeType

_COPYING = "attr._make"
_COMPILING = (_COPYING, "cattrs.gen")
"""The modules that compile what they write; each finds ``compile`` among its own names first."""
_TOLERATED = 0.1
"""The share of texts that are new without all being written anew: some are others in each run."""
_SEAL = 32


class Compiled:
    """Stands in the place of ``compile`` while the server starts: the same code for the same text.

    Args:
        folder: where it is kept; empty for nowhere.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = f"{folder}/{CODE}{sys.implementation.cache_tag}-{sys.flags.optimize}.bin"
        self._known = self._read() if folder else {}
        self._used: dict[tuple[str, str], CodeType] = {}

    def __call__(self, source: str, filename: str, mode: str) -> CodeType:
        """What the text means; every mode but that of attrs and cattrs is left to Python."""
        if mode != "exec":
            made: CodeType = compile(source, filename, mode)
            return made
        key = source, filename
        self._used[key] = code = self._known.get(key) or compile(source, filename, mode)
        return code

    def install(self) -> None:
        """Compile from now on what attrs and cattrs write, and have no names copied."""
        for name in _COMPILING:
            vars(import_module(name))["compile"] = self
        vars(import_module(_COPYING))["sys"] = SimpleNamespace(**vars(sys) | {"modules": {}})

    def keep(self) -> None:
        """Leave the place, and keep what was compiled for the next start."""
        for name in _COMPILING:
            vars(import_module(name)).pop("compile", None)
        vars(import_module(_COPYING))["sys"] = sys
        new = len(self._used.keys() - self._known.keys())
        if self._folder and new > _TOLERATED * len(self._used) and make_folder(self._folder):
            data = marshal.dumps(self._used)
            FileSystem().write(self._path, _seal(data) + data)
        self._known, self._used = {}, {}
        # The texts lie there once more, for debuggers.
        linecache.clearcache()

    def _read(self) -> dict[tuple[str, str], CodeType]:
        files = FileSystem()
        # It is run, so it is read only where nobody else can have written it.
        data = files.read(self._path) if files.own(self._path) else b""
        if not isinstance(data, bytes) or data[:_SEAL] != _seal(data[_SEAL:]):
            return {}
        known: dict[tuple[str, str], CodeType] = marshal.loads(data[_SEAL:])  # noqa: S302
        return known


def _seal(data: bytes) -> bytes:
    """What no damaged file has, nor one of another Python."""
    return sha256(MAGIC_NUMBER + data).digest()


def kept_code() -> Compiled:
    """What earlier starts of this user have compiled."""
    return Compiled("" if os.environ.get(OFF) else default_folder())
