"""What holds for every conversion: no field is lost and no right widens in silence, and the way back is the same."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls.convert.conversion import convert
from agentls.convert.losses import LossKind
from agentls.convert.portable import read
from agentls.convert.rights import usable
from agentls.semantics.permissions import effect_of
from agentls_schemas import KINDS
from agentls_schemas.fields import Concept, Role
from agentls_schemas.tools import Effect
from convert.conversions import AGENTS, EVERYTHING, context, said

CLAUDE = KINDS["claude-code/agent"]
TOOLS = [
    "Read",
    "Grep",
    "Glob",
    "Write",
    "Edit",
    "NotebookEdit",
    "Bash",
    "WebFetch",
    "WebSearch",
    "TodoWrite",
    "Agent",
    "Skill",
    "Agent(worker)",
    "Bash(git diff:*)",
    "mcp__db__query",
    "mcp__db",
    "mcp__a_b__c",
    "LSP",
    "CronList",
    "Nope",
    "AskUserQuestion",
    "MultiEdit",
    "Bash(npm test:*)",
    "Bash(a, b c:*)",
    "Read(src/**)",
    "mcp__*",
    "*",
]
HOOKS = ["{}", "nonsense", "{Stop: []}", "{Stop: [{hooks: [{type: command, command: x}]}]}",
         "{PreToolUse: [{matcher: Bash, hooks: [{type: command, command: x, timeout: 5}]}]}",
         "{PreToolUse: [{matcher: '^B', hooks: [{type: command, command: x}]}, {hooks: []}]}",
         "{PostToolUse: [{matcher: Edit|Write, hooks: [{type: prompt, prompt: ok}]}], SessionStart: [{hooks: []}]}",
         "{PostToolUse: [{matcher: mcp__db__query, hooks: [{type: command, command: x, once: true}]}]}"]  # fmt: skip
LINES = {
    "tools": st.lists(st.sampled_from(TOOLS), max_size=5).map(", ".join),
    "disallowedTools": st.lists(st.sampled_from(TOOLS), max_size=3).map(", ".join),
    "model": st.sampled_from(["sonnet", "haiku", "fable", "inherit", "claude-opus-4-8", "gpt-5.5", "odd", "opus[1m]"]),
    "color": st.sampled_from(["red", "pink", "cyan", "mauve"]),
    "maxTurns": st.sampled_from(["5", '"7"', "0", "many"]),
    "permissionMode": st.sampled_from(["default", "acceptEdits", "auto", "dontAsk", "bypassPermissions", "plan"]),
    "effort": st.sampled_from(["low", "high", "xhigh", "max", "9"]),
    "memory": st.just("project"),
    "background": st.sampled_from(["true", "false"]),
    "isolation": st.just("worktree"),
    "initialPrompt": st.just("hello"),
    "skills": st.sampled_from(["[a, b]", "a, b"]),
    "mcpServers": st.sampled_from(["[slack]", "[{db: {type: stdio, command: npx}}]", '[{web: {type: http, url: "https://x.y"}}]']),
    "hooks": st.sampled_from(HOOKS),
    "omitClaudeMd": st.just("true"),
    "autoCompactWindow": st.just("200000"),
    "observer": st.just("watcher"),
    "observerMessage": st.just("look"),
    "observeSubagents": st.just("false"),
    "observeToolResults": st.just("false"),
    "experimental": st.just("{cacheTtl: 1h}"),
    "version": st.just("1.0"),
}  # fmt: skip
NAMES = st.sampled_from(["reviewer", "Code Reviewer", "x", "team:lead", "Prüfer", "a_b", "-x"])
DESCRIPTIONS = st.sampled_from(
    ["Reviews.", '"Use this: now"', "|\n  Two\n  lines: here", '"a --- b # c"', '"\\x07 bell"']
)
BODIES = st.sampled_from(
    ["Review it all.\n", "\n# Ends in blanks  \n\n", "'''\n\"\"\"\\n", "a\r\nb\r\n", "bell \x07 and {x}", "---\n"]
)


@st.composite
def agents(draw):
    """A Claude Code agent, sound or not."""
    keys = draw(st.lists(st.sampled_from(list(LINES)), unique=True, max_size=6))
    lines = [f"{key}: {draw(LINES[key])}" for key in keys]
    header = [f"name: {draw(NAMES)}", f"description: {draw(DESCRIPTIONS)}", *lines]
    return "\n".join(["---", *header, "---", draw(BODIES)])


def hook_moments(file, kind):
    """What the hooks of a file are for: in the words of all tools where there are such, else the events."""
    data = next((value.data for value in file.values if value.concept == Role.HOOKS), None)
    return (
        {kind.vocabulary.hooks.means.get(event, event) for event in data if data[event]}
        if isinstance(data, dict)
        else set()
    )


TARGETS = st.sampled_from([kind.id for kind in AGENTS if kind is not CLAUDE])


@given(agents(), TARGETS)
def test_every_field_is_carried_or_said_to_be_lost(text, target):
    source = context(text, ".claude/agents/x.md")
    found = convert(source, KINDS[target])
    if not found.text:
        assert found.refused
        return
    file, made = read(source), said(found)
    lost, carried = {loss.field for loss in found.losses}, {value.concept for value in made.values}
    assert {value.key for value in file.values if not value.concept or value.concept not in carried} <= lost
    assert {loss.field for loss in file.losses} <= lost
    assert hook_moments(file, source.kind) <= hook_moments(made, KINDS[target]) | {
        source.kind.vocabulary.hooks.means.get(event, event)
        for event in source.kind.vocabulary.hooks.events
        if any(f"`{event}` " in loss.why and "left out" in loss.why for loss in found.losses if loss.field == "hooks")
    }
    assert (made.description, made.body.replace("\r\n", "\n")) == (file.description, file.body.replace("\r\n", "\n"))
    assert made.name == file.name or "name" in lost


@given(agents(), TARGETS)
def test_no_right_widens_without_a_word(text, target):
    source = context(text, ".claude/agents/x.md")
    found = convert(source, KINDS[target])
    if not found.text or found.widens:
        return
    before, after = read(source).rights, said(found).rights
    assert before.is_free or not after.is_free or (before.rest is Effect.ALLOW and not before.denied & after.known)
    for tool in usable(KINDS[target]):
        if after.rest.value == "deny" and tool.name in {right.name for right in after.each if right.is_given}:
            assert tool.can <= before.can | {"list"} or before.rest.value == "allow"


@given(agents(), TARGETS)
def test_the_way_back_gives_what_was_carried(text, target):
    source = context(text, ".claude/agents/x.md")
    there = convert(source, KINDS[target])
    back = convert(context(there.text, there.path), CLAUDE) if there.text else there
    if not back.text:
        return
    file, made = read(source), said(back)
    lost = {loss.field for loss in there.losses}
    keys = {value.concept: value.key for value in said(there).values}
    gone = {loss.field for loss in back.losses}
    values = {value.concept: value.data for value in made.values}
    for value in file.values:
        if value.concept and value.key not in lost and keys.get(value.concept) not in gone:
            assert values.get(value.concept) == value.data, value.key
    if not lost & {"tools", "disallowedTools", "permissionMode"}:
        assert made.rights.can <= file.rights.can | made.rights.known - file.rights.denied


@pytest.mark.parametrize(("source", "target"), list(permutations(AGENTS, 2)), ids=lambda kind: kind.id)
def test_each_kind_becomes_each_other(source, target):
    first = context(EVERYTHING, ".claude/agents/db-helper.md")
    made = first if source is CLAUDE else context((there := convert(first, source)).text, there.path)
    found = convert(made, target)
    assert found.loads, found.refused
    assert said(found).description == read(first).description
    assert [loss.kind for loss in found.losses] == sorted(
        (loss.kind for loss in found.losses), key=list(LossKind).index
    )


def test_a_permission_mode_is_a_concept_of_both():
    # The way back above would else prove less than it seems to.
    assert CLAUDE.fields["permissionMode"].concept == Concept.PERMISSION_MODE


RULES = st.dictionaries(
    st.sampled_from(["*", "read", "edit", "bash", "grep", "glob", "task", "webfetch", "websearch", "db_query", "db_*"]),
    st.sampled_from(["allow", "ask", "deny", "{'git *': allow, '*': deny}", "{'*': ask, x: allow}", "{'*': deny}"]),
    max_size=5,
)


@given(
    RULES, st.sampled_from(["claude-code/agent", "gemini-cli/agent", "copilot/agent", "qwen-code/agent", "kiro/agent"])
)
def test_no_rule_is_lost_without_a_word(rules, target):
    """As the rules are matched, whatever conversion makes of them: what a list gives was not denied."""
    lines = "".join(f'  "{name}": {effect}\n' for name, effect in rules.items())
    text = f"---\ndescription: Works.\npermission:\n{lines or '  read: allow'}\n---\nWork with care.\n"
    source = context(text, ".opencode/agents/worker.md")
    found = convert(source, KINDS[target])
    assert found.text, found.refused
    if found.widens:
        return
    refs = [ref for listed in source.rule_lists for ref in listed.refs]
    known = listed[0].rules.names if (listed := source.rule_lists) else {}
    tools = [tool for tool in usable(source.kind) if tool.name in known]
    free = {c for tool in tools if effect_of(refs, tool.name, "") in {None, Effect.ALLOW} for c in tool.can}
    for right in said(found).rights.each:
        if right.is_given and right.can:
            assert right.can & {c for tool in tools for c in tool.can} <= free | {"list", "delete"}, right.name
    denied = {c for tool in tools if effect_of(refs, tool.name, "") is Effect.DENY for c in tool.can} - free
    assert not said(found).rights.whole & denied - {"list", "delete"}


PIECES = st.sampled_from(
    [*EVERYTHING.splitlines(keepends=True), "tools: {a: b}\n", "permission: deny\n", "- x\n", '"', "\x00"]
)


@given(st.lists(PIECES, max_size=12), st.sampled_from(AGENTS), st.sampled_from([kind.id for kind in AGENTS]))
def test_any_text_is_converted_or_refused(pieces, kind, target):
    source = context("".join(pieces), kind.path_for("worker"))
    found = convert(source, KINDS[target])
    assert bool(found.text) != bool(found.refused)
