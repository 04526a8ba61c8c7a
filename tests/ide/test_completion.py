"""Completions: one golden line each, with what they replace and what they insert."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from agentls.ide.completion import complete
from agentls.project.index import Index
from ide import golden
from ide.golden import context

if TYPE_CHECKING:
    from agentls.ide.results import Completion
    from agentls.lint.context import Context

CASES = [
    case
    for name in ("keys", "choices", "tools", "hooks", "permissions", "text")
    for case in golden.cases(f"completion_{name}")
]


@pytest.mark.parametrize("case", CASES, ids=golden.title)
def test_completion(case, update):
    golden.check(case, _listing, update=update)


def _listing(ctx: Context, cursor: int) -> list[str]:
    return [_line(offer, ctx) for offer in complete(ctx, cursor)]


def _line(offer: Completion, ctx: Context) -> str:
    marks = [offer.detail, "deprecated" if offer.deprecated else "", "again" if offer.more else ""]
    text = f"{offer.label} | {offer.replace.of(ctx.doc.text.content)!r} -> {offer.insert!r}"
    return text + "".join(f" | {mark}" for mark in marks if mark)


def labels(text: str, path: str = "toys/bear.md", **options) -> list[str]:
    """The labels offered at the cursor."""
    return [
        offer.label
        for offer in complete(context(text.replace("<CURSOR>", ""), path), text.index("<CURSOR>"), **options)
    ]


def test_agents_of_the_workspace_can_be_passed():
    owl = context("---\nname: owl\ndescription: Watches.\n---\n", ".claude/agents/owl.md").entry
    index = Index()
    index.put(owl)
    found = labels("---\ncan: call(<CURSOR>)\n---\n", index=index)
    assert found == ["owl", "bear", "fox"]


def test_lines_that_end_in_carriage_returns():
    assert labels("---\r\ntitle: x\r\nmood: <CURSOR>\r\nloud: true\r\n---\r\n") == ["calm", "wild"]
    assert labels("---\r\ntitle: x\r\ncan:\r\n  - look\r\n  - <CURSOR>\r\n---\r\n")[:2] == ["fs.read-file", "call"]


def test_a_byte_order_mark_before_the_header():
    assert "mood" in labels("\ufeff---\ntitle: x\nmo<CURSOR>\n---\n")
    assert labels("\ufeff<CURSOR>") == ["---"]


def test_characters_outside_the_basic_plane_before_the_cursor():
    text = "---\ntitle: 🧸🧸\nmood: wi<CURSOR>\n---\n"
    [first, *_] = complete(context(text.replace("<CURSOR>", "")), text.index("<CURSOR>"))
    assert first.replace.of(text) == "wi"


@pytest.mark.parametrize("cursor", [-5, 0, 3, 10_000])
def test_any_offset_is_answered(cursor):
    assert isinstance(complete(context("---\ntitle: x\n---\n"), cursor), list)


def test_every_field_of_an_agent_has_a_doc():
    offers = complete(context("---\n\n---\n", ".claude/agents/x.md"), 4)
    assert len(offers) == 23
    assert all(len(offer.doc) > 40 for offer in offers)


def test_only_tools_whose_specifiers_count_are_offered_with_one():
    given, denied = (f"---\n{key}: Read <CURSOR>\n---\n" for key in ("tools", "disallowedTools"))
    assert [label for label in labels(given, ".claude/agents/x.md") if "(" in label] == ["Agent(…)"]
    assert not [label for label in labels(denied, ".claude/agents/x.md") if "(" in label]


def test_tools_behind_a_blank_and_in_an_item_of_several():
    blank, item = "---\ntools: Read Gr<CURSOR>\n---\n", "---\ntools:\n  - Read, Gr<CURSOR>\n---\n"
    for text in (blank, item):
        offers = labels(text, ".claude/agents/x.md")
        assert "Grep" in offers
        assert "Read" not in offers


def test_tools_and_models_of_agents():
    path = ".claude/agents/x.md"
    assert "MultiEdit" not in labels("---\ntools: <CURSOR>\n---\n", path)
    assert labels("---\nmodel: <CURSOR>\n---\n", path)[:3] == ["inherit", "sonnet", "opus"]
    assert "claude-3-opus-20240229" not in labels("---\nmodel: <CURSOR>\n---\n", path)


def test_fields_that_are_ignored_where_the_file_is_are_left_out():
    ctx = replace(context("---\n\n---\n"), scope="attic")
    assert "paint" not in [offer.label for offer in complete(ctx, 4)]
    assert "paint" in labels("---\n<CURSOR>\n---\n")
