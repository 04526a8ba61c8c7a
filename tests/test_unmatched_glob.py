"""Which patterns of a rule fit ``src/a.ts``: asked of Claude Code 2.1.332, which read each rule or did not."""

import pytest

from support.check import context, only

PATH = ".claude/rules/typescript.md"
FITTING = [
    'paths: "**/*"',
    "paths: src/**/*.{js,ts}",
    "paths: a.ts",
    "paths:\n  - src/**/*.ts\n  - docs/**",
    'paths: "src/**/*.{js,ts}"',
    'paths: "SRC/**"',
    'paths: "src/[ab].ts"',
    "paths: docs/**, src/**/*.ts",
    "paths: docs/**,src/**/*.ts",
    "# c\npaths: src/** # code",
    'paths: "**/a.ts"',
    'paths: "**/src/**"',
    "paths: src/a.ts",
    "paths: [src/**/*.ts, docs/**]",
    "paths: >\n  docs/**,\n  src/**",
    'paths: "src"',
    'paths: "src/"',
    'paths: "src/*"',
    'paths: "src/**"',
    'paths: ["src/**/*.ts"]',
    'paths: ["docs/**, src/**/*.ts"]',
    'paths: ["src/**", "!src/a.ts"]',
    "paths: [null, src/**]",
    "paths: src/?.ts",
    'paths: "src/**/*.ts"',
    'paths: "docs/**, src/**/*.ts"',
    'paths: "/src/**/*.ts"',
    'paths: "*"',
    'paths: "**/*.ts"',
    'paths: "*.ts"',
    "paths: src/**/*.ts",
    'paths: "src/** "',
    'paths: "src/**/*.{js, ts}"',
]
NEVER_FITTING = [
    'paths: "/home/me/project/src/**/*.ts"',
    'paths: "src\\\\**\\\\*.ts"',
    "paths: src\\**\\*.ts",
    "paths: |\n  docs/**\n  src/**",
    'paths: "$CLAUDE_PROJECT_DIR/src/**"',
    'paths: "./src/**/*.ts"',
    'paths: "src/@(a|b).ts"',
    'paths: "docs/**\\nsrc/**"',
    'paths: "src/**/*.{ts"',
    'paths: "!docs/**"',
    'paths: "src/(a|b).ts"',
    "paths: '\"src/**/*.ts\"'",
    'paths: "src/**/*.ts; docs/**"',
    "paths: src/**/*.ts docs/**",
    'paths: "`src/**`"',
    'paths: "~/src/**"',
    'paths: "../project/src/**/*.ts"',
]


def found(paths):
    text = f"---\n{paths}\n---\nNo default exports.\n"
    return [each.message for each in only("unmatched-glob").check(context(text, PATH)).findings]


@pytest.mark.parametrize("paths", FITTING)
def test_what_fits_a_file(paths):
    assert found(paths) == []


@pytest.mark.parametrize("paths", NEVER_FITTING)
def test_what_fits_no_file(paths):
    (message,) = found(paths)
    assert message.endswith(": Claude Code never reads the rule")


def test_names_that_are_unusual_and_fit():
    assert found('paths: ["app/(group)/[id]/page.tsx", "My Docs/*.md", "src/\\\\[id\\\\]/*.ts", "!src/b.ts"]') == []
