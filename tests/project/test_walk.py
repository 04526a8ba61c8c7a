"""Which files a search finds."""

from pathlib import Path

import pytest

from agentls.project.filesystem import FileSystem, Item, Unreadable
from agentls.project.walk import Walk


def found(tmp_path, tree, below="", excluded=lambda _: False, **options):
    """The files found below a folder of a tree: paths, or paths with their text."""
    for line in tree.strip().split("\n"):
        path, _, text = line.strip().partition(" = ")
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("; ", "\n"), "utf-8", newline="\n")
    root = tmp_path.as_posix()
    walk = Walk(FileSystem(), lambda path: path.endswith(".md"), lambda path: excluded(path[len(root) :]), **options)
    return [path[len(root) + 1 :] for path in walk.below((tmp_path / below).as_posix())]


def test_files_in_the_order_of_names(tmp_path):
    assert found(tmp_path, "b/c.md\na.md\nb.md\nb/a.txt\nb/a/z.md") == ["a.md", "b/a/z.md", "b/c.md", "b.md"]


def test_folders_nobody_writes_agents_in(tmp_path):
    assert found(tmp_path, "a.md\n.git/b.md\nx/node_modules/c.md\nx/d.md") == ["a.md", "x/d.md"]


@pytest.mark.parametrize(
    ("tree", "left"),
    [
        (".gitignore = /out/; *.tmp.md\na.md\nout/b.md\nx/out/c.md\nx/d.tmp.md", ["a.md", "x/out/c.md"]),
        (".gitignore = *.md; !keep.md\na.md\nx/keep.md", ["x/keep.md"]),
        (".gitignore = *.md\nx/.gitignore = !a.md\na.md\nx/a.md\nx/b.md", ["x/a.md"]),
        (".gitignore = x/\nx/.gitignore = !a.md\nx/a.md\nb.md", ["b.md"]),
        (".gitignore = \\#a.md; # comment; b?.md\n#a.md\nb1.md\nb.md", ["b.md"]),
        (".git/info/exclude = secret.md\nsecret.md\na.md", ["a.md"]),
        (".gitignore = [; a.md; \\\na.md\nb.md", ["b.md"]),
        (".gitignore =  \na.md", ["a.md"]),
    ],
)
def test_what_git_ignores(tmp_path, tree, left):
    assert found(tmp_path, tree) == left


def test_gitignore_of_the_repository_counts_in_its_folders(tmp_path):
    tree = ".git/HEAD\n.gitignore = draft*\nx/y/draft.md\nx/y/a.md"
    assert found(tmp_path, tree, "x/y") == ["x/y/a.md"]


def test_ignored_folder_that_is_named_is_searched(tmp_path):
    tree = ".git/HEAD\n.gitignore = .claude/\n.claude/agents/a.md"
    assert found(tmp_path, tree) == []
    assert found(tmp_path, tree, ".claude") == [".claude/agents/a.md"]


def test_gitignore_can_be_left_aside(tmp_path):
    assert found(tmp_path, ".gitignore = *\na.md", gitignore=False) == ["a.md"]


def test_excluded_folders_are_not_entered(tmp_path):
    assert found(tmp_path, "a.md\nold/b.md\nold/c/d.md", excluded=lambda path: path == "/old/") == ["a.md"]


def test_links_are_followed_once_and_never_upwards(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "shared").mkdir()
    (tmp_path / "x" / "up").symlink_to(tmp_path)
    (tmp_path / "x" / "here").symlink_to(tmp_path / "x")
    (tmp_path / "x" / "one").symlink_to(tmp_path / "shared")
    (tmp_path / "shared" / "two").symlink_to(tmp_path / "x")
    assert found(tmp_path, "shared/a.md\nx/b.md") == ["shared/a.md", "shared/two/b.md", "shared/two/one/a.md", "x/b.md"]


@pytest.fixture
def stranger(tmp_path):
    """A folder, and beside it what its links should not reach."""
    (tmp_path / "tree/.claude/agents").mkdir(parents=True)
    (tmp_path / "home/agents").mkdir(parents=True)
    (tmp_path / "home/agents/private.md").touch()
    return tmp_path / "tree"


def walked(folder):
    """What a walk finds: paths, and of what is refused path and reason."""
    steps = Walk(FileSystem(), lambda path: path.endswith(".md")).below(folder.as_posix())
    return [step.removeprefix(f"{folder}/") if isinstance(step, str) else (step.path, step.reason) for step in steps]


@pytest.mark.parametrize("to", ["home/agents/private.md", "home/agents", "", "home/nowhere.md"])
def test_a_link_out_of_the_tree_is_told_and_not_followed(stranger, to):
    link = stranger / ".claude/agents/out.md"
    link.symlink_to(stranger.parent / to)
    ((path, reason),) = walked(stranger)
    assert path == link.as_posix()
    assert reason.startswith(f"this link leads out of {stranger}")
    assert reason.endswith(f"name {(stranger.parent / to).as_posix()}")


def test_links_within_the_repository_are_followed(stranger):
    (stranger.parent / ".git").mkdir()
    (stranger / ".claude/agents/x.md").symlink_to(stranger.parent / "home/agents/private.md")
    (stranger / ".claude/agents/y").symlink_to(stranger.parent / "home/agents")
    assert walked(stranger) == [".claude/agents/x.md", ".claude/agents/y/private.md"]


def test_links_in_the_users_own_folders_may_lead_anywhere(stranger, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: stranger)
    (stranger / ".claude/agents/x.md").symlink_to(stranger.parent / "home/agents/private.md")
    assert walked(stranger / ".claude/agents") == ["x.md"]


def test_a_link_to_itself_hides_nothing_else(stranger):
    agents = stranger / ".claude/agents"
    (agents / "self.md").symlink_to("self.md")
    (agents / "self").symlink_to("self")
    (agents / "ok.md").touch()
    assert walked(stranger) == [".claude/agents/ok.md", ".claude/agents/self.md"]


def test_folder_that_cannot_be_looked_into_is_reported_in_its_place(tmp_path):
    class Locked(FileSystem):
        def list(self, folder):
            return Unreadable(folder, "permission denied") if folder.endswith("/b") else super().list(folder)

    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.md").touch()
    walk = Walk(Locked(), lambda _: True)
    assert list(walk.below(tmp_path.as_posix())) == [
        f"{tmp_path.as_posix()}/a/x.md",
        Unreadable(f"{tmp_path.as_posix()}/b", "permission denied"),
        f"{tmp_path.as_posix()}/c/x.md",
    ]


def test_tree_deeper_than_pythons_stack():
    class Deep(FileSystem):
        def list(self, folder):
            return super().list("/nowhere") if folder.count("/") > 3000 else [Item("d", True, False)]

        def exists(self, path):
            return str(path) == "/"

    (last,) = Walk(Deep(), lambda _: True).below("/d")
    assert isinstance(last, Unreadable)
