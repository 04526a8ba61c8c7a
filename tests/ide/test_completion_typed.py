"""Completion that opens by itself: an agent is typed letter by letter, and the last character asks."""

from __future__ import annotations

import pytest

from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.project.filesystem import Item, Unreadable
from ide.golden import context
from support.workspace import read

AGENT = ".claude/agents/new.md"
BEGUN = "---\nname: new\ndescription: Does it.\n"


def typed(text: str, path: str = AGENT) -> list[str]:
    """What the last character of a file that ends there brings up."""
    return [offer.label for offer in complete(context(text, path), len(text), typed=text[-1])]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("tools: ", "Agent"),
        ("tools: Read, ", "Agent"),
        ("tools: [", "Agent"),
        ("tools:\n  - ", "Agent"),
        ("tools:\n  - Read\n  - ", "Agent"),
        ("tools:\n- ", "Agent"),
        ("model: ", "inherit"),
        ("color: ", "red"),
        ("memory: ", "user"),
    ],
)
def test_values_while_the_header_is_open(line, first):
    assert typed(BEGUN + line)[0] == first


def test_keys_on_a_new_line_while_the_header_is_open():
    assert typed(BEGUN)[:2] == ["tools", "disallowedTools"]


def test_a_file_begins_with_its_header():
    assert typed("-") == ["---"]


@pytest.mark.parametrize("end", ["-", "--", "tools:\n  - Read\n-", "tools:\n  - Read\n--"])
def test_nothing_but_the_fence_while_it_is_typed(end):
    assert typed(BEGUN + end) == ["---"]


@pytest.mark.parametrize(
    ("line", "first"), [("#", "## Role"), ("## ", "## Role"), ("### ", "### Role"), ("<", "<example>")]
)
def test_sections_and_examples_below(line, first):
    assert typed(f"{BEGUN}---\n\n{line}")[0] == first


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("## Ro", ["## Role"]),
        ("## core res", ["## Core Responsibilities"]),
        # Whoever has typed a heading of their own goes on in the next line.
        ("## Role", []),
        ("## Rules of mine", []),
        ("## sponsi", []),
    ],
)
def test_sections_whose_title_goes_on_from_what_is_typed(line, labels):
    text = f"{BEGUN}---\n\n{line}"
    assert [offer.label for offer in complete(context(text, AGENT), len(text))] == labels


@pytest.mark.parametrize("line", ["Look, ", "- ", "word ", "a (", 'say "', "a/", "me@", "https:/", "\\$", "5 #", "~/"])
def test_prose_is_just_typed(line):
    assert typed(f"{BEGUN}---\n{line}") == []


def test_a_line_of_signs_is_not_read_again_from_each():
    # Read from each, it would take longer than any test may.
    text = f"{BEGUN}---\n{'-/' * 300_000} "
    assert complete(context(text, AGENT), len(text)) == []


SKILLS = """\
-- .claude/agents/helper.md --
---
name: helper
description: Helps.
---
-- .claude/skills/deploy/SKILL.md --
---
name: deploy
description: Deploys.
---
-- .claude/commands/clean.md --
---
description: Cleans.
arguments: [branch, depth]
---
"""
DISK = {"": [Item("docs", True, False), Item(".git", True, False), Item("README.md", False, False)]}
DISK["docs"] = [Item("guide.md", False, False)]


def offers(line: str) -> list[str]:
    """What is offered in the command above, with what its file reads afterwards."""
    work = read(f"{SKILLS}{line}<CURSOR>\n")
    root = work.here.path.as_posix().removesuffix("/.claude/commands/clean.md")

    def list_folder(folder: str) -> list[Item] | Unreadable:
        return DISK.get(folder.removeprefix(root).strip("/")) or Unreadable(folder, "not there")

    found = complete(work.here, work.cursor[1], work.index, list_folder)
    content = work.here.doc.text.content
    begin = work.cursor[1] - len(line)
    return [content[begin : o.replace.start] + o.insert + content[o.replace.end :].rstrip("\n") for o in found]


def test_agents_and_files_behind_an_at_sign():
    assert offers("Ask @") == ["Ask @agent-helper", "Ask @docs/", "Ask @README.md"]
    assert offers("See @docs/gu") == ["See @docs/guide.md"]


def test_skills_and_commands_behind_a_slash():
    assert offers("Then run /dep") == ["Then run /deploy"]


def test_variables_behind_a_dollar_sign():
    assert offers("For $")[:6] == ["For $ARGUMENTS", "For $0", "For $1", "For $2", "For $branch", "For $depth"]
    assert "Read ${CLAUDE_PROJECT_DIR}" in offers("Read ${CLAUDE")


def test_agents_have_no_arguments():
    assert typed(f"{BEGUN}---\nFor $") == []


@pytest.mark.parametrize(
    ("body", "meaning"),
    [
        ("For $ARGU|MENTS", "All that is typed behind the name, as one text."),
        ("Drop $br|anch", "The argument `branch` of `arguments`."),
        ("Drop `$|0`", "The first argument (`branch`); arguments count from 0."),
        ("Drop $|7", "Argument 7; arguments count from 0."),
        ("Drop $ARGUMENTS[|4]", "Argument 4; arguments count from 0."),
        ("Read ${CLAUDE_|PROJECT_DIR}/x", "The root of the project."),
        ("Drop \\$|0", None),
        ("Drop $ho|me", None),
        ("Drop $branch[|1]", None),
    ],
)
def test_hover_says_what_a_variable_stands_for(body, meaning):
    text = f"---\ndescription: Cleans.\narguments: [branch, depth]\n---\n{body}\n"
    found = hover(context(text.replace("|", ""), ".claude/commands/clean.md"), (), text.index("|"))
    assert (found.markdown.partition("\n\n")[2] if found else None) == meaning
