"""What an index knows, and whom a change concerns."""

from agentls.project.entries import Definition, Entry, words_of
from agentls.project.index import Index
from agentls.semantics.mentions import Mention, Where
from agentls.semantics.token_estimate import estimate_tokens
from agentls.text import Span
from agentls_schemas.identity import Sort

HOME = "/project"


def agent(name, *mentioned, at=0, description="", file=""):
    words, tokens = words_of(description), estimate_tokens(description)
    own = Definition(Sort.AGENT, name, Span(at, at + len(name)), description, words=words, tokens=tokens)
    mentions = tuple(Mention(Sort.AGENT, each, Span(0, 1), Where.TOOLS) for each in mentioned)
    path = f"{HOME}/.claude/agents/{file or name}.md"
    return Entry(path, "claude-code/agent", "", HOME, (own,), mentions, folder=".claude/agents")


def index(*entries):
    found = Index()
    for entry in entries:
        found.put(entry)
    return found


def names(paths):
    return sorted(path.rpartition("/")[2].removesuffix(".md") for path in paths)


def test_new_name_concerns_those_who_mention_it():
    known = index(agent("lead", "tester"), agent("other", "writer"))
    assert names(known.put(agent("tester", description="long"))) == ["lead"]


def test_name_that_goes_concerns_those_who_mention_or_share_it():
    known = index(agent("lead", "tester"), agent("tester"), agent("tester", file="second"))
    assert names(known.drop(f"{HOME}/.claude/agents/tester.md")) == ["lead", "second"]


def test_other_name_concerns_those_who_mention_one_that_is_missing():
    known = index(agent("lead", "writr"), agent("tester"), agent("third", "tester"))
    assert names(known.put(agent("writer", file="tester"))) == ["lead", "third"]


def test_name_that_comes_or_goes_concerns_those_who_mention_one_like_it():
    others = [agent(name) for name in ("one", "two", "three")]
    known = index(agent("lead", "writr"), agent("far", "w"), agent("third", "reader"), *others)
    assert names(known.put(agent("writer"))) == ["lead"]
    assert names(known.put(agent("tester", file="writer"))) == ["lead"]
    known.put(agent("writer"))
    assert names(known.drop(f"{HOME}/.claude/agents/writer.md")) == ["lead"]


def test_name_concerns_those_alone_who_may_mean_it():
    missing = [agent(f"a{n}", f"agent-{n}") for n in range(1000, 1300)]
    known = index(agent("lead", description="x" * 80), *missing)
    assert names(known.put(agent("agent-12345"))) == ["a1234", "a1235", "a1245", "lead"]
    assert known.near(Sort.AGENT, "agent-1234") == {(Sort.AGENT, "agent12345")}


def test_page_that_comes_or_goes_concerns_nobody_by_its_name():
    page = Entry(f"{HOME}/docs/page.md", "", "", f"{HOME}/docs")
    known = index(agent("lead", "page"), agent("other"))
    assert known.put(page) == frozenset()
    assert known.drop(page.path) == frozenset()


def test_second_file_concerns_those_who_miss_any_name():
    elsewhere = agent("far", "reader")._replace(path="/other/.claude/agents/far.md", home="/other")
    known = index(agent("lead", "reader"), elsewhere)
    assert names(known.put(agent("tester", description="x" * 80))) == ["lead"]
    assert names(known.put(agent("third"))) == ["tester"]


def test_name_that_moves_in_its_file_concerns_nobody():
    known = index(agent("lead", "tester"), agent("tester"))
    version = known.version
    assert known.put(agent("tester", at=9)) == frozenset()
    assert known.version > version


def test_mention_that_moves_in_its_file_is_found_where_it_stands_now():
    known = index(agent("lead", "tester"), agent("tester"))
    moved = agent("lead", "tester")
    moved = moved._replace(mentions=(moved.mentions[0]._replace(span=Span(7, 8)),))
    version = known.version
    assert known.put(moved) == frozenset()
    assert [mention.span for _, mention in known.mentioned(Sort.AGENT, "tester")] == [Span(7, 8)]
    assert known.version > version
    known.put(agent("lead", "writer"))
    assert known.mentioned(Sort.AGENT, "tester") == []
    assert [entry.own.name for entry, _ in known.mentioned(Sort.AGENT, "writer")] == ["lead"]


def test_description_concerns_the_file_with_the_longest():
    known = index(agent("a", description="x" * 50), agent("b", description="x" * 30), agent("c"))
    assert names(known.put(agent("c", description="x" * 10))) == ["a"]
    assert names(known.put(agent("c", description="x" * 70))) == ["a"]
    assert names(known.put(agent("b", description="x" * 40))) == ["c"]
    assert names(known.put(agent("c", description=""))) == ["a"]
    assert names(known.drop(f"{HOME}/.claude/agents/a.md")) == ["b"]


def test_description_concerns_those_of_the_same_words():
    known = index(
        agent("a", description="Reviews it."), agent("b", description="Writes"), agent("long", description="x" * 90)
    )
    assert names(known.put(agent("c", description="reviews it"))) == ["a", "long"]
    assert names(known.put(agent("c", description="Writes."))) == ["a", "b", "long"]
    assert [each.own.name for each in known.described_alike(agent("c", description="Writes."))] == ["b", "c"]
    assert names(known.drop(f"{HOME}/.claude/agents/c.md")) == ["b", "long"]


def test_descriptions_of_very_many_are_told_of_together():
    many = [agent(f"a{n}", description="Same.") for n in range(30)]
    known = index(*many[:20])
    assert len(known.described_alike(many[0])) == 20
    assert len(known.put(many[20])) == 20
    assert known.described_alike(many[0]) is None
    assert len(index(*many[:22]).put(many[22])) <= 1
    assert len(known.drop(many[0].path)) == 20


def test_load_is_that_of_all_files_however_they_came_to_be():
    known = index(agent("a", description="x" * 40), agent("b", description="x" * 80))
    known.put(agent("a", description="x" * 400))
    known.put(agent("c", description="x" * 4))
    known.drop(f"{HOME}/.claude/agents/b.md")
    known.put(agent("a", description="x" * 20)._replace(definitions=()))
    known.put(agent("d", description="x" * 8)._replace(home="/elsewhere"))
    known.put(agent("d", description="x" * 12))
    assert known.load(agent("any")) == (1 + 3, 2, f"{HOME}/.claude/agents/d.md")
    assert known.load(agent("d")._replace(home="/elsewhere")) == (0, 0, "")


def test_results_are_remembered_until_a_definition_changes():
    known = index(agent("a"))
    asked = []

    def count(index, sort):
        asked.append(sort)
        return len(index.names(sort))

    assert [known.remembered(count, Sort.AGENT) for _ in range(3)] == [1, 1, 1]
    known.put(agent("a", at=5))
    known.remembered(count, Sort.AGENT)
    assert len(asked) == 1
    known.put(agent("b"))
    assert known.remembered(count, Sort.AGENT) == 2
    known.drop(f"{HOME}/.claude/agents/b.md")
    assert known.remembered(count, Sort.AGENT) == 1


def test_names_are_known_in_any_style():
    known = index(agent("code-reviewer"))
    assert known.knows(Sort.AGENT, "Code Reviewer")
    assert known.knows(Sort.AGENT, "tools:code_reviewer")
    assert not known.knows(Sort.SKILL, "code-reviewer")


def test_file_that_moves_home_is_gathered_in_the_new_one():
    known = index(agent("a"), agent("b"))
    moved = agent("a")._replace(home="/elsewhere")
    known.put(moved)
    assert [entry.path for entry in known.together(moved)] == [moved.path]
    assert names(entry.path for entry in known.together(agent("b"))) == ["b"]


def test_text_whose_words_are_not_known_yet_may_speak_of_anything():
    known = index(agent("lead"), agent("other"))
    known.put(agent("lead"), ("code-reviewer",))
    assert names(known.using("code-reviewer")) == ["lead", "other"]
    assert names(known.wordless()) == ["other"]
    known.put(agent("other"), ("test-writer",))
    assert names(known.using("code-reviewer")) == ["lead"]
