"""Where a header ends and the body begins, also where its end is missing or spoilt."""

import pytest

from agentls.syntax import parse
from agentls.text import Text


def read(text):
    doc = parse(Text(text))
    return (doc.header.text if doc.header else None), doc.body.text


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("---\nname: x\n---\n", "Body.\n"),
        ("---\nname: a: b\n---\n", "\n# Title\n\nProse.\n"),
        ("---\nname: x\n----\nmodel: y\n---\n", "Body.\n"),
        ("---\nname: x\n----\nHello\n---\n", "Body.\n"),
        ("---\nname: x\n----\n", "\n## Title\n\n---\n\nMore.\n"),
        ("---\nname: x\n--- # end\n", "Body.\n"),
        ("---\nname: x\n----\n---\n", "Body.\n"),
        ("---\nno key\n\n# Title\n\nYou are.\n\n---\n", "Body.\n"),
        ("\n  ---\n  name: x\n  ---\n", "Body.\n"),
        ("\n  ---\nname: x\n---\n", "Body.\n"),
        ("<!-- c -->\n---\nname: x\n---\n", "Body.\n"),
        ("```yaml\n---\nname: x\n---\n```\n", "Body.\n"),
        ("```md\n---\nname: x\n---\n", "Body.\n```\n"),
        ("~~~\n---\nname: x\n---\n\n~~~\n", "Body.\n"),
        ("```yaml\nname: x\n```\n", "Body.\n"),
        ("\n```\nname: x\n```\n", "Body.\n"),
    ],
)
def test_a_header_ends_behind_its_fence(header, body):
    assert read(header + body) == (header, body)


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("---\n", ""),
        ("---\nname: x\n", "\nYou are.\n"),
        ("---\nname: x\n# note\nmodel: y\n", "\nYou are.\n"),
        ("---\nname: x\n", "# Title\nYou are.\n"),
        ("---\nname: x\n", "## Title\nmodel: y\n"),
        ("---\nname: x\n", "\n# Title\nmodel: y\n"),
        ("---\nname: x\n\nmodel: y\n", "\nYou are.\n"),
        ("---\nname: x\n", "\nNote: z\nmodel: y\n"),
        ("---\ntools:\n- Read\n  # c\n  - Edit\n", "\nYou are.\n"),
        ("---\nname: x\n", "\n- One\nmodel: y\n"),
        ("---\nname: x\nmod\n", "\nYou are.\n"),
        ("---\nname: x\n", "\nHello\nmodel: y\n"),
        ("---\ndescription: x\nmore of it here\nmodel: y\n", "\nYou are.\n"),
        ("---\ndescription: x\n", "more of it here\n\nmodel: y\n"),
        ("---\ndescription: x\n", "more of it here\n  and here\nand here\n"),
        ("---\nname: x\n", "```\nmodel: y\n```\n"),
        ("---\nname: x\n", "~~~\nmodel: y\n~~~\n"),
        ("---\nname: x\n", "--- word is none\nmodel: y\n"),
        ("\n  ---\n  name: a: b\n  model: y\n", "\n  You are.\n"),
        ("\n  ---\n  name: a: b\n", "\n# Title\n\nYou are.\n\n  ---\n\nMore.\n"),
        ("```\n---\nname: x\n", "\nYou are.\n```\n"),
        ("---\nname: a: b\n", "\n# Title\n\nYou are.\n\n---\n\nMore.\n"),
    ],
)
def test_without_a_fence_it_ends_before_the_first_line_of_prose(header, body):
    assert read(header + body) == (header, body)


@pytest.mark.parametrize(
    "text",
    [
        "---\nYou are.\n",
        "---\n----\nname: x\n",
        "---\n\n## name: x description: Use it\n\nYou are.\n",
        "---\n\n## name: x description: Use it\n\nYou are.\n\n---\n\nMore.\n",
        "```yaml\n---\n# c\n---\n```\n",
        "```py\nname: x\n```\n",
        "```yaml\nname: x\n",
        "<!-- c\n---\nname: x\n---\n",
    ],
)
def test_what_is_no_header(text):
    assert read(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "opening", "content", "closing"),
    [
        ("---\nname: x\n---\nBody.\n", "---", "name: x\n", "---"),
        ("---\nname: x\n----\nBody of it.\n", "---", "name: x\n", "----"),
        ("---\nname: x\n\nYou are.\n", "---", "name: x\n", None),
        ("\n  ---\n  name: x\n  ---\nBody.\n", "---", "  name: x\n", "---"),
        ("```\n---\nname: x\n---\n```\n", "---", "name: x\n", "---"),
        ("````yaml\nname: x\n````\n", "````", "name: x\n", "````"),
        ("---\nname: a: b\n\n# Title\n\nYou are.\n\n---\n\nMore.\n", "---", "name: a: b\n", None),
    ],
)
def test_the_parts_of_a_header(text, opening, content, closing):
    header = parse(Text(text)).header
    parts = (header.opening, header.content, header.closing)
    assert [part and part.of(text) for part in parts] == [opening, content, closing]
    assert header.opening.start < header.content.start
    assert text[0] != "\n" or header.problems[0].span == header.opening
    assert header.closing is None or header.closing.start >= header.content.end


@pytest.mark.parametrize("text", ["```\n---\nname: x\n---\n```\nBody.\n", "\n```md\nname: x\n```\nBody.\n"])
def test_a_code_block_around_a_header_is_told_with_both_its_ends(text):
    [problem] = parse(Text(text)).header.problems
    assert problem.span.of(text).startswith("```")
    assert (problem.resume.of(text), problem.resume.start) == ("```", text.rindex("```"))
