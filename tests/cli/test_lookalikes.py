"""Which globs the setting `kinds` is offered for files that look like agent files."""

import pytest
from pathspec import GitIgnoreSpec

from agentls.cli.lookalikes import Lookalike, kinds_for
from agentls_schemas import KINDS

AGENT, COMMAND = [kind for kind in KINDS.values() if kind.place.own and kind.identity.extension == ".md"][:2]


def offered(agents, pages="", commands=""):
    found = [Lookalike(f"/r/{path}", AGENT) for path in agents.split()]
    found += [Lookalike(f"/r/{path}", COMMAND) for path in commands.split()]
    return kinds_for(found, [each.path for each in found] + [f"/r/{path}" for path in pages.split()], "/r")


@pytest.mark.parametrize(
    ("agents", "pages", "globs"),
    [
        ("core/a.md core/b.md", "", "core/*.md"),
        ("categories/core/a.md categories/data/b.md", "", "categories/*/*.md"),
        ("team/a.md team/deep/er/b.md", "", "team/**/*.md"),
        ("core/a.md data/b.md", "", "core/*.md data/*.md"),
        ("a.md b.md", "", "/a.md /b.md"),
        # Pages stay out, documentation counts for nothing.
        ("core/a.md", "core/page.md core/page2.md", "core/a.md"),
        ("core/a.md", "core/README.md core/data.txt", "core/*.md"),
        ("guide/agents1/a.md guide/agents1/b.md", "guide/page.md guide/page2.md", "guide/agents1/*.md"),
        # One file in four may have lost its header; in a collection of agents, most of a folder.
        ("core/a.md core/b.md core/c.md core/d.md", "core/lost.md", "core/*.md"),
        (
            " ".join(f"core/{name}.md" for name in "abcdefgh") + " data/a.md",
            "data/lost.md data/lost2.md",
            "core/*.md data/*.md",
        ),
        ("core/[a].md core/!b.md core/#c.md", "core/1.md", r"core/\!b.md core/\#c.md core/\[a\].md"),
        ("[core]/a.md", "", r"\[core\]/*.md"),
        ("/".join("d" * 1500) + "/a.md", "d/page.md", "d/d/**/*.md"),
        ("/".join("d" * 1500) + "/a.md", "/".join("d" * 1500) + "/page.md", "/".join("d" * 1500) + "/a.md"),
    ],
)
def test_globs(agents, pages, globs):
    lines = offered(agents, pages)
    assert sorted(lines) == sorted(globs.split())
    assert set(lines.values()) == {AGENT.id}
    spec = GitIgnoreSpec.from_lines(lines)
    assert all(spec.match_file(path) for path in agents.split())


def test_kinds_are_told_apart():
    assert offered("a/x.md a/y.md", commands="b/z.md") == {"a/*.md": AGENT.id, "b/*.md": COMMAND.id}
    assert offered("a/x.md", commands="a/z.md") == {"a/x.md": AGENT.id, "a/z.md": COMMAND.id}


def test_files_outside_are_left_out():
    assert kinds_for([Lookalike("/other/a.md", AGENT)], ["/other/a.md"], "/r") == {}
