"""Rules over names, where an example in a rule's documentation would be too long or needs the disk."""

import pytest
from msgspec.structs import replace

from agentls.lint.visibility import alike, defined
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas.identity import Sort
from support import several, workspace
from support.check import EVERYTHING, only

AGENT = "---\nname: {name}\ndescription: {description}\n---\nWork.\n"


def agents(folder, sizes):
    """Agents with descriptions of so many characters."""
    files = ((f"{folder}/a{n}.md", AGENT.format(name=f"a{n}", description="x" * size)) for n, size in enumerate(sizes))
    return "".join(f"-- {path} --\n{text}" for path, text in files)


def budget(text):
    found = several.findings(text, only("description-budget"))
    return {path: [finding.message for finding in each] for path, each in found.items() if each}


def test_budget_is_reported_once_at_the_longest_description():
    text = agents(".claude/agents", [20_000, 30_000, 10_001])
    message = (
        "The 3 agent descriptions have about 15,001 tokens: Claude Code warns above 15,000; "
        "shorten this one, the longest (7,500)"
    )
    assert budget(text) == {".claude/agents/a1.md": [message]}


def test_budget_may_be_used_up():
    assert budget(agents(".claude/agents", [20_000, 40_000])) == {}


def test_budget_is_that_of_agents_loaded_together():
    assert budget(agents(".claude/agents", [40_000]) + agents("web/.claude/agents", [40_000])) == {}


def test_collection_to_choose_from_has_no_budget():
    assert budget(agents("agents", [80_000])) == {}


def test_plugin_has_a_budget():
    assert list(budget('-- .claude-plugin/plugin.json --\n{"name": "a"}\n' + agents("agents", [80_000]))) == [
        "agents/a0.md"
    ]


def skills(folder, sizes, more=""):
    """Skills with descriptions of so many characters."""
    text = "---\nname: {}\ndescription: {}\n{}---\nWork.\n"
    files = ((f"{folder}/a{n}/SKILL.md", text.format(f"a{n}", "x" * size, more)) for n, size in enumerate(sizes))
    return "".join(f"-- {path} --\n{text}" for path, text in files)


def test_skills_have_a_budget_of_their_own():
    """Claude Code 2.1.332 showed 34 of 49 descriptions of a project that had 36,000 characters of them."""
    (messages,) = budget(skills(".claude/skills", [500] * 61)).values()
    assert messages[0].startswith(
        "The 61 skill descriptions have about 7,625 tokens: Claude Code shows names alone above"
    )
    assert budget(skills(".claude/skills", [500] * 60)) == {}


def test_skills_that_models_may_not_start_take_nothing_of_it():
    assert budget(skills(".claude/skills", [500] * 61, "disable-model-invocation: true\n")) == {}


def test_skills_in_a_folder_that_the_tool_does_not_read_have_none():
    assert budget(skills(".agents/skills", [500] * 61)) == {}


def same(folder, count):
    found = several.findings(agents(folder, [20] * count), only("same-description"))
    return {finding.message for each in found.values() for finding in each}


def test_of_very_many_with_one_description_nobody_is_named():
    end = "nothing tells which to take"
    assert same(".claude/agents", 20) == {
        f"Description is the same as that of `a{n}` and 18 more: {end}" for n in (0, 1)
    }
    assert same(".claude/agents", 21) == {f"Description is the same as that of more than 19 others: {end}"}


def test_a_description_that_nobody_has_yet_is_like_no_other():
    """As where a fix is tried that changes it."""
    files = several.workspace(agents(".claude/agents", [20]))
    before = files.context_at("/project/.claude/agents/a0.md")
    tried = replace(before, doc=parse(Text(AGENT.format(name="a0", description="Reviews a diff."))))
    assert only("same-description").across(tried.entry, files.index) == []


def test_files_that_are_one_through_a_link_are_no_duplicates():
    files = several.workspace(agents(".claude/agents", [10]) + agents(".claude/agents/linked", [10]))
    linked = files.index.get("/project/.claude/agents/linked/a0.md")
    linter = only("duplicate-name")
    assert len(linter.across(linked, files.index)) == 1
    linked = linked._replace(real="/project/.claude/agents/a0.md")
    files.index.put(linked)
    assert linter.across(linked, files.index) == []
    assert linter.across(files.index.get("/project/.claude/agents/a0.md"), files.index) == []


def test_names_that_are_slips_for_each_other():
    assert alike("code-reviwer", "code-reviewer")
    assert alike("architect_review", "architect-reviewer")
    assert alike("csharp-pro", "c-sharp-pro")
    assert not alike("ui-designer", "ux-designer")
    assert not alike("frontend-developer", "backend-developer")
    assert not alike("java-pro", "javascript-pro")


def test_rules_over_names_say_nothing_of_a_file_by_itself():
    rules = [rule.name for rule in ALL if rule.across]
    text = AGENT.format(name="a", description="b\ntools: Agent(nobody), mcp__nowhere__x\nskills: none")
    assert several.findings(f"-- .claude/agents/a.md --\n{text}")[".claude/agents/a.md"] == []
    assert len(rules) == 8


def test_comment_suppresses_what_is_found_among_others_and_is_not_useless_alone():
    text = AGENT.format(name="a", description="b").replace("name", "# agentls: ignore[duplicate-name]\nname", 1)
    both = f"-- .claude/agents/a.md --\n{text}-- .claude/agents/b.md --\n{text}"
    assert several.findings(both) == {".claude/agents/a.md": [], ".claude/agents/b.md": []}
    alone = several.findings(f"-- .claude/agents/a.md --\n{text}")[".claude/agents/a.md"]
    assert [finding.rule for finding in alone] == ["useless-suppression"]
    files = several.workspace(both)
    ctx = files.context_at("/project/.claude/agents/a.md")
    assert EVERYTHING.check(replace(ctx, index=None)).findings == ()


def test_no_text_makes_a_rule_over_names_fail():
    text = (
        '---\nname: "a\\u00e9b"\ndescription: >\n  <example>\n  user: x\n  assistant: "use the x-y agent"\n'
        "  </example>\ntools: [Agent(x, a:b), mcp__, mcp__x__*, 'Task(é)']\nskills: [a/b, '', {c: d}]\n"
        "mcpServers: [x, {y: {}}, {}]\n---\nBody.\n"
    )
    other = AGENT.format(name="x-yy", description="b")
    for end in range(len(text)):
        if not text[:end].endswith("---\n"):
            files = f"-- .claude/agents/a.md --\n{text[:end]}\n-- .claude/agents/b.md --\n{other}"
            found = [finding.rule for each in several.findings(files).values() for finding in each]
            assert "internal-error" not in found


@pytest.mark.parametrize(
    ("folder", "asked", "found"),
    [
        (".claude/agents", "code-reviewer", [".claude"]),
        (".claude/agents", "Code_Reviewer", [".claude"]),
        (".claude/agents", "tools:code-reviewer", [".claude"]),
        (".gemini/agents", "code-reviewer", [".gemini"]),
        (".gemini/agents", "Code_Reviewer", []),
    ],
)
def test_a_name_is_that_of_its_tools_files_as_its_tool_compares_it(folder, asked, found):
    files = (f"-- {home}/agents/code-reviewer.md --\n{AGENT}" for home in (".claude", ".gemini"))
    read = workspace.read("".join(files).format(name="code-reviewer", description="Reviews."))
    entry = read.index.get(f"/project/{folder}/code-reviewer.md")
    known = defined(entry, read.index, Sort.AGENT, asked)
    assert [each.entry.folder.partition("/")[0] for each in known] == found
