"""Files are found by each key that they have, whether one has it or many."""

from agentls.project.file_groups import FileGroups


def test_files_come_and_go():
    groups = FileGroups[str]()
    for path in ("b", "a", "a", "c"):
        groups.add("many", path)
    groups.add("one", "a")
    groups.add("one", "a")
    assert [*groups] == ["many", "one"]
    assert [*groups["many"]] == ["b", "a", "c"]
    assert [*groups["one"]] == ["a"]
    groups.discard("one", "b")
    groups.discard("many", "b")
    assert [*groups["one"], *groups["many"]] == ["a", "a", "c"]
    groups.discard("one", "a")
    groups.discard("many", "a")
    groups.discard("many", "c")
    groups.discard("none", "a")
    assert not [*groups]
    assert "one" not in groups
    assert not groups["one"]
