"""The fixes of code fences bring what is meant about, and move nothing else into code or out of it."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from agentls.lint.fences import pairing
from agentls.lint.fences.faults import fence_faults
from agentls.lint.fixing import fix_all
from agentls.lint.memo import Memo
from agentls.syntax import parse
from agentls.text import Text
from support.blocks import in_code
from support.check import EVERYTHING, context

HEADER = "---\nname: x\ndescription: Reviews a diff.\n---\n"
RULES = {"nested-fence", "unclosed-fence"}


@dataclass(frozen=True)
class Block:
    """A fenced block as it is meant."""

    info: str
    parts: tuple["str | Block", ...]
    mark: str
    indent: str
    closed: bool

    def lines(self) -> list[str]:
        inside = [line for part in self.parts for line in lines_of(part)]
        fences = [f"{self.mark}{self.info}", *inside, *([self.mark] if self.closed else [])]
        return [self.indent + line if line else line for line in fences]


def lines_of(part: "str | Block") -> list[str]:
    return part.lines() if isinstance(part, Block) else part.split("\n")


SAID = st.sampled_from(["A word about it.", "- one\n- two", "**Why**: it is so.", "1. Do it"])
TEXTS = SAID | st.sampled_from(["## Part", "", "Then:\n"])
CODE = st.sampled_from(["make test", "run()", "{\n}", "x = 1\n\ny = 2", "# note"])
MARKS = st.sampled_from(["```", "```", "```", "````", "~~~"])
INDENTS = st.sampled_from(["", "", "", "  ", "    "])


def programs(infos: list[str], marks: st.SearchStrategy[str], indents: st.SearchStrategy[str]):
    parts = st.lists(CODE, min_size=1, max_size=2).map(tuple)
    return st.builds(Block, st.sampled_from(infos), parts, marks, indents, st.just(True))


def pages(infos: list[str], texts: st.SearchStrategy[str], inner: st.SearchStrategy[Block], marks):
    """Blocks of text with blocks inside; they end in a word or in a block, not in what announces something."""
    parts = st.tuples(st.lists(texts | inner, max_size=4), SAID | inner).map(lambda both: (*both[0], both[1]))
    return st.builds(Block, st.sampled_from(infos), parts, marks, st.just(""), st.just(True))


PROGRAMS = programs(["", "sh", "json", "js {1}", "[language]"], MARKS, INDENTS)
NAMED = programs(["sh", "json", "js {1}", "[language]"], MARKS, INDENTS)
# A bare fence directly behind another block is read in two ways by people, too.
IN_ORDER = st.lists(TEXTS | PROGRAMS | pages(["markdown", "md", "text"], TEXTS, NAMED, MARKS), max_size=8)

PLAIN = programs(["sh", "json"], st.just("```"), st.just(""))
APART = st.lists(SAID | PLAIN | pages(["markdown"], SAID, PLAIN, st.just("```")), max_size=6)


@st.composite
def with_one_wrong(draw) -> list[str | Block]:
    """Text and blocks with blank lines between, and one fence left over or missing."""
    parts = draw(APART)
    number = draw(st.integers(0, len(parts)))
    if draw(st.booleans()):
        parts.insert(number, "```")
    elif parts and isinstance(block := parts[number - 1], Block):
        parts[number - 1] = replace(block, closed=False)
    return [each for part in parts for each in (part, "")]


def placed(parts: list["str | Block"]) -> tuple[str, list[bool]]:
    """The body with a number in each line that is no fence, and whether the line is meant to stand in code."""
    lines: list[str] = []
    meant: list[bool] = []
    for part in parts:
        for line in lines_of(part):
            is_fence = line.lstrip()[:3] in ("```", "~~~")
            lines.append(line)
            if not is_fence:
                meant.append(isinstance(part, Block))
    return "\n".join(lines) + "\n", meant


@given(IN_ORDER | with_one_wrong(), st.sampled_from(["\n", "\r\n"]))
def test_lines_stay_where_they_are_or_go_where_they_are_meant(parts, line_end):
    body, meant = placed(parts)
    before = in_code(body)[: len(meant)]
    text = (HEADER + body).replace("\n", line_end)
    fixed = fix_all(EVERYTHING, context(text), lambda finding: finding.rule in RULES)
    after = in_code(fixed.report.ctx.body.text)[: len(meant)]
    assert [line for line, _ in after] == [line for line, _ in before]
    moved = [
        (old, new, right)
        for old, new, right in zip(before, after, meant, strict=True)
        if old[1] != new[1] and old[0].strip()
    ]
    assert [old for old, new, right in moved if new[1] != right] == []


def test_many_faults_cost_as_much_as_each_of_them(monkeypatch):
    looked = []
    steps = pairing._steps

    def counted(lines, number, path):
        looked.append(number)
        return steps(lines, number, path)

    monkeypatch.setattr(pairing, "_steps", counted)

    def cost(blocks):
        looked.clear()
        nested = "Text before it:\n\n```md\n# Title\n\n```py\nprint()\n```\n\nMore text.\n```\n\n"
        assert len(fence_faults(parse(Text(nested * blocks)).body, Memo())) == blocks
        return len(looked)

    assert cost(40) < 2.5 * cost(20)
