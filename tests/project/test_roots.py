"""What files have to do with each other is the same wherever they lie, on drives and shares of Windows too."""

from pathlib import PurePath, PurePosixPath

import pytest

from agentls.cli.checker import KNOWN
from agentls.ide import rename as renaming
from agentls.ide.navigation.definition import find_definitions
from agentls.ide.navigation.symbols import World
from agentls.lint.engine import Linter
from agentls.project import kinds
from agentls.project.filesystem import FileSystem, Item, Unreadable
from agentls.project.homes import gather_companions
from agentls.project.settings_file import Finder
from agentls.project.walk import Walk
from agentls.rules import ALL
from agentls.semantics.paths import leads
from support import workspace

ROOTS = ["/", "/home/me/project", "C:/", "C:/Users/me/my project", "//server/share/", "//server/share/project"]
FILES = """\
-- .claude/agents/lead.md --
---
name: lead
description: Leads.
tools: Agent(reviewr)
---
Ask the re<CURSOR>viewer agent. See [how](../../docs/how.md) and [all](../../gone.md).
-- .claude/agents/reviewer.md --
---
name: reviewer
description: Reviews.
---
Review.
-- docs/how.md --
# How

[Who](../.claude/agents/reviewer.md)
-- agentls.toml --
exclude = ["/vendor/"]
-- .gitignore --
/drafts/
-- .git/config --
-- vendor/.claude/agents/a.md --
-- drafts/.claude/agents/b.md --
"""


class Memory(FileSystem):
    """The files of a workspace."""

    def __init__(self, files):
        self.texts = {path: text.content.encode() for path, text in files.texts.items()}

    def read(self, path, limit=0):  # noqa: ARG002
        return self.texts.get(kept(path), Unreadable(str(path), "there is no such file"))

    def list(self, folder):
        start = kept(folder).rstrip("/") + "/"
        below = {path[len(start) :].partition("/")[:2] for path in self.texts if path.startswith(start)}
        return sorted(Item(name, bool(slash), False) for name, slash in below)

    def exists(self, path):
        return kept(path) in self.texts or self.is_folder(path)

    def is_folder(self, path):
        return bool(self.list(path))

    def real(self, path):
        return kept(path)


def kept(path):
    return path.as_posix() if isinstance(path, PurePath) else path


@pytest.fixture(params=ROOTS)
def root(request):
    return request.param


@pytest.fixture
def files(root):
    return workspace.read(FILES, root=PurePosixPath(root))


def at(root, name):
    return f"{root.rstrip('/')}/{name}"


def test_agent_files_are_found_but_for_what_is_excluded(root, files):
    memory = Memory(files)
    settings = Finder(memory, KNOWN)

    def excluded(path):
        return settings.for_file(path.rstrip("/")).settings.excludes(path)

    found = list(Walk(memory, kinds.may_be_agent_file, excluded).below(root))
    assert found == [at(root, f".claude/agents/{name}.md") for name in ("lead", "reviewer")]
    assert list(gather_companions(memory, [files.index.get(found[0])])) == found


def test_names_and_paths_that_are_not_there_are_reported(files):
    content = files.here.doc.text.content
    found = [(each.rule, each.span.of(content)) for each in Linter(ALL, {}).check(files.here).findings]
    assert [each for each in found if each[0] in ("unknown-agent", "broken-link")] == [
        ("unknown-agent", "reviewr"),
        ("broken-link", "../../gone.md"),
    ]


def test_a_name_leads_to_its_file(root, files):
    world = World(files.index, files, lambda path: kept(path) in files.texts)
    _, (found,) = find_definitions(files.here, files.cursor[1], world)
    assert found.path == at(root, ".claude/agents/reviewer.md")
    _, (found,) = find_definitions(files.here, files.here.doc.text.content.index("../docs/how"), world)
    assert found.path == at(root, "docs/how.md")


def test_a_rename_takes_the_file_and_the_links_to_it_along(root, files):
    files.locked = lambda _: ""
    found = renaming.rename(files.here, files.index, files, files.cursor[1], "critic")
    assert list(found.moves) == [(at(root, ".claude/agents/reviewer.md"), at(root, ".claude/agents/critic.md"))]
    edits = {path: [edit.text for edit in made] for path, made in found.edits.items()}
    assert edits == {
        at(root, ".claude/agents/lead.md"): ["critic"],
        at(root, ".claude/agents/reviewer.md"): ["critic"],
        at(root, "docs/how.md"): ["../.claude/agents/critic.md"],
    }


@pytest.mark.parametrize("target", ["../../../../x.md", "../../../../../../../x.md"])
def test_nothing_leads_out_of_a_drive(target):
    asked = []
    assert leads("C:/a/b.md", target, asked.append) is None
    assert all(path.startswith("C:/") for path in asked)
