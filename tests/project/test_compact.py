"""Entries that take less room say the same."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from agentls.cli.packing import pack_entry, unpack_entry
from agentls.ide.markup import summary
from agentls.project.compact import Mentions, compact
from agentls.project.entries import beginning_of, entry_of, words_of
from agentls.project.index import Index
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS

TEXTS = {
    "names": "---\nname: lead\ndescription: Leads.\ntools: Agent(tester), mcp__db__read\n---\n[It](a/b.md), @c.md.\n",
    "nothing": "---\nname: lead\ndescription: Leads.\n---\nWork.\n",
    "what is no character": "---\nname: lead\ndescription: Leads.\n---\nSee [it](a\udc80.md).\n",
    "examples": "---\nname: lead\ndescription: |\n  Leads.\n  <example>\n  user: 'x'\n"
    "  assistant: 'I will use the code-tester agent'\n  </example>\n---\nWork.\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_compact_entry_says_the_same(text):
    path = PurePath("/project/.claude/agents/lead.md")
    entry = entry_of(parse(Text(text)), KINDS["claude-code/agent"], path, "")
    small = compact(entry)
    assert small == entry
    assert entry == small
    assert [*small.mentions] == [*entry.mentions]
    assert [*small.links] == [*entry.links]
    assert len(small.links) == len(entry.links)
    assert bool(small.mentions) == bool(entry.mentions)
    assert {hash(small.links)} == {hash(entry.links)}
    assert all(each in small.mentions for each in entry.mentions)
    assert compact(small) == small
    assert unpack_entry(pack_entry(entry)) == entry == unpack_entry(pack_entry(small))


def test_an_entry_that_is_put_again_in_less_room_is_no_change():
    path = PurePath("/project/.claude/agents/lead.md")
    entry = entry_of(parse(Text(TEXTS["names"])), KINDS["claude-code/agent"], path, "")
    index = Index()
    index.put(entry)
    version = index.version
    assert index.put(compact(entry)) == frozenset()
    assert index.version == version
    assert isinstance(compact(entry).links, Mentions)


def test_a_version_is_kept():
    text = '{"name": "x", "plugins": [{"name": "p", "source": "./p", "version": "1.0.0"}]}'
    kind = KINDS["claude-code/marketplace"]
    path = PurePath("/project/.claude-plugin/marketplace.json")
    entry = entry_of(parse(Text(text), layout=kind.fields.layout), kind, path, "")
    assert [each.version.text for each in entry.mentions if each.version] == ["1.0.0"]
    assert compact(entry) == entry == unpack_entry(pack_entry(entry))


@pytest.mark.parametrize(
    ("description", "beginning"),
    [
        ("Reviews it.", "Reviews it."),
        ("Reviews it.\nAll of it.\n\nAnd more.", "Reviews it.\nAll of it."),
        ("Reviews it. Examples: <example>user: 'x'</example>", "Reviews it. Examples:"),
        (r"Reviews it.\n\n<example>\nuser: 'x'", "Reviews it."),
        (" ", ""),
        ("x" * 1000, "x" * 700),
    ],
)
def test_of_a_description_is_kept_what_is_shown(description, beginning):
    assert beginning_of(description) == beginning
    assert summary(beginning) == summary(description)


def test_words_of_a_description_are_the_same_in_each_run():
    assert words_of("Reviews it.") == words_of("reviews, it") == 13_587_911_598_721_644_359
    assert words_of("reviews that") != words_of("reviews it")
    assert words_of(" .") == 0
