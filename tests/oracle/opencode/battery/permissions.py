"""Rules, and whether they stop what they are meant to stop."""

from __future__ import annotations

from oracle.case import Chapter, Either
from oracle.opencode.bases import AGENT

_RULE = 'permissions:\n  - action: {}\n    resource: "{}"\n    effect: {}'


def chapters() -> list[Chapter]:
    """Maps of version 1, lists of version 2, both."""
    return [_enforced(), _names(), _order(), _paths(), _commands(), _shapes(), _lists()]


def _map(*lines: str) -> str:
    return "permission:" + "".join(f"\n  {line}" for line in lines)


def _enforced() -> Chapter:
    chapter = Chapter("rule", AGENT)
    chapter.line("word", "permission: deny", stopped=("bash true", "read sub/.env"))
    chapter.line("word-ask", "permission: ask")
    chapter.line("edit", _map("edit: deny"), stopped=("write a.txt",))
    chapter.line("bash", _map("bash: deny"), stopped=("bash true",))
    chapter.line("quoted", _map('"bash": "deny"'), stopped=("bash true",))
    chapter.line("flow", 'permission: {edit: {"*": "deny", "docs/*": "allow"}}', stopped=("write a.txt",))
    chapter.line("star-first", _map('"*": deny', "read: allow"), stopped=("bash true", "write a.txt"))
    chapter.line("nested", _map("edit:", '  "*": deny', '  "docs/*.md": allow'), stopped=("write a.txt",))
    chapter.line("glob-name", _map('"b*": deny'), stopped=("bash true",))
    chapter.line("server", _map('"github_*": deny', "bash: deny"), stopped=("bash true",))
    return chapter


def _names() -> Chapter:
    chapter = Chapter("name", AGENT)
    for name in ("write", "patch", "apply_patch", "multiedit", "Write", "Edit", "EDIT", "MultiEdit", "edt"):
        chapter.line(_label(name), _map(f"{name}: deny"), stopped=("write a.txt",))
    for name in ("Bash", "BASH", "shell", "bahs"):
        chapter.line(_label(name), _map(f"{name}: deny"), stopped=("bash true",))
    chapter.line("pattern", _map('"bash(rm *)": deny'), stopped=("bash rm -f a",))
    chapter.line("covered", _map("write: deny", "edit: deny"), stopped=("write a.txt",))
    chapter.line("covered-by-all", _map('"*": deny', "write: deny"), stopped=("write a.txt",))
    return chapter


def _label(name: str) -> str:
    """An id that tells cases apart whose names differ in capitals."""
    return f"{name.lower()}-capitals" if name.isupper() else f"{name.lower()}-title" if name[0].isupper() else name


def _order() -> Chapter:
    chapter = Chapter("order", AGENT)
    chapter.line("star-last", _map("bash: deny", '"*": allow'), stopped=("bash true",))
    chapter.line("glob-last", _map("bash: deny", '"b*": allow'), stopped=("bash true",))
    chapter.line("nested-last", _map("bash:", '  "rm *": deny', '  "*": allow'), stopped=("bash rm -f a",))
    chapter.line("nested-first", _map("bash:", '  "*": allow', '  "rm *": deny'), stopped=("bash rm -f a",))
    chapter.line(
        "broader-last", _map("bash:", '  "git push *": deny', '  "git *": allow'), stopped=("bash git push x",)
    )
    chapter.line(
        "narrower-last", _map("bash:", '  "git *": deny', '  "git status": allow'), stopped=("bash git push x",)
    )
    chapter.line("asks-last", _map("bash:", '  "rm *": deny', '"*": allow'), stopped=("bash rm -f a",))
    chapter.line(
        "switch-then-map", "tools:\n  bash: false\npermission:\n  bash: allow", stopped=("bash true",)
    )  # fmt: skip
    return chapter


def _paths() -> Chapter:
    chapter = Chapter("path", AGENT)
    read, write = "read secrets/a.txt", "write secrets/n.txt"
    chapter.line("relative", _map("read:", '  "secrets/*": deny'), stopped=(read,))
    chapter.line("absolute", _map("edit:", '  "/*/secrets/*": deny'), stopped=(write,))
    chapter.line("slash", _map("read:", '  "/secrets/*": deny'), stopped=(read,))
    chapter.line("dot-slash", _map("read:", '  "./secrets/*": deny'), stopped=(read,))
    chapter.line("folder", _map("read:", '  "secrets/": deny'), stopped=(read,))
    chapter.line(
        "any-folder",
        _map("read:", '  "**/.env": deny'),
        stopped=Either(("read .env", "read sub/.env"), ("read sub/.env",)),
    )
    chapter.line("any-name", _map("read:", '  "*.env": deny'), stopped=("read .env", "read sub/.env"))
    chapter.line(
        "up", _map("edit:", '  "../*": deny', "external_directory: allow"), stopped=("write /outside/notes.txt",)
    )
    chapter.line(
        "outside",
        _map("external_directory:", '  "*": allow', '  "/*/outside/*": deny'),
        stopped=("write /outside/notes.txt",),
    )
    chapter.line(
        "outside-edit",
        _map("edit:", '  "/*/outside/*": deny', "external_directory: allow"),
        stopped=("write /outside/notes.txt",),
    )
    chapter.line(
        "outside-file",
        _map("external_directory:", '  "*": allow', '  "/*/outside/notes.txt": deny'),
        stopped=("write /outside/notes.txt",),
    )
    chapter.line(
        "outside-folder",
        _map("external_directory:", '  "*": allow', '  "/*/outside": deny'),
        stopped=("write /outside/notes.txt",),
    )
    chapter.line(
        "outside-relative",
        _map("external_directory:", '  "*": allow', '  "../*": deny'),
        stopped=("write /outside/notes.txt",),
    )
    return chapter


def _commands() -> Chapter:
    chapter = Chapter("command", AGENT)
    chapter.line("any", _map("bash:", '  "git push *": deny'), stopped=("bash git push", "bash git push x"))
    chapter.line(
        "bare",
        _map("bash:", '  "git push": deny'),
        stopped=Either(("bash git push", "bash git push x"), ("bash git push",)),
    )
    chapter.line("prefix", _map("bash:", '  "git push*": deny'), stopped=("bash git push", "bash git push x"))
    chapter.line("colon", _map("bash:", '  "git push:*": deny'), stopped=("bash git push x",))
    chapter.line("blank", _map("bash:", '  " git push *": deny'), stopped=("bash git push x",))
    chapter.line("exact", _map("bash:", '  "rm -rf /nothing": deny'), stopped=("bash rm -rf /nothing",))
    return chapter


def _shapes() -> Chapter:
    chapter = Chapter("shape", AGENT)
    chapter.line("list", "permission: [edit]")
    chapter.line("bad-effect", _map("edit: never"))
    chapter.line("boolean", _map("edit: false"))
    chapter.line("null", "permission:")
    chapter.line("null-inside", _map("edit:"))
    chapter.line("map-of-webfetch", _map("webfetch:", '  "*": deny'))
    chapter.line("bad-effect-inside", _map("bash:", '  "rm *": no'))
    chapter.line("rules", _map("- action: edit", '  resource: "*"', "  effect: deny"))
    chapter.line("empty", "permission: {}")
    return chapter


def _lists() -> Chapter:
    chapter = Chapter("list", AGENT)
    rule, rules = _RULE.format("edit", "*", "deny"), ("edit * deny",)
    chapter.line("alone", rule, second_rules=rules, idle=True)
    chapter.line(
        "two",
        rule + '\n  - {action: shell, resource: "*", effect: deny}',
        second_rules=(*rules, "shell * deny"),
        idle=True,
    )
    for entry in (
        "temperature: 0.1",
        "name: {id}",
        "owner: me",
        "reasoningEffort: high",
        "tools: {}",
        "disable: false",
    ):
        chapter.line(f"beside-{entry.partition(':')[0]}", f"{rule}\n{entry}", second_rules=rules)
    chapter.line("beside-map", f"{rule}\npermission:\n  edit: allow", second_rules=rules)
    chapter.line("map", "permissions:\n  edit: deny", second_rules=rules)
    chapter.line("word", "permissions: deny", second_rules=("* * deny",))
    chapter.line("no-resource", "permissions:\n  - action: edit\n    effect: deny", second_rules=rules)
    chapter.line("bad-effect", _RULE.format("edit", "*", "never"), second_rules=rules)
    chapter.line("write", _RULE.format("write", "*", "deny"), second_rules=rules)
    chapter.line("lifted", rule + '\n  - {action: "*", resource: "*", effect: allow}', second_rules=rules)
    return chapter
