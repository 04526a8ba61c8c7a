"""Where a program's answer is not what agentls says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.doctor.answer import Answer
    from agentls.doctor.plan import Matter

_AS_WRITTEN = Outcome.REPAIRED
"""From here on agentls says that the file is read as it is written."""


def differences(matter: Matter, answer: Answer) -> tuple[str, ...]:
    """What agentls says otherwise, each as a sentence without its end."""
    if answer.loads != matter.row.loads:
        return (f"agentls says that it {matter.row.words}",)
    if not answer.loads or matter.row.outcome < _AS_WRITTEN:
        return ()
    return tuple(_unlike(matter, answer))


def _unlike(matter: Matter, answer: Answer) -> Iterator[str]:
    if answer.name is not None and answer.name not in matter.file.names:
        yield f"agentls reads the name {_quoted(matter.file.names[0] if matter.file.names else '')}"
    description = matter.text("description")
    if description and answer.description and not _alike(description, answer.description):
        yield f"agentls reads the description {_quoted(description)}"


def _alike(written: str, got: str) -> bool:
    """Whether both have the same words. Programs cut long ones, and some read a written line end as one."""
    mine, its = (" ".join(text.replace("\\n", " ").split()) for text in (written, got))
    cut = its.removesuffix("...").removesuffix("…")
    return mine == its or (cut != its and mine.startswith(cut))


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"`{words[:60]}{'…' if len(words) > 60 else ''}`"
