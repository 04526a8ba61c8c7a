"""Which files get faults, and the tests that are to notice them."""

from __future__ import annotations

BODIES = "tests/syntax/test_sections.py"
EMITTED = "tests/syntax/test_emit.py"
FAULTS = "tests/syntax/test_faults.py"
PARSED = "tests/syntax/test_parse.py"

TREES = "tests/syntax/test_trees.py"
JSON = (TREES, FAULTS, "tests/syntax/test_json.py", "tests/syntax/test_formats.py")
TOML = (TREES, FAULTS, "tests/syntax/test_toml.py", "tests/syntax/test_formats.py")
CURSORS = "tests/syntax/test_cursor.py"

TESTS = {
    "text.py": ("tests/test_text.py", "tests/lsp/test_convert.py"),
    "text_diff.py": ("tests/test_fixing.py", "tests/ide/test_formatting.py"),
    "lint/fixing.py": ("tests/test_fixing.py", "tests/test_engine.py", "tests/test_targets.py"),
    "syntax/decode.py": ("tests/syntax/test_decode.py",),
    "syntax/body.py": (BODIES, PARSED),
    "syntax/sections.py": (BODIES,),
    "syntax/markdown.py": ("tests/syntax/test_body.py", BODIES),
    "syntax/byte_offsets.py": ("tests/syntax/test_body.py",),
    "syntax/nodes.py": ("tests/syntax/test_body.py", PARSED, "tests/syntax/test_examples.py"),
    "syntax/examples.py": ("tests/syntax/test_examples.py",),
    "syntax/turns.py": ("tests/syntax/test_examples.py",),
    "syntax/body_map.py": (PARSED, "tests/syntax/test_toml.py"),
    "syntax/document.py": (PARSED, "tests/syntax/test_toml.py", "tests/syntax/test_yaml.py"),
    "syntax/formats/frontmatter.py": (PARSED, "tests/syntax/test_bare_values.py"),
    "syntax/formats/keyed.py": ("tests/syntax/test_toml.py", "tests/syntax/test_yaml.py", "tests/syntax/test_json.py"),
    "syntax/header.py": (PARSED, FAULTS, "tests/syntax/test_bare_values.py", "tests/syntax/test_yaml.py"),
    "syntax/read_header.py": (FAULTS, PARSED, "tests/syntax/test_bare_values.py"),
    "syntax/fences.py": ("tests/syntax/test_header_end.py", FAULTS, PARSED),
    "syntax/blocks.py": (FAULTS, PARSED, "tests/syntax/test_yaml.py"),
    "syntax/recover.py": (FAULTS, PARSED, "tests/syntax/test_scalars.py"),
    "syntax/faults.py": (FAULTS, "tests/syntax/test_yaml.py"),
    "syntax/yaml_tree.py": ("tests/syntax/test_yaml_tree.py", "tests/syntax/test_parser_words.py", FAULTS, PARSED),
    "syntax/source_map.py": ("tests/syntax/test_scalars.py", "tests/syntax/test_toml.py"),
    "syntax/scalars.py": ("tests/syntax/test_scalars.py", "tests/syntax/test_toml.py"),
    "syntax/emit/frontmatter.py": ("tests/syntax/test_emit_header.py",),
    "syntax/emit/json.py": ("tests/syntax/test_emit_json.py",),
    "syntax/emit/toml.py": ("tests/syntax/test_emit_toml.py",),
    "syntax/emit/yaml.py": (EMITTED,),
    "syntax/example_layout.py": (EMITTED,),
    "syntax/bare_values.py": ("tests/syntax/test_bare_values.py",),
    "syntax/parser_words.py": ("tests/syntax/test_parser_words.py",),
    "syntax/parse.py": (PARSED, "tests/syntax/test_toml.py"),
    "syntax/formats/grammar.py": ("tests/syntax/test_toml.py", "tests/syntax/test_json.py"),
    "syntax/formats/markdown.py": ("tests/syntax/test_markdown.py", "tests/syntax/test_formats.py"),
    "syntax/formats/json.py": JSON,
    "syntax/formats/json_faults.py": JSON,
    "syntax/formats/json_tree.py": JSON,
    "syntax/formats/toml.py": TOML,
    "syntax/formats/toml_1_0.py": TOML,
    "syntax/formats/toml_faults.py": TOML,
    "syntax/formats/toml_refusal.py": TOML,
    "syntax/formats/toml_tree.py": TOML,
    "syntax/formats/tree_builder.py": TOML,
    "syntax/formats/yaml.py": ("tests/syntax/test_yaml.py", "tests/syntax/test_formats.py"),
    "syntax/cursor/body.py": (CURSORS,),
    "syntax/cursor/frontmatter.py": (CURSORS,),
    "syntax/cursor/header_lines.py": (CURSORS,),
    "syntax/cursor/yaml.py": (CURSORS,),
    "syntax/cursor/json.py": (CURSORS,),
    "syntax/cursor/toml.py": (CURSORS,),
    "syntax/cursor/half_typed.py": (CURSORS,),
    "syntax/cursor/values.py": (CURSORS,),
    "syntax/strings.py": ("tests/syntax/test_toml.py", "tests/syntax/test_json.py", "tests/syntax/test_emit_toml.py"),
}
"""By file below ``server/agentls`` what knows it best, so that a run takes minutes."""
