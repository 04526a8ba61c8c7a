"""Which words each program takes for an import of a file that is there: asked of the programs themselves.

Claude Code 2.1.332 was started offline, and its first request read; the readers of Gemini CLI 0.61.0 and Qwen Code
0.24.4 were run. Each line had a file of its own.
"""

import pytest

from agentls.semantics.imports import bare_of_punctuation, imports, near_imports, target
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS
from support.workspace import read

CLAUDE, GEMINI, QWEN = (KINDS[f"{each}/page"].imports for each in ("claude-code", "gemini-cli", "qwen-code"))
ALL, ONLY_CLAUDE, NOBODY = (CLAUDE, GEMINI, QWEN), (CLAUDE,), ()

MEASURED = [
    ("See @docs/a.md end", ALL),
    ("@docs/a.md", ALL),
    ("@docs/a", ALL),
    ("@docs/a.md @docs/a.md", ALL),
    ("- @docs/a.md", ALL),
    ("> @docs/a.md", ALL),
    ("1. @docs/a.md", ALL),
    ("## @docs/a.md", ALL),
    ("@./docs/a.md", ALL),
    ("@/docs/a.md", ALL),
    ("@.hidden/a.md", ALL),
    ("@docs/under_score_x.md", ALL),
    ("@docs/[id].md", ALL),
    ("@docs/(g).md", ALL),
    ("@docs/a&b.md", ALL),
    ("@docs/c,d.md", ALL),
    ("@docs/%20.md", ALL),
    ("See **@docs/a.md** now", ONLY_CLAUDE),
    ("__@docs/a.md__", ONLY_CLAUDE),
    ("*@docs/a.md*", ONLY_CLAUDE),
    ("[@docs/a.md](README.md)", ONLY_CLAUDE),
    ("@docs/a.md#section", ONLY_CLAUDE),
    ("@dir\\ with\\ blank/a.md", ONLY_CLAUDE),
    ("@~/a.md", ONLY_CLAUDE),
    ("<!-- @docs/a.md -->", (GEMINI, QWEN)),
    ("(@docs/a.md)", NOBODY),
    ('"@docs/a.md"', NOBODY),
    ("'@docs/a.md'", NOBODY),
    ("See:@docs/a.md", NOBODY),
    ("x@docs/a.md", NOBODY),
    ("`@docs/a.md`", NOBODY),
    ("[link](docs/a.md)", NOBODY),
    ("[link](@docs/a.md)", NOBODY),
    ('@"docs/a.md"', NOBODY),
    ("@@docs/a.md", NOBODY),
    ("\\@docs/a.md", NOBODY),
    ("```\n@docs/a.md\n```", NOBODY),
]

PATHS = {
    "@docs/a": "docs/a",
    "@./docs/a.md": "./docs/a.md",
    "@/docs/a.md": "/docs/a.md",
    "@.hidden/a.md": ".hidden/a.md",
    "@docs/under_score_x.md": "docs/under_score_x.md",
    "@docs/[id].md": "docs/[id].md",
    "@docs/(g).md": "docs/(g).md",
    "@docs/a&b.md": "docs/a&b.md",
    "@docs/c,d.md": "docs/c,d.md",
    "@docs/%20.md": "docs/%20.md",
    "@dir\\ with\\ blank/a.md": "dir with blank/a.md",
    "@~/a.md": "~/a.md",
}
"""Where the file has another name."""


def found(text, form):
    return [each.path for section in parse(Text(text + "\n")).body.sections for each in imports(section, form)]


@pytest.mark.parametrize(("text", "forms"), MEASURED)
def test_what_is_an_import(text, forms):
    path = PATHS.get(text, "docs/a.md")
    for form in ALL:
        assert (path in found(text, form)) is (form in forms), form.source


@pytest.mark.parametrize("end", [*".,;:!?", "...", ".)"])
def test_what_ends_a_sentence_is_part_of_the_path(end):
    for form in ALL:
        assert found(f"See @docs/a.md{end} More", form) == [f"docs/a.md{end}"]
    assert bare_of_punctuation(f"docs/a.md{end}") == "docs/a.md"


def test_paths_that_are_meant_and_are_no_import():
    text = "(@docs/a.md) [AGENTS.md](@AGENTS.md) See:@b.md, me@docs/c.md `(@d.md)` (@user)"
    sections = parse(Text(text)).body.sections
    assert [each.path for part in sections for each in near_imports(part, CLAUDE)] == ["docs/a.md", "AGENTS.md", "b.md"]


def test_a_path_counts_from_its_own_folder():
    assert target("/p/.claude/CLAUDE.md", "docs/a.md", "/home/me") == "/p/.claude/docs/a.md"
    assert target("/p/CLAUDE.md", "../a.md", "/home/me") == "/a.md"
    assert target("/p/CLAUDE.md", "~/a.md", "/home/me") == "/home/me/a.md"
    assert target("/p/CLAUDE.md", "/etc/a.md", "/home/me") == "/etc/a.md"


def test_links_and_imports_are_told_apart():
    world = read("-- CLAUDE.md --\nSee @docs/<CURSOR>a.md and [the guide](docs/b.md).\n-- docs/a.md --\nA.\n")
    assert [(link.name, str(link.where)) for link in world.here.links] == [
        ("docs/b.md", "link"),
        ("docs/a.md", "import"),
    ]
