"""Files that are too large for their tool: bytes on disk count, not characters."""

import pytest

from agentls.lint.fixing import fix_all
from agentls.syntax import decode, encode
from agentls_schemas import KINDS
from support.check import EVERYTHING, context, only

AGENT = ".claude/agents/example.md"
COMMAND = ".claude/commands/example.md"
SKILL = ".claude/skills/example/SKILL.md"
HEADER = b"---\nname: example\ndescription: Reads much.\n---\n"
LINTER = only("file-too-large", "useless-suppression")


def found(data, path, linter=LINTER):
    assert encode(decode(data)) == data
    return [(f.span, f.message) for f in linter.check(context(decode(data), path)).findings]


def padded(size, unit=b"x", header=HEADER):
    """A file of so many bytes."""
    count, rest = divmod(size - len(header), len(unit))
    return header + unit * count + b" " * rest


@pytest.mark.parametrize(
    ("path", "limit"),
    [(AGENT, 1_048_576), (COMMAND, 1_048_576), ("skills/example/SKILL.md", 1_048_576), (SKILL, 1_000_000)],
    ids=["agent", "command", "a collection's skill", "a project's skill"],
)
@pytest.mark.parametrize("unit", ["x", "é", "字", "🎉"])
def test_the_limit_is_one_of_bytes(path, limit, unit):
    at, above = (padded(size, unit.encode()) for size in (limit, limit + 1))
    assert (len(at), len(above)) == (limit, limit + 1)
    assert found(at, path) == []
    ((span, message),) = found(above, path)
    assert span == (0, 3)
    assert message == f"File has {limit + 1:,} bytes, over the limit of {limit:,}: Claude Code skips the file"


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (b"\xef\xbb\xbf" + padded(1_048_574), "1,048,577"),
        (padded(600_000).decode().encode("utf-16"), "1,200,002"),
        (padded(1_048_576, "é".encode("windows-1252")) + b"\xe9", "1,048,577"),
        (padded(1_048_576) + b"\xff", "1,048,577"),
        (padded(1_048_570).replace(b"\n", b"\r\n") + b"123", "1,048,577"),
    ],
    ids=["byte-order-mark", "utf-16", "windows-1252", "stray-byte", "crlf"],
)
def test_the_bytes_are_those_on_disk(data, size):
    ((_, message),) = found(data, AGENT)
    assert f"has {size} bytes" in message


def test_a_comment_under_the_fence_silences_it():
    header = HEADER.replace(b"---\n", b"---\n# agentls: ignore[file-too-large]\n", 1)
    assert found(padded(1_048_577, header=header), AGENT) == []


def test_a_file_that_only_a_repair_makes_small_enough_is_repaired():
    data = padded(600_000).decode().encode("utf-16")
    fixed = fix_all(EVERYTHING, context(decode(data), AGENT), lambda finding: finding.rule == "invalid-utf8")
    assert len(encode(fixed.text)) == 600_000
    assert "file-too-large" not in {finding.rule for finding in fixed.report.findings}


def test_what_has_no_limit_is_never_too_large():
    kind = KINDS["gemini-cli/agent"]
    assert kind.loader.largest("") == 0
    assert found(padded(2_000_000), kind.path_for("example")) == []
