"""What becomes of files: each text has a file, then for each kind what is lost, and the file of that kind.

``pytest --update`` writes what is found.
"""

import re
from pathlib import Path

import pytest

from agentls.convert.conversion import convert
from agentls_schemas import KINDS
from convert.conversions import context

TEXTS = sorted(Path(__file__).parent.glob("*.txt"))
HEAD = re.compile(r"^-- (\S+) --\n", re.M)


@pytest.mark.parametrize("file", TEXTS, ids=[file.stem for file in TEXTS])
def test_text(file, update):
    comment, *parts = HEAD.split(file.read_bytes().decode())
    found, source = [comment], None
    for head, body in zip(parts[::2], parts[1::2], strict=True):
        source = source if head in KINDS else context(body, head)
        found.append(f"-- {head} --\n{reported(source, KINDS[head]) if head in KINDS else body}")
    if update:
        file.write_bytes("".join(found).encode())
    assert "".join(found) == file.read_bytes().decode()


def reported(source, target):
    found = convert(source, target)
    lines = [
        f"{source.doc.text.line_at(loss.span.start) + 1}: {loss.kind}[{loss.field}] {loss.why}" for loss in found.losses
    ]
    lines.append(found.refused or f"--> {found.path}")
    return "\n".join(lines) + "\n" + found.text
