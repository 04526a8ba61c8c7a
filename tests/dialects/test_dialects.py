"""What is said of files of each dialect: a text for each, whose sections are files, all findings marked."""

from pathlib import Path

import pytest

from support import several, txtar
from support.check import check, compare

TEXTS = sorted(Path(__file__).parent.glob("*.txt"))
FILES = [pytest.param(file, id=f"{text.stem}: {file.name}") for text in TEXTS for file in txtar.read(text)]


@pytest.mark.parametrize("file", FILES)
def test_a_file(file):
    if not several.is_several(file.text):
        check(file.text, path=file.path, escapes=file.escapes)
        return
    found = several.findings(file.text)
    for path, marked in several.read(file.text).items():
        compare(marked, found.get(path, []))
