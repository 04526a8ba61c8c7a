"""Rules for tools that match no call, or fewer than they seem to: by their name or by their pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import find_closest
from agentls.semantics.permissions import ANY
from agentls_schemas.tools import Matched

if TYPE_CHECKING:
    from agentls.semantics.tool_refs import ToolRef
    from agentls_schemas.tools import Rules

_ABSOLUTE = lazy_pattern(r"/|~|\$HOME|[A-Za-z]:[\\/]")
_FOLDER = lazy_pattern(r"[/*?~]|\$HOME|[A-Za-z]:[\\/]")
_BARE_COMMAND = lazy_pattern(r"[a-z][\w.-]*(?: [a-z][\w-]*)?")
_ALIKE = 0.8


class Unmatched(NamedTuple):
    """Why calls are not matched that seem to be."""

    why: str
    """As the end of a sentence."""
    calls: tuple[str, str]
    """The permission and the pattern of the calls that were meant."""
    instead: str = ""
    """The name or pattern to write, where it is plain."""
    is_name: bool = False
    """The name is at fault, not the pattern."""
    partly: bool = False
    """Some of the calls are matched."""


def unmatched(rules: Rules, ref: ToolRef) -> Unmatched | None:
    """What of a rule's name, or else of its pattern, matches nothing; None where nothing can be said against it."""
    meant = _meant(rules, ref.name)
    if meant:
        return Unmatched("no tool checks it", (meant, ref.specifier), meant, is_name=True)
    pattern, matched = ref.specifier, rules.names.get(ref.name)
    if pattern.strip(ANY) and matched in _BY_MATCH:
        found = _BY_MATCH[matched](ref.name, pattern)
        return _with_folders(rules, found) if found and _ABSOLUTE.match(pattern) and matched is Matched.PATH else found
    return None


def _with_folders(rules: Rules, found: Unmatched) -> Unmatched:
    """Where there is one, the permission that is about paths outside the project."""
    outside = next((name for name, matched in rules.names.items() if matched is Matched.FOLDER), "")
    return found._replace(why=f"{found.why}; outside it use `{outside}`") if outside else found


def _meant(rules: Rules, name: str) -> str:
    """The permission that a name stands for which is none."""
    low = name.partition("(")[0].strip().lower()
    if name in rules.names or ANY in low or "?" in low:
        return ""
    pieces = rules.foreign_mcp.parse(name) if rules.foreign_mcp else None
    if pieces and rules.mcp:
        return rules.mcp.write(pieces.server, pieces.tool or ANY)
    return rules.instead.get(low) or (low if low in rules.names else _resembling(rules, low))


def _resembling(rules: Rules, name: str) -> str:
    """The permission a name is a slip of; names with ``_`` or ``-`` may be tools of a server."""
    found = "" if "_" in name or "-" in name else find_closest(name, rules.names)
    from difflib import SequenceMatcher

    near = SequenceMatcher(None, name, found, autojunk=False).ratio() >= _ALIKE or sorted(name) == sorted(found)
    return found if near else ""


def _path(name: str, pattern: str) -> Unmatched | None:
    if found := _ABSOLUTE.match(pattern):
        why = "paths start at the project root"
        return Unmatched(why, (name, pattern[found.end() :].lstrip("/") or ANY))
    return _path_anywhere(name, pattern)


def _path_anywhere(name: str, pattern: str) -> Unmatched | None:
    if pattern.startswith("./"):
        return Unmatched("paths do not start with `./`", (name, pattern[2:] or ANY), pattern[2:] or ANY)
    if pattern.endswith("/"):
        return Unmatched("no path ends in `/`", (name, f"{pattern}*"), f"{pattern}*")
    if pattern.startswith("**/"):
        root = pattern[3:]
        return Unmatched(f"in the project root `{root}` does not match; add `{root}`", (name, root), partly=True)
    return None


def _folder(name: str, pattern: str) -> Unmatched | None:
    if not _FOLDER.match(pattern):
        return Unmatched("only absolute paths match here; write the full path", (name, ANY))
    if not pattern.endswith(("*", "?")):
        instead = f"{pattern.rstrip('/')}/*"
        return Unmatched("only a folder with `/*` matches", (name, instead), instead)
    return None


def _command(name: str, pattern: str) -> Unmatched | None:
    if pattern.endswith(":*"):
        instead = f"{pattern[:-2]} *"
        return Unmatched("`:` is a literal character", (name, instead), instead)
    if pattern != pattern.lstrip():
        return Unmatched("no command starts with a space, as this does", (name, pattern.lstrip()), pattern.lstrip())
    if _BARE_COMMAND.fullmatch(pattern):
        instead = f"{pattern} *"
        return Unmatched("with arguments it does not match", (name, instead), instead, partly=True)
    return None


_BY_MATCH = {
    Matched.PATH: _path,
    Matched.PATH_ANYWHERE: _path_anywhere,
    Matched.FOLDER: _folder,
    Matched.COMMAND: _command,
}
