"""What holds for rewrites of any text, however broken."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agentls.syntax.scalars import Style
from agentls.text import Span
from ide.refactoring import after, offered, prove, values
from support.check import context
from test_properties import HEADERS, TEXTS

FORMS = {
    *(f"scalar_style.{style}" for style in Style),
    *(f"tool_list_style.{form}" for form in ("string", "flow", "block")),
}
PATH = ".claude/agents/x.md"
# fmt: off
WORDS = st.lists(st.sampled_from([
    "Reviews code", "it's", ": ", " #", '"', "'", "\n", "\n\n", "  ", " ", "\t", "é", "🎉", "\u2028", "\\n", "\\", "- ",
    "---", "|", "yes", "2026-01-02", "<example>", "</example>", "user: a\n", "assistant: b\n", "Examples:", "\u00a0",
]), min_size=1, max_size=14).map("".join)
TOOLS = st.lists(st.sampled_from([
    "Read", "Bash", "Bash(git *)", "Bash(npm run: *)", "mcp__a__b", "Write", "Agent(x, y)", "*", "Grep (a)", "x y",
]), min_size=1, max_size=7)  # fmt: skip
COMMENTS = st.sampled_from(["", "", "", " # why"])
BODIES = st.sampled_from([
    "Body.\n", "", "\nUse the Bash tool. Use `Grep`.\n\n<example>\nuser: a\n\n# b\n</example>\n",
    "# A\n\n## Examples\n\n<example>\nuser: a\nassistant: b\n</example>\n\n<example>user: c</example>\n\n## B\nc\n",
    "```\n<example>\n```\nText\n\n- a\n  - <example>user: a</example>\n", "<example>user: a assistant: b</example>",
])  # fmt: skip
# fmt: on
quiet = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=400)


@st.composite
def files(draw) -> str:
    """An agent file whose header is written in one of many ways."""
    value, tools = draw(WORDS), draw(TOOLS)
    written = draw(st.sampled_from(["plain", "single", "double", "literal", "folded"]))
    indent = draw(st.sampled_from(["  ", "    "]))
    chomping = draw(st.sampled_from(["", "-", "+"]))
    lines = "\n".join(indent + line if line else "" for line in value.split("\n"))
    description = {
        "plain": value,
        "single": "'" + value.replace("'", "''") + "'",
        "double": '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"',
        "literal": f"|{chomping}\n{lines}",
        "folded": f">{chomping}\n{lines}",
    }[written] + draw(COMMENTS)
    listed = {
        "string": ", ".join(tools),
        "quoted": '"' + ", ".join(tools) + '"',
        "flow": "[" + ", ".join(f'"{tool}"' for tool in tools) + "]",
        "block": "".join(f'\n{indent}- "{tool}"{draw(COMMENTS)}' for tool in tools),
    }[draw(st.sampled_from(["string", "quoted", "flow", "block"]))]
    entries = ["name: x", f"description: {description}", f"tools: {listed}", "# note", "hooks:\n  Stop: ['a']"]
    text = "---\n" + "\n".join(draw(st.permutations(entries))) + "\n---\n" + draw(BODIES)
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


@quiet
@given(files(), st.floats(0, 1), st.integers(0, 40))
def test_rewrites_keep_what_they_must_keep(text, place, length):
    start = int(place * len(text))
    ctx, found = offered(text, Span(start, min(start + length, len(text))), PATH)
    for action in found:
        if after(ctx, action) is not None:
            assert prove(ctx, action, PATH)


@quiet
@given(files(), st.sampled_from(["description:", "tools:"]))
def test_there_and_back_gives_an_equal_value(text, key):
    ctx, found = _offered_at(text, key)
    for action in found:
        there = after(ctx, action) if action.later and action.later.name in FORMS else None
        for back in _offered_at(there, key)[1] if there else ():
            again = after(context(there, PATH), back)
            if again is not None and back.later and back.later.name in FORMS:
                assert values(context(again, PATH)).get("description") == values(ctx).get("description")
                assert _tools(again) == _tools(text)


def _offered_at(text, key):
    start = text.index(f"\n{key}") + 1
    return offered(text, Span(start, start), PATH)


def _tools(text):
    return [ref.key for tools in context(text, PATH).tool_lists for ref in tools.refs]


@quiet
@given(TEXTS | HEADERS, st.floats(0, 1), st.integers(0, 30))
def test_any_text(text, place, length):
    start = int(place * len(text))
    ctx, found = offered(text, Span(start, min(start + length, len(text))), PATH)
    for action in found:
        if after(ctx, action) is not None:
            assert prove(ctx, action, PATH)
