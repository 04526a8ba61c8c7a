"""Whether a thing can be called by a name, and where it then stands."""

from __future__ import annotations

import re
from posixpath import basename
from typing import TYPE_CHECKING

from agentls.ide.navigation.symbols import folder, resolve
from agentls.ide.rename.link_updates import Move
from agentls.lazy_pattern import lazy_pattern
from agentls.project import kinds
from agentls.project.similar_names import key
from agentls.semantics.fields import abbreviate, slug
from agentls.semantics.paths import within
from agentls_schemas import OUTLINES
from agentls_schemas.identity import Sort
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.project.index import Defined, Index
    from agentls_schemas.kind import Kind
    from agentls_schemas.mcp import Mcp

_NO_FILE = lazy_pattern(r'[/\\:*?"<>|]|[. ]\Z|\A\.')
_NO_SERVER = lazy_pattern(r"[\"'`\\(),;*{}\[\]<>|]")
_RESERVED = lazy_pattern(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.I)


def kind_of(defined: Defined) -> Kind:
    """What kind of file defines it."""
    found = kinds.find(defined.entry.kind)
    if found is None:
        raise ValueError(defined.entry.path)
    return found


def invalid(defined: Defined, new: str) -> str:
    """Why a thing cannot be called so, as a sentence; empty where it can."""
    if not new:
        return "A name must have at least one character."
    if new == defined.definition.name:
        return f"`{new}` is its name already."
    if not new.isprintable() or "\ufffd" in new:
        return "A name must be one line of visible characters."
    if defined.definition.sort is Sort.SERVER:
        return _invalid_server(defined, new)
    kind = kind_of(defined)
    rule, refused = kind.identity.rule, f"{kind.loader.tool} {kind.loader.verdict(Condition.NAME_REFUSED).says}"
    for pattern, reason in rule.forbidden if rule else ():
        if re.search(pattern, new):
            return f"`{abbreviate(new)}` {reason}: {refused}."
    if rule and rule.max_length and len(new) > rule.max_length:
        return f"`{abbreviate(new)}` is longer than {rule.max_length} characters: {refused}."
    if any(":" in part for part in kind.identity.parts(new)):
        return f"`{abbreviate(new)}` has a `:` in it, and what stands before that is the name of a plugin."
    if not key(defined.definition.sort, new)[1]:
        return f"`{abbreviate(new)}` has no letter or digit in it."
    return _taken_by_tool(kind, new)


def taken(defined: Defined, new: str, index: Index, places: Iterable[str]) -> str:
    """Who has the name already where this one is known, as a sentence; empty for nobody.

    Args:
        defined: what is to be called so.
        new: the name.
        index: the names of the workspace.
        places: the files that are to speak of it by the new name.
    """
    sort = defined.definition.sort
    rivals = index.defined(sort, new)
    if sort is not Sort.SERVER:
        rivals = [each for each in rivals if kind_of(each) in kinds.naming(kind_of(defined), sort)]
    others = [each for each in rivals if not same(each, defined)]
    if not others:
        return ""
    near = [each for each in others if within(defined.entry.home, each.entry.home)]
    as_named = [*others, defined]
    astray = [each for path in places for each in resolve(as_named, path) if not same(each, defined)]
    first = next(iter(near or astray), None)
    if first is None:
        return ""
    what = "MCP server" if sort is Sort.SERVER else str(sort)
    return f"`{abbreviate(new)}` is already the name of the {what} in {place(first)}."


def same(one: Defined, other: Defined) -> bool:
    """Whether two are the same definition."""
    return (one.entry.path, one.definition) == (other.entry.path, other.definition)


def place(defined: Defined, path: str = "") -> str:
    """A file as a person calls it, the defining one by default: from the folder it is loaded with."""
    home = defined.entry.home.rstrip("/")
    # Servers stand in a file of the project's own root.
    above = f"{home}/" if defined.definition.sort is Sort.SERVER else home.removesuffix(basename(home))
    return (path or defined.entry.path).removeprefix(above)


def bearer(defined: Defined) -> str | None:
    """The file or folder that is called as the thing it defines; None where none is."""
    if defined.definition.sort is Sort.SERVER:
        return None
    kind, name = kind_of(defined), defined.definition.name
    if defined.definition.span is None or kind.stem(defined.entry.path) in (name, slug(name)):
        return folder(defined)
    return None


def renamed(defined: Defined, new: str) -> Move | str | None:
    """The move of the file or folder that goes with a new name; or why there can be none, as a sentence.

    None where the file is called otherwise, so that it stays.
    """
    old = bearer(defined)
    if old is None:
        return None
    name, kind = defined.definition.name, kind_of(defined)
    by_slug = defined.definition.span is not None and kind.stem(defined.entry.path) != name
    called = slug(new) if by_slug else new
    if not all(map(_is_file_name, kind.identity.parts(called))):
        return (
            f"`{abbreviate(new)}` cannot be the name of a file or folder, and `{abbreviate(name)}` is the name of one."
        )
    move = Move(old, kind.identity.bearer(kind.renamed(defined.entry.path, called)))
    return None if move.old == move.new else move


def _is_file_name(name: str) -> bool:
    return bool(name) and not (_NO_FILE.search(name) or _RESERVED.match(name)) and len(name) <= 200


def mcp_of(defined: Defined) -> Mcp | None:
    """How the tools of a server are called by those for whom it is set up."""
    kind = kinds.find(defined.entry.kind)
    file = basename(defined.entry.path)
    known = (each.mcp for each in OUTLINES.values())
    return kind.vocabulary.mcp if kind else next((each for each in known if each and file in each.files), None)


def _invalid_server(defined: Defined, new: str) -> str:
    """Why an MCP server cannot be called so, as a sentence; empty where it can."""
    if found := _NO_SERVER.search(new):
        return f"`{abbreviate(new)}` has a `{found[0]}` in it, which lists of tools take for something else."
    syntax = mcp_of(defined)
    parts = syntax.parse(syntax.write(new)) if syntax else None
    if syntax and (parts is None or parts.server != syntax.spell(new)):
        return f"`{abbreviate(new)}` has a `{syntax.infix}` in it, behind which the name of a tool would begin."
    return ""


def _taken_by_tool(kind: Kind, new: str) -> str:
    own = key(Sort.AGENT, new)
    if kind.identity.sort is Sort.AGENT and any(
        key(Sort.AGENT, each) == own for each in kind.vocabulary.builtin_agents
    ):
        return f"`{new}` is the name of an agent that {kind.loader.tool} brings along."
    return ""
