"""The groups of rules: what settings and options can name at once. A rule is in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(rules.split())
        for name, rules in {
            "encoding": """
            bidi-control byte-order-mark control-character html-entity invalid-utf8 invisible-character
            mixed-line-endings mojibake no-break-space replacement-character smart-quote""",
            "syntax": """
            double-escape duplicate-key early-header-end fenced-header header-not-first interpreted-backslash
            invalid-escape invalid-json invalid-toml invalid-yaml literal-escape missing-header needless-header
            odd-header-end prompt-in-header second-header swallowed-comment tab-indentation unclosed-header
            unclosed-quote unindented-continuation unquoted-colon unquoted-indicator wrecked-header""",
            "fields": """
            conflicting-fields deprecated-field description-budget empty-value ignored-field invalid-hook invalid-name
            invalid-value long-description misread-glob missing-field same-description tag-in-description
            timeout-in-milliseconds unknown-field unknown-hook-event unknown-key unmatched-glob""",
            "models": "deprecated-model foreign-model model-spelling retired-model unknown-model",
            "tools": """
            duplicate-tool ignored-specifier no-tools renamed-tool retired-tool space-separated-tools
            stale-tool-in-example tool-conflict unavailable-tool undeclared-tool unenforced-permission
            unenforced-tools unknown-tool useless-permission""",
            "references": """
            broken-import broken-link broken-path circular-import conflicting-version deep-import duplicate-name
            hidden-skill missing-file not-executable unknown-agent unknown-mcp-server unknown-skill unnamed-reference
            unread-import""",
            "examples": """
            empty-example example-calls-other-agent missing-commentary missing-turn nested-example stray-example-end
            unclosed-example""",
            "prompt": """
            broken-code cut-off-text empty-body left-placeholder long-prompt nested-fence replaced-dollar shown-command
            stray-markup unclosed-fence""",
            "security": "hardcoded-secret hidden-instruction",
            "files": "file-too-large loaded-documentation misplaced-file unreadable-file",
            "own": "internal-error invalid-setting useless-suppression",
        }.items()
    }
)
"""Rule names by group."""
