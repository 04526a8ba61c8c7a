"""Lenses: where they stand and what they say about a workspace."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide import code_lens
from agentls.ide.navigation import occurrences
from agentls.lint.context import Context
from agentls.project.entries import entry_of
from agentls.project.index import Index
from agentls.semantics.name_matching import words
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas.identity import Sort
from ide.golden import context
from ide.test_robust import FILE, PIECES
from ide.toy import TOY

BOTH = frozenset({"references", "budget"})
BEAR = "---\ntitle: bear-king\npurpose: Hugs.\n---\nWith the bear-king all is well.\n"
FOX = f"---\ntitle: fox\npurpose: {'Hides. ' * 60}\nhelper: bear-king\ncan: call(bear-king)\n---\nAsk bear-king.\n"


class Files(dict[str, Context]):
    """A workspace."""

    def __init__(self, **texts: str) -> None:
        self.index = Index()
        for name, text in texts.items():
            path = f"/project/toys/{name}.md"
            doc = parse(Text(text))
            self[path] = Context(doc, TOY, PurePosixPath(path), index=self.index)
            self.index.put(entry_of(doc, TOY, PurePosixPath(path), ""), words(text))

    def context_at(self, path: str) -> Context | None:
        return self.get(path)

    def text_at(self, path: str) -> Text | None:
        return self[path].doc.text if path in self else None

    def open_paths(self) -> list[str]:
        return []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (BEAR, [("references", "bear-king"), ("budget", "purpose")]),
        ("---\ntitle: bear\n---\n", [("references", "bear")]),
        ("---\ntitle: bear\npurpose:\n---\n", [("references", "bear")]),
        ("---\npurpose: >\n  Hugs.\ntitle: bear\n---\n", [("budget", "purpose"), ("references", "bear")]),
        ("---\npurpose: Hugs.\n---\n", []),
        ("Text.\n", []),
    ],
)
def test_places(text, places):
    assert [(lens.what, lens.span.of(text)) for lens in code_lens.lenses(context(text), BOTH)] == places


@pytest.mark.parametrize("name", sorted(BOTH))
def test_each_can_be_had_alone(name):
    assert [lens.what for lens in code_lens.lenses(context(BEAR), {name})] == [name]


def test_a_file_named_by_its_path_has_its_lens_at_its_beginning():
    doc = context("---\ndescription: Reviews.\n---\n", "commands/x.md").doc
    ctx = Context(doc, _command(), PurePosixPath("/project/.claude/commands/x.md"))
    assert [(lens.what, lens.span.start) for lens in code_lens.lenses(ctx, BOTH)] == [("references", 0)]


def _command():
    from agentls_schemas import KINDS

    return KINDS["claude-code/command"]


def test_references_are_all_uses_but_definitions():
    files = Files(bear=BEAR, fox=FOX)
    found = code_lens.references(occurrences.find_occurrences(files.index, Sort.AGENT, "bear-king", files))
    assert found == {"/project/toys/bear.md": 1, "/project/toys/fox.md": 3}


@pytest.mark.parametrize(("count", "title"), [(0, "no references"), (1, "1 reference"), (12, "12 references")])
def test_title_of_references(count, title):
    assert code_lens.references_title(count) == title


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        ({"bear": BEAR}, "2 % of the description budget"),
        ({"bear": BEAR, "owl": BEAR.replace("Hugs", "Hoots")}, "2 % of the description budget; all 2 agents here 4 %"),
        ({"bear": BEAR, "fox": FOX}, "2 % of the description budget; all 2 agents here 107 %, 7 tokens too many"),
    ],
)
def test_title_of_the_budget(texts, title):
    ctx = Files(**texts)["/project/toys/bear.md"]
    assert code_lens.share_title(ctx, code_lens.share(ctx, code_lens.sizes(ctx.entry, ctx.index))) == title


def test_a_skill_tells_what_its_text_takes():
    text = "---\nname: x\ndescription: Fills forms.\n---\n" + "word " * 400
    ctx = context(text, ".claude/skills/x/SKILL.md")
    title = code_lens.share_title(ctx, code_lens.share(ctx, []))
    assert title == "under 1 % of the description budget; its text about 500 tokens"


def test_the_file_itself_counts_as_it_now_is():
    files = Files(bear=BEAR, fox=FOX)
    ctx = Context(parse(Text(BEAR.replace("Hugs", "Hugs" * 10))), TOY, PurePosixPath("/project/toys/bear.md"))
    assert code_lens.share(ctx, code_lens.sizes(ctx.entry, files.index)) == code_lens.Share(11, 116, 2)


def sound(text: str) -> None:
    """Asserts that lenses can be worked out."""
    ctx = context(text, ".claude/agents/x.md")
    index = Index()
    for lens in code_lens.lenses(ctx, BOTH):
        assert 0 <= lens.span.start <= lens.span.end <= len(text)
        assert code_lens.share_title(ctx, code_lens.share(ctx, code_lens.sizes(ctx.entry, index)))


def test_at_every_beginning_of_a_file():
    for end in range(len(FILE) + 1):
        sound(FILE[:end])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_on_random_text(text):
    sound(text)
