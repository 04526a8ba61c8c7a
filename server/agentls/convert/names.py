"""What a converted file is called, and where it lies."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from agentls.convert.portable import RefusedError
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import slug
from agentls_schemas.fields import Role
from agentls_schemas.identity import By

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind

_FILE_NAME = lazy_pattern(r"[A-Za-z0-9][\w.-]*")
_PATH = lazy_pattern(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)*")


class Named(NamedTuple):
    """A name in another kind of file."""

    name: str
    key: str
    """The field it is written in; empty where the path says it."""
    path: str
    """Where the file lies, from a project's root."""


def find_name(name: str, stem: str, target: Kind) -> Named:
    """What a file of a name is called as another kind; where its tool takes nothing like that, after the old file.

    Raises:
        RefusedError: there is no name, or none that the other tool takes.
    """
    if not name:
        raise RefusedError("It has no name")
    plain = name if target.identity.by is By.PATH else name.replace("/", "-")
    allowed = _allowed(plain, stem, target)
    stem = _stem(allowed, target)
    field = next((f for f in target.fields.with_role(Role.NAME) if not f.fact.deprecated), None)
    by_path = target.identity.by in {By.FILE, By.PATH} and not (field and field.required)
    if field is None or (by_path and stem == allowed):
        return Named(stem if by_path or field is None else allowed, "", target.path_for(stem))
    return Named(allowed, field.key, target.path_for(stem))


def _allowed(name: str, stem: str, target: Kind) -> str:
    """The name, or the nearest that the tool takes."""
    rule = target.identity.rule
    if rule is None:
        return name
    most = rule.max_length or sys.maxsize
    for each in (name, slug(name), slug(name)[:most].strip("-"), slug(stem)):
        if each and len(each) <= most and not any(re.search(pattern, each) for pattern, _ in rule.forbidden):
            return each
    raise RefusedError(f"{target.loader.tool} takes no name like `{name}`")


def _stem(name: str, target: Kind) -> str:
    fitting = (_PATH if target.identity.by is By.PATH else _FILE_NAME).fullmatch(name)
    stem = name if fitting else slug(name) or "-".join(re.findall(r"\w+", name))
    if not stem:
        raise RefusedError(f"No file can be called `{name}`")
    return stem
