"""A kind is put together from parts; each says by itself what is missing or does not fit."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import pytest

from agentls.finding import Outcome
from agentls.format import Format, Layout
from agentls_schemas.declared import Model
from agentls_schemas.fields import Fact, Fields, Role
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity
from agentls_schemas.kind import Kind
from agentls_schemas.mcp import Mcp, McpName
from agentls_schemas.place import Place
from agentls_schemas.source import Source
from agentls_schemas.tools import Tool
from agentls_schemas.verdicts import Condition, Loader, Verdict
from agentls_schemas.vocabulary import Vocabulary

MANUAL = Source("Manual", date(2026, 1, 2))


class Header(Model):
    title: Annotated[str, Fact("What it is called.", "manual", Role.NAME)]
    does: Annotated[str, Fact("What it does.", "manual", Role.DESCRIPTION)]


class Unsaid(Model):
    title: str


def kind(id: str = "x/bot", place: Place = Place((".x/bots/**/*.md",), homes=(".x/bots",)), **parts: object) -> Kind:  # noqa: A002, B008
    return Kind(id, "X bot", Fields(Header), place, Loader("X"), {"manual": MANUAL}, **parts)  # type: ignore[arg-type]


def test_a_small_kind_is_a_few_lines() -> None:
    found = kind()
    assert list(found.fields) == ["title", "does"]
    assert [field.key for field in found.fields.with_role(Role.NAME)] == ["title"]
    assert found.fields.layout.format is Format.FRONTMATTER
    assert found.path_for("a") == ".x/bots/a.md"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: kind("bot"), "no id"),
        (lambda: kind(place=Place(("BOT.md",)), guidance=Guidance("Hello.")), "no home"),
        (lambda: Fields(Unsaid), "Unsaid.title has no Fact"),
        (lambda: Fields(Header, Layout(Format.TOML, "prompt")), "no field 'prompt'"),
        (lambda: Place(()), "has to lie somewhere"),
        (lambda: Place((), likely=("bots/*.md",)), "evidence"),
        (lambda: Place(("a.md",), own=frozenset({"does"})), "evidence"),
        (lambda: kind(place=Place(("a.md",), evidence=frozenset({"title"}), own=frozenset({"doze"}))).fields, "doze"),
        (lambda: Place(("a.md",), homes=("~/.x",)), "~/.x"),
        (lambda: Identity(by=By.FOLDER), "'.md'"),
        (lambda: Identity(suffix="BOT.md"), "'BOT.md'"),
        (lambda: Mcp("{server}{tool}"), "no pattern"),
        (lambda: Mcp("mcp__{server}"), "no pattern"),
    ],
)
def test_what_is_incomplete_is_refused(make, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make()


@pytest.mark.parametrize(
    ("identity", "path", "name", "renamed"),
    [
        (Identity(), "team/a.md", "a", "team/b.md"),
        (Identity(), "a.MD", "a", "b.MD"),
        (Identity(suffix=".agent.md"), "a.agent.md", "a", "b.agent.md"),
        (Identity(suffix=".agent.md"), "a.md", "a", "b.md"),
        (Identity(by=By.FIELD, suffix=".toml"), "a.toml", "a", "b.toml"),
        (Identity(by=By.FOLDER, suffix="/SKILL.md"), "team/a/SKILL.md", "a", "team/b/SKILL.md"),
        (Identity(by=By.PATH), "team/a.md", "team/a", "b.md"),
        (Identity(by=By.PATH, suffix=".toml", separator=":"), "git/commit.toml", "git:commit", "b.toml"),
    ],
)
def test_identity(identity: Identity, path: str, name: str, renamed: str) -> None:
    place = Place(("**",), homes=(".x/bots",))
    own = kind(place=place, identity=identity)
    above = "/home/me/.x/bots/"
    assert own.stem(above + path) == name
    assert own.renamed(above + path, "b") == above + renamed
    assert own.renamed(above + renamed, own.stem(above + renamed)) == above + renamed


def test_a_path_for_a_name_gives_that_name() -> None:
    for identity in (Identity(), Identity(by=By.FOLDER, suffix="/BOT.md"), Identity(by=By.PATH, separator=":")):
        own = kind(identity=identity)
        assert own.stem(f"/p/{own.path_for('a')}") == "a"
    assert own.stem(f"/p/{own.path_for('git:commit')}") == "git:commit"
    assert own.path_for("git:commit") == ".x/bots/git/commit.md"


def test_a_kind_without_a_folder_is_one_file() -> None:
    assert kind(place=Place(("**/.xbots",))).path_for("a") == ".xbots"


@pytest.mark.parametrize(
    ("pattern", "name", "parsed"),
    [
        ("mcp__{server}__{tool}", "mcp__git_hub__find", McpName("git_hub", 5, "find")),
        ("mcp__{server}__{tool}", "mcp__github", McpName("github", 5, "")),
        ("mcp__{server}__{tool}", "github/find", None),
        ("{server}/{tool}", "github/*", McpName("github", 0, "*")),
        ("{server}/{tool}", "github", None),
        ("@{server}/{tool}", "@github", McpName("github", 1, "")),
        ("mcp_{server}_{tool}", "mcp_github_find_all", McpName("github", 4, "find_all")),
    ],
)
def test_names_of_servers_tools(pattern: str, name: str, parsed: McpName | None) -> None:
    mcp = Mcp(pattern)
    assert mcp.parse(name) == parsed
    if parsed and parsed.tool:
        assert mcp.write(parsed.server, parsed.tool) == name
        assert mcp.covers(mcp.write(parsed.server), name)


def test_a_servers_name_is_spelled_as_tools_have_it() -> None:
    mcp = Mcp("mcp__{server}__{tool}", alone=True, spelling=r"[^A-Za-z0-9_-]")
    assert mcp.write("git hub.com") == "mcp__git_hub_com"
    assert mcp.write("my-server_2", "find") == "mcp__my-server_2__find"


@pytest.mark.parametrize("condition", Condition)
def test_something_is_said_of_every_condition(condition: Condition) -> None:
    assert Loader("X").verdict(condition).says


def test_a_verdict_says_what_happens_and_is_of_a_condition() -> None:
    with pytest.raises(ValueError, match="say what"):
        Verdict(Outcome.IGNORED, "")
    with pytest.raises(ValueError, match="unknown-kee"):
        Loader("X", {"": {"unknown-kee": Verdict(Outcome.IGNORED, "ignores it")}}).verdict(Condition.UNKNOWN_KEY)


def test_a_special_case_falls_under_the_general_one() -> None:
    loader = Loader("X", {"": {Condition.UNKNOWN_KEY: Verdict(Outcome.DROPPED_LOUD, "refuses it")}})
    assert loader.verdict(Condition.FOREIGN_KEY, "color").says == "refuses it"


def test_tools_whose_letter_case_does_not_count() -> None:
    tool = Tool("shell", "Runs a command.", MANUAL)
    assert Vocabulary({"shell": tool}, case_sensitive=False).tool("Shell") is tool
    assert Vocabulary({"shell": tool}).tool("Shell") is None


def test_a_tool_of_the_tools_own_is_no_servers() -> None:
    words = Vocabulary({"web_fetch": Tool("web_fetch", "Reads a page.", MANUAL)}, mcp=Mcp("{server}_{tool}"))
    assert words.mcp_name("web_fetch") is None
    assert words.mcp_name("wiki_find") == McpName("wiki", 0, "find")
