"""Which files get faults, and the tests that are to notice them."""

from __future__ import annotations

PROPERTIES = "tests/test_properties.py"

TESTS = {
    "text.py": ("tests/test_text.py", "tests/lsp/test_convert.py"),
    "text_diff.py": ("tests/test_fixing.py", "tests/ide/test_formatting.py"),
    "lint/fixing.py": ("tests/test_fixing.py", "tests/test_engine.py", "tests/test_targets.py"),
    "syntax/decode.py": ("tests/syntax/test_decode.py",),
    "syntax/body.py": ("tests/syntax/test_sections.py", "tests/syntax/test_body.py"),
    "syntax/sections.py": ("tests/syntax/test_sections.py",),
    "syntax/blocks.py": ("tests/syntax", PROPERTIES),
    "syntax/recover.py": ("tests/syntax", PROPERTIES),
    "syntax/scalars.py": ("tests/syntax", PROPERTIES),
    "syntax/source_map.py": ("tests/syntax", PROPERTIES),
    "syntax/yaml_tree.py": ("tests/syntax", PROPERTIES),
    "syntax/faults.py": ("tests/syntax", PROPERTIES),
    "syntax/fences.py": ("tests/syntax", "tests/test_fences.py"),
}
"""By file below ``server/agentls`` what knows it best, so that a run takes minutes."""
