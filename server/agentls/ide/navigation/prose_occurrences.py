"""Names in the running text of a file, with what their surroundings say they are names of.

Text is the description and other free values of the header, its comments, and the body with the code in it. A value
that holds something of its own (a name, tools, a model, hooks) is no text, nor are keys, the targets of links and
addresses. In code blocks of programming languages a name counts only as a whole string or where the surroundings
name an agent, for there ``api-designer`` may be a package or an image as well; in other code blocks, which hold
Markdown, YAML, or a conversation, and in inline code it counts as in prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.semantics import name_matching
from agentls.semantics.fields import field_entries
from agentls.text import Span
from agentls_schemas import OUTLINES
from agentls_schemas.fields import Role
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Body, Header
    from agentls_schemas.kind import Kind
    from agentls_schemas.mcp import Mcp

_NO_TEXT = {
    Role.NAME,
    Role.TOOLS,
    Role.DENIED_TOOLS,
    Role.MODEL,
    Role.COLOR,
    Role.HOOKS,
    Role.SKILLS,
    Role.MCP_SERVERS,
    Role.AGENT,
    Role.AGENTS,
}
_TEXT_LANGUAGES = frozenset(
    ["", "markdown", "md", "mdx", "text", "txt", "plaintext", "yaml", "yml", "json", "jsonc", "json5", "xml", "html"]
)
_REACH = 40
"""Characters around a name that may say what it is."""

_PLUGIN = r"(?:[\w-]+::?)?"
_STARTS = dict.fromkeys(each for kind in OUTLINES.values() for each in kind.before_agent)
_AGENT_BEFORE = lazy_pattern(rf"(?:{'|'.join(_STARTS) or '(?!)'}){_PLUGIN}\Z")
_SLASH_BEFORE = lazy_pattern(rf"(?<![\w./~])/{_PLUGIN}\Z")
_KIND_AFTER = lazy_pattern(r"\\?[\"'`*]{0,3}\s+(?:sub-?)?(agent|skill|command)s?\b", re.I)
_SORTS = {"agent": Sort.AGENT, "skill": Sort.SKILL, "command": Sort.COMMAND}
_ANY = frozenset({Sort.AGENT, Sort.SKILL})
_SLASH = frozenset({Sort.COMMAND, Sort.SKILL})
_ADDRESS = lazy_pattern(r"\w+://\S*\Z")


def prose_occurrences(doc: Document, kind: Kind | None, name: str) -> Iterator[tuple[Span, frozenset[Sort]]]:
    """Where a name stands in a file's text, from the file's start, and what it can be the name of there.

    Args:
        doc: the file.
        kind: what it is; None for other Markdown, whose header is not read.
        name: the name as it is written; other spellings are other names.
    """
    content = doc.text.clean
    if name not in content:
        return
    places = [*_in_header(doc.header, kind, name)] if doc.header and kind else []
    for span in (*places, *_in_body(doc, name)):
        sorts = _sorts(content, span)
        if sorts and not _ADDRESS.search(content, max(0, span.start - 200), span.start):
            yield span, sorts


def _in_header(header: Header, kind: Kind, name: str) -> Iterator[Span]:
    no_text = [entry.span for entry, _ in field_entries(header, kind, *_NO_TEXT)]
    for entry in header.fields:
        for span in _within(header.text, entry.value.span, name) if entry.value else ():
            if not any(map(span.overlaps, no_text)):
                yield span
    for comment in header.comments:
        yield from _within(header.text, comment, name)


def _within(text: str, within: Span, name: str) -> Iterator[Span]:
    # A line end that is written as an escape is no letter before the name.
    found = name_matching.occurrences(within.of(text).replace("\\n", "  "), name)
    return (span.shift(within.start) for span in found)


def _in_body(doc: Document, name: str) -> Iterator[Span]:
    body = doc.body
    targets = [link.target_span for link in body.links] if name in body.text else []
    for span in name_matching.occurrences(body.text, name):
        if not any(target.start <= span.start < target.end for target in targets) and not _is_program(body, span):
            yield doc.in_file(span)


def _is_program(body: Body, span: Span) -> bool:
    """Whether it stands in a program, where nothing says that it is a name of ours."""
    if not body.in_code(span.start):
        return False
    fence = next((each for each in body.fences if each.content.start <= span.start < each.content.end), None)
    if fence is None or fence.language in _TEXT_LANGUAGES:
        return False
    text, (start, end) = body.text, span
    quoted = text[start - 1 : start] in {'"', "'", "`"} and text[end : end + 1] == text[start - 1]
    return (
        not quoted
        and not _AGENT_BEFORE.search(text, max(0, start - _REACH), start)
        and not _KIND_AFTER.match(text, end)
    )


def _sorts(content: str, span: Span) -> frozenset[Sort]:
    start, end = span
    if _AGENT_BEFORE.search(content, max(0, start - _REACH), start):
        return frozenset({Sort.AGENT})
    if content[end : end + 1] == ":" and re.match(r"::?[\w]", content[end : end + 3]):
        # A plugin, of which a name follows.
        return frozenset()
    if _SLASH_BEFORE.search(content, max(0, start - _REACH), start):
        return _SLASH
    if after := _KIND_AFTER.match(content, end):
        return frozenset({_SORTS[after[1].lower()]})
    return _ANY


# Names of MCP servers, which within the names of their tools mean nothing else wherever they stand


def server_occurrences(content: str, syntax: Mcp, server: str) -> Iterator[Span]:
    """Where a text names tools of a server, or all of them; the characters of the server's name alone.

    Args:
        content: the text.
        syntax: how its tool calls such tools; one whose names begin with the server's is looked for nowhere.
        server: the name as the server is set up.
    """
    start = syntax.prefix + syntax.spell(server)
    if syntax.prefix and start in content:
        for found in re.finditer(rf"(?<![\w-]){re.escape(start)}{syntax.after_server}", content):
            yield Span(found.start() + len(syntax.prefix), found.end())
