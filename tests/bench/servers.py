"""The servers to compare."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import processes

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Server:
    """How to start a server."""

    name: str
    command: list[str]
    options: Mapping[str, Any] = field(default_factory=dict)


AGENTLS = Server("agentls", processes.agentls("serve"))
FLOOR = Server("floor", [sys.executable, str(Path(__file__).with_name("floor.py"))])

_RUFF = {"settings": {"lint": {"select": ["E", "F", "W", "I", "UP", "B"]}}}


def ruff() -> Server | None:
    """``ruff server`` with its most used rules; None when it is not installed."""
    program = processes.find("ruff")
    return Server("ruff", [program, "server"], _RUFF) if program else None


def rumdl() -> Server | None:
    """``rumdl server``; None when it is not installed."""
    program = processes.find("rumdl")
    return Server("rumdl", [program, "server"]) if program else None
