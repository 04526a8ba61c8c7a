"""The battery: OpenCode's, without the files of which it matters what calls their rules stop: nobody asks Kilo that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oracle.opencode.bases import AGENT
from oracle.opencode.battery import CASES as OPENCODE

if TYPE_CHECKING:
    from oracle.case import Case

SEEN = ("name", "description", "mode", "model", "prompt")
MEANS = {key: AGENT.means[key] for key in SEEN}


def _seen(case: Case) -> Case:
    return replace(case, means={key: meant for key, meant in case.means.items() if key in SEEN})


CASES: tuple[Case, ...] = tuple(_seen(case) for case in OPENCODE if not case.means["stopped"])
"""All of them, in the order in which they are written down."""
