"""Skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter, Either
from oracle.claude_code.bases import SKILL

if TYPE_CHECKING:
    from collections.abc import Iterator

VAIN = {
    "effort-unknown",
    "model-number",
    "context-unknown",
    "context-list",
    "shell-unknown",
    "shell-number",
    "paths-number",
    "arguments-number",
    "tools",
    "allowed-camel",
    "agent-unknown",
}
"""Values that are none. The log is silent on most: what they are ignored for is not seen."""

TEXT = SKILL.text(SKILL.header)


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _sound()
    yield _faults()
    yield _fields()
    yield _text()
    yield _where()


def _sound() -> Chapter:
    sound = Chapter("sound", SKILL)
    sound.file("skill", TEXT)
    return sound


def _faults() -> Chapter:
    skill = Chapter("skill", SKILL, ends=(LF, CRLF))
    skill.file("no-header", SKILL.body, description=None, hint=None)
    skill.file("unclosed", TEXT.replace("---\nExplain", "\nExplain"))
    skill.file("blank-first", "\n" + TEXT)
    skill.file("bom", "\ufeff" + TEXT)
    skill.file("empty", "", text=None, description=None, hint=None)
    skill.file("empty-header", f"---\n---\n{SKILL.body}", description=None, hint=None)
    skill.file("four-dashes", TEXT.replace("---\nExplain", "----\nExplain"), text=None)
    for label, entry in {
        "colon": "description: Use this: now.",
        "colon-at-end": "description: Follow these steps:",
        "inner-quotes": 'description: "say "hi""',
        "apostrophe": "description: 'Don't'",
        "open-quote": 'description: "open',
        "dash": "description: - x",
        "star": "description: *important* text",
        "bracket": "description: [a] b",
        "dashes": "description: Explains --- code",
        "dashes-end": "description: Explains code ---",
        "continued": "description: Use it.\nand more.",
        "continued-pair": "description: Use it.\nuser: now",
        "tag": "description: !x explains code",
        "anchor": "description: &x explains code",
        "tab": r"description: One\tTwo",
        "no-break-space": "description:\u00a0Explains code",
        "placeholder": "description: {{text}}",
    }.items():
        skill.line(label, entry)
    # The list shows a blank for it.
    skill.line("control", "description: Explains\u0007 code", description="Explains code")
    skill.line("newline", r"description: One\nTwo", description=Either("One Two", r"One\nTwo"))
    skill.line("newline-doubled", r'description: "One\\nTwo"', description=Either("One Two", r"One\nTwo"))
    skill.line("literal", "description: |\n  One\n  Two", description="One\nTwo")
    skill.line("folded", "description: >\n  One\n  Two", description="One Two")
    skill.line("comment", "description: Explains C # code", description=Either("Explains C # code", "Explains C"))
    return skill


def _fields() -> Chapter:
    skill = Chapter("skill-value", SKILL)
    skill.edit("no-name", "name: {id}\n", "")
    skill.edit("no-description", "description: Explains {id} with care.\n", "", description=None)
    skill.edit("other-name", "name: {id}", "name: explainer", name="explainer", own="name")
    skill.edit("name-capitals", "name: {id}", "name: Explainer Two", name="Explainer Two", own="name")
    skill.edit("name-number", "name: {id}", "name: 42", name="42", own="name")
    skill.edit("name-colon", "name: {id}", "name: team:explainer", name="team:explainer", own="name")
    skill.edit("name-list", "name: {id}", "name: [a]", name="a", own="name")
    for label, value in {
        "number": "42",
        "true": "true",
        "list": "[a, b]",
        "empty": '""',
        "nothing": "",
        "date": "2024-05-01",
        "tags": "Uses <xml> tags",
        "long-1024": "x" * 1024,
        "long-1025": "x" * 1025,
        "long-1537": "x" * 1537,
        "map": "{a: b}",
    }.items():
        # What is cut off the list is never seen, and every skill is to have a description.
        vain = label in {"long-1537", "empty", "nothing"}
        meant = value.strip('"') or None
        skill.line(f"description-{label}", f"description: {value}".rstrip(), description=meant, vain=vain)
    skill.line("description-null", "description: null", description=None, vain=True)
    for label, value, meant in (
        ("text", "[file]", "file"),
        ("quoted", '"[file]"', "[file]"),
        ("two", "[a] [b]", "[a] [b]"),
        ("angle", "<file>", "<file>"),
        ("list", "[a, b]", "a,b"),
        ("number", "5", "5"),
        ("nothing", "", ""),
        ("bar", "a|b", "a|b"),
        ("colon", "a: b", "a: b"),
        ("map", "{a: b}", "a: b"),
    ):
        skill.line(f"hint-{label}", f"argument-hint: {value}".rstrip(), hint=meant)
    skill.line("disabled", "disable-model-invocation: true", listed=False)
    skill.line("disabled-text", 'disable-model-invocation: "true"', listed=False)
    skill.line("disabled-yes", "disable-model-invocation: yes", listed=False)
    skill.line("disabled-capital", "disable-model-invocation: True", listed=False)
    skill.line("disabled-one", "disable-model-invocation: 1", listed=False)
    skill.line("disabled-camel", "disableModelInvocation: true", listed=False, own="listed")
    for label, entry in {
        "effort": "effort: high",
        "effort-unknown": "effort: huge",
        "effort-number": "effort: 40",
        "effort-capital": "effort: High",
        "model": "model: haiku",
        "model-number": "model: 4",
        "context": "context: fork",
        "context-inline": "context: inline",
        "context-unknown": "context: nope",
        "context-list": "context: [fork]",
        "shell": "shell: bash",
        "shell-unknown": "shell: zsh",
        "shell-number": "shell: 5",
        "paths-number": "paths: 5",
        "hooks": "hooks:\n  PreToolUse: [{hooks: [{type: command, command: 'true'}]}]",
        "hooks-text": "hooks: text",
        "hooks-list": "hooks: []",
        "hooks-broken": "hooks:\n  PreToolUse: text",
        "hooks-type": "hooks:\n  PreToolUse: [{hooks: [{type: shell}]}]",
        "hooks-unknown": "hooks:\n  PreTool: [{hooks: [{type: command, command: 'true'}]}]",
        "hooks-post-broken": "hooks:\n  PostToolUse: text",
        "user-invocable": "user-invocable: true",
        "user-invocable-yes": "user-invocable: yes",
        "arguments": "arguments: [file]",
        "arguments-text": "arguments: file",
        "arguments-number": "arguments: 5",
        "tools": "tools: Read",
        "allowed-camel": "allowedTools: Read",
        "agent-unknown": "agent: nobody",
    }.items():
        skill.line(label, entry, own=entry.partition(":")[0], vain=label in VAIN)
    for label, entry in {
        "invented": "foo: bar",
        "license": "license: MIT",
        "compatibility": "compatibility: Linux",
        "metadata": "metadata:\n  a: b",
        "version": "version: 1.0.0",
        "author": "author: me",
    }.items():
        skill.line(label, entry, own="other", idle=True)
    return skill


def _text() -> Chapter:
    """What becomes of the text when the skill is started with the arguments ``one two``."""
    text = Chapter("skill-text", SKILL)
    for label, body, meant in (
        ("all", "Read $ARGUMENTS.", "Read one two."),
        ("first", "Read $0.", "Read one."),
        ("second", "Read $1.", "Read two."),
        ("third", "Read $2.", "Read $2."),
        ("indexed", "Read $ARGUMENTS[1].", "Read two."),
        ("escaped", r"Costs \$1.", "Costs $1."),
        ("price", "Costs $1.", "Costs $1."),
        ("price-decimals", "Costs $0.50.", "Costs $0.50."),
        ("in-code", "Run `awk '{print $1}'`.", "Run `awk '{print $1}'`."),
        ("in-fence", "```sh\necho $1\n```", "```sh\necho $1\n```"),
        ("braces", "Read ${ARGUMENTS}.", "Read one two."),
        ("longer", "Read $ARGUMENTSX.", "Read $ARGUMENTSX."),
        ("bang", "Now: !`echo a`", "Now: a"),
        ("bang-first", "!`echo a`", "a"),
        ("bang-glued", "Now!`echo a`", "Now!`echo a`"),
        ("bang-escaped", r"Now \!`echo a`", r"Now \!`echo a`"),
        ("bang-fence", "```\n!`echo a`\n```", "```\n!`echo a`\n```"),
        ("bang-span", "Write `` !`echo a` `` so.", "Write `` !`echo a` `` so."),
        ("bang-block", "```!\necho a\n```", "a"),
        ("no-argument", "Read the file.", "Read the file."),
        ("skill-dir", "In ${CLAUDE_SKILL_DIR}.", None),
    ):
        # Who counts from 1 has counted from 1.
        one = label in {"second", "third"}
        content = SKILL.text(SKILL.header).replace(SKILL.body, body + "\n")
        text.file(label, content, text=meant, own="text", damaged=one)
    named = "arguments: [file, place]"
    text.file(
        "named",
        SKILL.text((*SKILL.header, named)).replace(SKILL.body, "Read $file at $place.\n"),
        text="Read one at two.",
        own="text",
    )
    return text


CASELESS = {"lower", "mixed", "upper-suffix"}
"""Found where the file system takes small letters for capitals."""


def _where() -> Chapter:
    where = Chapter("skill-where", SKILL)
    for label, path in {
        "lower": "{id}/skill.md",
        "mixed": "{id}/Skill.md",
        "upper-suffix": "{id}/SKILL.MD",
        "flat": "{id}.md",
        "deep": "team/{id}/SKILL.md",
        "deeper": "team/of/{id}/SKILL.md",
        "blank": "the {id}/SKILL.md",
        "readme": "{id}/README.md",
        "dot-folder": ".{id}/SKILL.md",
        "capital-folder": "Folder-{id}/SKILL.md",
    }.items():
        where.file(label, TEXT, path=path, stranger=label == "readme", page=label in CASELESS)
    return where
