"""The paths of a file that lead somewhere: ``«»`` around each."""

from __future__ import annotations

from agentls.ide.navigation.document_links import links, place_of, preview
from agentls.syntax import parse
from agentls.text import Text
from support.workspace import read


def check(line: str, *files: str) -> list[tuple[str, str]]:
    """Asserts that the marked paths lead to files; which, and to what place in them."""
    others = "".join(f"-- {name} --\ntext\n" for name in files)
    work = read(f"{others}-- .claude/skills/forms/SKILL.md --\n---\ndescription: x.md\n---\n{line}\n<CURSOR>")
    found = links(work.here, lambda path: path.as_posix() in work.texts)
    work.check((work.cursor[0], link.span) for link in found)
    return [(link.path.removeprefix("/project/"), link.anchor) for link in found]


GUIDE = ".claude/skills/forms/references/guide.md"


def test_links_paths_after_at_and_bare_ones():
    found = check(
        "[a](«references/guide.md#a%20b»), @«references/guide.md», `«references/guide.md»`: «references/guide.md».",
        GUIDE,
    )
    assert found == [(GUIDE, "a b"), *[(GUIDE, "")] * 3]


def test_from_the_nearest_folder_that_has_the_file():
    assert check("«docs/a.md», «../../b.md», ../../../../../b.md", "docs/a.md", ".claude/b.md") == [
        ("docs/a.md", ""),
        (".claude/b.md", ""),
    ]


def test_what_leads_nowhere_is_no_link():
    assert (
        check("[a](missing.md) [b](https://x.y/a.md) missing/a.md @missing.md /a.md ~/a.md {x}/a.md a.md", "b.md") == []
    )


def test_code_is_no_link_but_a_path_in_backticks_is():
    check("`cat «a.md»`\n\n```sh\ncat a.md\n```\n", "a.md")


PAGE = parse(Text("\ufeff---\nname: x\n---\n\n# One\n\nFirst.\n\n# `Two` & three\n\n\n\nSecond.\n" + "More.\n" * 9))


def test_a_preview_has_the_first_lines_of_the_body_or_section():
    assert preview(PAGE).startswith("# One\n\nFirst.\n\n# `Two` & three\n\nSecond.")
    assert preview(PAGE, "two--three") == "# `Two` & three\n\nSecond.\nMore.\nMore.\nMore.\nMore."
    assert preview(parse(Text(""))) == ""


def test_an_unknown_anchor_leads_to_the_start():
    assert place_of(PAGE, "nothing") == (0, 0)
    assert place_of(PAGE, "Two--Three").of(PAGE.text.content) == "`Two` & three"
