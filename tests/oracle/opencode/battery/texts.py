"""Headers and files that are not as they should be."""

from __future__ import annotations

from oracle.case import CRLF, LF, Chapter, Either
from oracle.opencode.bases import AGENT


def chapters() -> list[Chapter]:
    """Sound files, faults of YAML, fences, encodings."""
    return [_sound(), _names(), _yaml(), _fences(), _files()]


def _sound() -> Chapter:
    chapter = Chapter("sound", AGENT, (LF, CRLF))
    chapter.edit("agent", "mode", "mode")
    chapter.edit("quoted", "description: Reviews {id} with care.", "description: 'Reviews {id} with care.'")
    chapter.edit("folded", "description: Reviews {id} with care.", "description: >-\n  Reviews {id}\n  with care.")
    chapter.edit("comment", "mode: subagent", "# how it runs\nmode: subagent # by others")
    chapter.edit(
        "rule-in-body", "You review {id}.", "You review {id}.\n\n---\n\nMore.", prompt="You review {id}. --- More."
    )
    return chapter


def _names() -> Chapter:
    """What an agent calls itself: version 1 takes it, version 2 the path below the folder."""
    chapter = Chapter("called", AGENT)
    for label, name in {
        "upper": "NameUpper",
        "blanks": "name of a reviewer",
        "accent": "prüfer",
        "colon": '"team:x"',
        "slash": "team/x",
        "dot": "name.dot",
        "underscore": "name_x",
        "dash": '"-x"',
        "long": "n" * 300,
        "digits": '"42"',
        "other-than-the-file": "somebody-else",
    }.items():
        chapter.line(label, f"name: {name}")
    for label, name in {"number": "42", "bool": "true", "list": '["a"]', "map": '{"a":"b"}'}.items():
        chapter.line(label, f"name: {name}")
    for label, name in {"null": "null", "empty": '""', "blank": '" "'}.items():
        chapter.line(label, f"name: {name}", name="{id}")
    return chapter


def _yaml() -> Chapter:
    chapter = Chapter("yaml", AGENT, (LF, CRLF))
    chapter.line("colon", "description: Reviews: all of {id} with care.")
    chapter.line("colon-twice", "description: Reviews: all: of {id}")
    chapter.line("colon-quotes", 'description: Reviews "all": of {id}')
    chapter.line("colon-hash", "description: Reviews: all of {id} #1")
    chapter.line("hash", "description: Reviews {id} #1", description=Either("Reviews {id} #1", "Reviews {id}"))
    chapter.line("at", "description: @{id} reviews.")
    chapter.line("backtick", "description: `{id}` reviews.")
    chapter.line("star", "description: *important* {id}")
    chapter.line("percent", "description: %important {id}")
    chapter.line("bracket", "description: [WIP] reviews {id}")
    chapter.line("brace", "description: {x} reviews {id}")
    chapter.line("unclosed-quote", 'description: "Reviews {id}')
    chapter.line("behind-quote", 'description: "Reviews" {id}', description='"Reviews" {id}')
    chapter.line("bad-escape", 'description: "Reviews C:\\\\x \\d {id}"')
    chapter.line("unindented", "description: |\nReviews {id} with care.")
    chapter.line("turns", "description: Use it.\n<example>\nuser: check\n</example>")
    chapter.line("mojibake", "description: Reviews the cafÃ© menu of {id}.", damaged=True)
    chapter.line("dashes", "description: |\n  Reviews {id}.\n  ---\n  More.", description="Reviews {id}.\n---\nMore.")
    chapter.line("long", "description: {id} " + "x" * 2000)
    chapter.line("plain-unindented", "description: Reviews {id}\nwith care.")
    chapter.line("tab-before-value", "description:\tReviews {id} with care.")
    chapter.line("hyphen-key-colon", "argument-hint: a: b {id}", idle=True)
    chapter.line("twice", "mode: subagent\nmode: all", mode="all")
    chapter.line("twice-same", "mode: subagent\nmode: subagent", mode="subagent")
    chapter.line("twice-own", "x: 1\nx: 2", idle=True)
    chapter.line("twice-inside", "x:\n  a: 1\n  a: 2", idle=True)
    chapter.line("twice-in-braces", "x: {a: 1, a: 2}", idle=True, vain=True)
    chapter.line("no-blank", "mode:subagent")
    chapter.line("colon-in-map", "permission:\n  edit: deny\n  skill:deny", stopped=("write a.txt",))
    chapter.line("indented-wrong", "permission:\n  edit: deny\n   bash: deny", stopped=("write a.txt",))
    chapter.line("tab-in-map", "permission:\n\tedit: deny", stopped=("write a.txt",))
    chapter.line("colon-and-map", "permission:\n  edit: deny\nvariant: a: b", stopped=("write a.txt",))
    chapter.line("anchor", "variant: &a high")
    chapter.line("alias", "x: &a 1\ny: *a", idle=True)
    chapter.line("tab-in-list", "tools:\n\t- read")
    chapter.file("list", "---\n- a {id}\n- b\n---\n" + AGENT.body)
    chapter.edit(
        "text-only",
        "description: Reviews {id} with care.\nmode: subagent\nmodel: anthropic/claude-sonnet-5",
        "just words {id}",
    )
    return chapter


def _fences() -> Chapter:
    chapter = Chapter("fence", AGENT)
    chapter.file("blank-first", "\n" + AGENT.text(AGENT.header))
    chapter.file("space-first", " " + AGENT.text(AGENT.header))
    chapter.edit("space-behind", "---\n", "--- \n")
    chapter.file("close-space", AGENT.text(AGENT.header).replace("\n---\n", "\n---  \n"))
    chapter.file("close-dots", AGENT.text(AGENT.header).replace("\n---\n", "\n...\n"))
    chapter.file("close-missing", AGENT.text(AGENT.header).replace("\n---\n", "\n"))
    chapter.file("close-four", AGENT.text(AGENT.header).replace("\n---\n", "\n----\n"))
    chapter.file("open-four", "-" + AGENT.text(AGENT.header))
    chapter.file("four", AGENT.text(AGENT.header).replace("---", "----"))
    chapter.file("stars", AGENT.text(AGENT.header).replace("---", "***"))
    chapter.edit("dashes-in-value", "with care", "with --- care", description="Reviews {id} with --- care.")
    chapter.line("dashes-line", "description: |\n  Reviews {id}\n---x\n  more", description="Reviews {id}")
    chapter.file("none", AGENT.body, description=None, mode=None, model=None)
    chapter.file("empty-header", "---\n---\n" + AGENT.body, description=None, mode=None, model=None)
    return chapter


def _files() -> Chapter:
    chapter = Chapter("file", AGENT)
    chapter.file("bom", "\ufeff" + AGENT.text(AGENT.header))
    chapter.file("lone-returns", AGENT.text(AGENT.header).replace("\n", "\r"))
    chapter.file("bad-utf8", AGENT.text(AGENT.header).encode().replace(b"care", b"c\xe9re"), damaged=True)
    chapter.file("no-body", AGENT.text(AGENT.header).replace(AGENT.body, ""), prompt=None)
    chapter.file("no-line-end", AGENT.text(AGENT.header).removesuffix("\n" + AGENT.body), prompt=None)
    chapter.file("blank-body", AGENT.text(AGENT.header).replace(AGENT.body, "\n\n"), prompt=None)
    nothing = dict.fromkeys(("description", "mode", "model", "prompt"))
    chapter.file("empty", "", page=True, vain=True, **nothing)
    chapter.file("blank", "\n \n", page=True, vain=True, **nothing)
    chapter.edit(
        "second-header",
        "You review",
        "---\nname: x\n---\nYou review",
        damaged=True,
        prompt="--- name: x --- You review {id}.",
    )
    chapter.edit("readme", "mode", "mode", path="README-{id}.md", name="README-{id}")
    chapter.edit("agent-suffix", "mode", "mode", path="{id}.agent.md", name="{id}.agent")
    chapter.edit("upper-suffix", "mode", "mode", path="{id}.MD", stranger=True)
    chapter.edit("underscore", "mode", "mode", path="_{id}.md", name="_{id}")
    chapter.edit("text", "mode", "mode", path="{id}.txt", stranger=True)
    chapter.edit("folder", "mode", "mode", path="team/{id}.md", name="team/{id}")
    return chapter
