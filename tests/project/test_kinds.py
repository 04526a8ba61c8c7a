"""Which kind of agent file a path is, for kinds made up here: nothing is said of any agent tool."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from msgspec.structs import replace

from agentls.project import kinds
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS
from agentls_schemas.identity import Sort
from agentls_schemas.place import Place

SCOPES = {"shared": ("**/shared/**",)}
MARKS = {"package": (".x/package.json",)}
CERTAIN = replace(
    next(iter(KINDS.values())),
    id="x/certain",
    place=Place((".x/bots/**/*.md", "BOT.md"), homes=(".x/bots",), scopes=SCOPES, scope_marks=MARKS),
)
LIKELY = replace(
    CERTAIN,
    id="x/likely",
    place=Place(
        (),
        likely=("bots/**/*.md",),
        evidence=frozenset({"name", "does"}),
        unlikely=("**/docs/**", "*.prompt.md"),
        homes=("bots",),
        scopes=SCOPES,
        scope_marks=MARKS,
    ),
)
BOTH = (CERTAIN, LIKELY)
HEADER = parse(Text("---\nname: a\ndoes: b\n---\n")).header
OTHER = parse(Text("---\nname: a\n---\n")).header


@pytest.mark.parametrize(
    ("path", "header", "kind"),
    [
        ("/home/me/.x/bots/a.md", None, "x/certain"),
        ("/home/me/.x/bots/deep/er/a.md", OTHER, "x/certain"),
        (".x/bots/a.md", None, "x/certain"),
        ("/any/where/BOT.md", None, "x/certain"),
        ("/any/where/ROBOT.md", HEADER, None),
        ("/home/me/.x/bots/a.txt", HEADER, None),
        ("/home/me/.x/bots/a.md/b.txt", HEADER, None),
        ("/home/me/yx/bots/a.md", None, None),
        ("/home/me/bots/a.md", HEADER, "x/likely"),
        ("/home/me/bots/a.md", OTHER, None),
        ("/home/me/bots/a.md", None, None),
        ("/home/me/bots/docs/a.md", HEADER, None),
        ("/home/me/bots/a.prompt.md", HEADER, None),
        ("/home/me/a.md", HEADER, None),
    ],
)
def test_kind(path, header, kind):
    found = kinds.detect(PurePosixPath(path), header, BOTH)
    assert (found and found.id) == kind


def test_kind_on_windows():
    assert kinds.detect(PureWindowsPath(r"C:\me\.x\bots\a.md"), None, BOTH) is CERTAIN


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("/x/.x/bots/a.md", True), ("/x/bots/a.md", True), ("/x/bots/docs/a.md", False), ("/x/a.md", False)],
)
def test_files_worth_reading(path, wanted):
    assert kinds.may_be_agent_file(path, BOTH) is wanted


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("/x/.x/bots/a.md", ["x/certain", "x/likely"]),
        ("/x/.x/a.md/BOT.md", ["x/certain"]),
        ("/x/bots/BOT.md", ["x/certain", "x/likely"]),
        ("/x/bots/a.md", ["x/likely"]),
        ("/x/a.md", []),
    ],
)
def test_what_a_file_may_be(path, ids):
    assert [kind.id for kind in kinds.candidates(PurePosixPath(path), (LIKELY, CERTAIN))] == ids


@pytest.mark.parametrize(
    ("path", "scope"),
    [("/a/shared/.x/bots/a.md", "shared"), ("/a/pack/bots/deep/a.md", "package"), ("/a/other/bots/a.md", "")],
)
def test_scope(path, scope):
    marks = {PurePosixPath("/a/pack/.x/package.json")}
    assert kinds.scope(CERTAIN, PurePosixPath(path), marks.__contains__) == scope


def test_kinds_are_found_by_their_ids():
    assert {kind_id: kinds.find(kind_id) for kind_id in KINDS} == dict(KINDS)
    assert kinds.find("nothing") is None


@pytest.mark.parametrize(
    ("kind", "sort", "named"),
    [
        ("claude-code/command", Sort.AGENT, ["claude-code/agent"]),
        ("copilot/prompt", Sort.AGENT, ["copilot/agent"]),
        ("agent-skills/skill", Sort.AGENT, ["claude-code/agent"]),
        ("copilot/agent", Sort.SKILL, ["agent-skills/skill"]),
    ],
)
def test_names_are_those_of_the_same_tool(kind, sort, named):
    found = [each.id for each in kinds.naming(KINDS[kind], sort)]
    assert [each for each in found if each != "copilot/chatmode"] == named


def looking(kind_id, model, *own):
    place = Place((f"{kind_id}.md",), homes=("bots",), evidence=frozenset({"name", "description"}), own=frozenset(own))
    return replace(CERTAIN, id=f"x/{kind_id}", declared=model.fields, place=place)


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("name description color", "x/one"),
        ("name description tools", "x/one"),
        ("name description tools temperature", "x/other"),
        ("name description tools unheard-of", "x/one"),
        ("name description", None),
        ("name description color emoji vibe author", "x/one"),
        ("name description tools on permissions jobs engine", None),
        ("description tools color", None),
        ("", None),
    ],
)
def test_kind_by_the_header_alone_is_the_one_that_knows_most_of_it(keys, kind):
    one = looking("one", KINDS["claude-code/agent"], "tools", "color")
    other = looking("other", KINDS["gemini-cli/agent"], "temperature")
    header = parse(Text("---\n" + "".join(f"{key}: x\n" for key in keys.split()) + "---\n")).header
    found = kinds.look_of(header, (one, other))
    assert (found.id if found else None) == kind


def test_documentation_and_homes_of_other_tools_look_like_nothing():
    first = next(iter(KINDS))
    names = ("/a/b.md", "/a/README.md", "/a/b.txt", "/.cursor/b.md")
    looks = {name: first in {each.id for each in kinds.lookalikes(name)} for name in names}
    assert looks == {"/a/b.md": True, "/a/README.md": False, "/a/b.txt": False, "/.cursor/b.md": False}
