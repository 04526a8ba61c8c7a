"""The features answer on any text, wherever the cursor is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide.code_actions import actions
from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.ide.navigation.call_hierarchy import outgoing, prepare
from agentls.ide.navigation.definition import find_definitions
from agentls.ide.navigation.document_highlights import find_highlights
from agentls.ide.navigation.document_links import links, preview
from agentls.ide.navigation.references import find_references
from agentls.ide.navigation.symbols import World, symbol_at
from agentls.project.index import Index
from agentls.semantics.name_matching import words
from agentls.text import Span
from ide.golden import context
from support.check import EVERYTHING

FILE = """\
---
name: x
description: |
  Hugs: people.

  <example>
  Context: Alone.
  user: "x"
  <commentary>
tools: [Read, "Bash(git *)",
  Agent(Explore,
]
disallowedTools:
- LS
hooks:
  PreToolUse:
    - matcher: "a|b"
      hooks: # why
        - type: command
          command: 'x
model:sonnet
---
# Role

<example>
user: "x"

```json
{"a": [...]}
```
"""
PIECES = (
    "---\n",
    "\n",
    "  ",
    "- ",
    "tools: ",
    "model:",
    "hooks:\n  Stop:\n",
    "description: |\n",
    "[",
    '"',
    "<example>",
    "#",
    "\r\n",
    "\t",
    "\ufeff",
    "Read",
    ", ",
    "(",
    "é🧸",
    "\udc80",
    "[a](x.md#b) ",
    "@x.md",
    "x agent",
)


def ask(text: str, offset: int) -> None:
    """Asserts that what is offered and shown at an offset stands there."""
    ctx = context(text, ".claude/agents/x.md")
    for offer in complete(ctx, offset):
        assert offer.replace.start <= offset <= offer.replace.end
        assert "\n" not in offer.replace.of(text)
    found = hover(ctx, (), offset)
    assert found is None or (found.span.holds(offset) and found.markdown.strip())
    roam(text, offset)


def roam(text: str, offset: int) -> None:
    """Asserts that what the places of a file lead to is answered, whatever there is."""
    ctx = context(text, ".claude/agents/x.md")
    index = Index()
    index.put(ctx.entry, words(text))
    world = World(index, Alone(), lambda path: path.name == "x.md")
    found = symbol_at(ctx, index, offset)
    assert found is None or found.span.holds(offset)
    for target in (find_definitions(ctx, offset, world) or (None, []))[1]:
        assert target.path
    assert all(span.end <= len(text) for span, _ in find_highlights(ctx, offset, world))
    assert all(use.path for use in find_references(ctx, offset, world, declaration=True))
    assert all(call.spans for call in outgoing(ctx, index))
    assert len(prepare(ctx, index, offset)) <= 1
    assert all(link.span.of(text) for link in links(ctx, world.is_file))
    preview(ctx.doc, "role")


class Alone:
    """No other files."""

    def context_at(self, _path: str) -> None:
        return None

    def text_at(self, _path: str) -> None:
        return None

    def open_paths(self) -> list[str]:
        return []


@pytest.fixture(autouse=True)
def _no_failure_is_hidden(caplog):
    # The features answer with nothing where they fail; here such failures count.
    yield
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_at_every_offset_of_a_file(line_end):
    text = FILE.replace("\n", line_end)
    for offset in range(len(text) + 1):
        ask(text, offset)


def test_at_the_end_of_every_beginning_of_a_file():
    for end in range(len(FILE) + 1):
        ask(FILE[:end], end)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.integers(0, 60))
def test_on_random_text(text, offset):
    ask(text, min(offset, len(text)))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_actions_on_random_text(text):
    report = EVERYTHING.check(context(text, ".claude/agents/x.md"))
    for action in actions(EVERYTHING, report, Span(0, len(text))):
        assert action.edits or action.explain


def test_an_offer_replaces_nothing_beyond_the_line():
    ask("---\nmodel:hooks:\n  Stop:\n---\n", 19)
