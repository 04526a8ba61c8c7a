"""Where the header begins and ends, and the bytes of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = AGENT.text(AGENT.header)
HEADER = "".join(f"{line}\n" for line in AGENT.header)


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _sound()
    yield _begin()
    yield _end()
    yield _dashes()
    yield _bytes()
    yield _where()


def _sound() -> Chapter:
    sound = Chapter("sound", AGENT)
    sound.file("agent", TEXT)
    sound.file("crlf", TEXT.replace("\n", CRLF))
    sound.edit("no-tools", "tools: Read, Write\n", "", tools="all")
    sound.edit("no-model", "model: sonnet\n", "", model=None)
    sound.line("empty-model", "model:", model=None)
    sound.edit("no-body", AGENT.body, "", prompt=None, damaged=True)
    sound.edit("blank-body", AGENT.body, "\n\n", prompt=None, damaged=True)
    sound.edit("blank-line-before-body", "---\nYou", "---\n\nYou")
    sound.file("body-without-newline", TEXT.rstrip("\n"))
    sound.line("blank-line-in-header", "\nmodel: sonnet")
    sound.edit("comment-line", "model:", "# what it runs on\nmodel:")
    return sound


def _begin() -> Chapter:
    begin = Chapter("begin", AGENT, ends=(LF, CRLF))
    for label, before in {
        "blank-line": "\n",
        "two-blank-lines": "\n\n",
        "line-of-blanks": "  \n",
        "blank-in-front": " ",
        "tab-in-front": "\t",
        "comment": "<!-- made by hand -->\n",
        "heading": "# Reviewer\n",
        "yaml-comment": "# made by hand\n",
        "bom": "\ufeff",
        "two-boms": "\ufeff\ufeff",
        "bom-and-blank-line": "\ufeff\n",
        "no-break-space": "\u00a0",
        "zero-width-space": "\u200b",
        "yaml-directive": "%YAML 1.2\n",
        "extra-fence": "---\n",
        "code-fence": "```yaml\n",
    }.items():
        begin.file(label, before + TEXT)
    for label, fence in {
        "blanks-behind": "---  ",
        "tab-behind": "---\t",
        "no-break-space-behind": "---\u00a0",
        "four-dashes": "----",
        "two-dashes": "--",
        "plus-signs": "+++",
        "yaml-behind": "---yaml",
        "comment-behind": "--- # header",
        "en-dashes": "–––",
        "em-dash-and-dash": "—-",
        "entry-behind": "--- role: reviewer",
    }.items():
        begin.edit(label, "---", fence)
    begin.file("nothing", "", page=True)
    begin.file("no-header", AGENT.body, page=True)
    begin.file("only-a-fence", "---\n")
    begin.file("two-fences", f"---\n---\n{AGENT.body}")
    begin.file("blank-header", f"---\n\n---\n{AGENT.body}")
    begin.file("comments-only", f"---\n# name: {{id}}\n---\n{AGENT.body}")
    begin.file("header-of-text", f"---\njust words\n---\n{AGENT.body}")
    begin.file("header-of-a-list", f"---\n- name: {{id}}\n- description: Reviews.\n---\n{AGENT.body}")
    begin.file("header-in-flow", f'---\n{{"name": "{{id}}", "description": "Reviews {{id}} with care.", '
               f'"tools": "Read, Write", "model": "sonnet"}}\n---\n{AGENT.body}')  # fmt: skip
    begin.file("header-of-json", "---\n{\n" + ",\n".join(_json()) + f"\n}}\n---\n{AGENT.body}")
    begin.file("header-indented", "---\n" + "".join(f"  {line}\n" for line in AGENT.header) + f"---\n{AGENT.body}")
    return begin


def _json() -> Iterator[str]:
    for line in AGENT.header:
        key, _, value = line.partition(": ")
        yield f'  "{key}": "{value}"'


def _end() -> Chapter:
    end = Chapter("end", AGENT, ends=(LF, CRLF))
    for label, fence in {
        "blanks-behind": "---   ",
        "tab-behind": "---\t",
        "blank-in-front": " ---",
        "blanks-in-front": "    ---",
        "tab-in-front": "\t---",
        "four-dashes": "----",
        "rule": "------------",
        "dots": "...",
        "letters-behind": "---end",
        "comment-behind": "--- # end",
        "heading-behind": "---# Role",
        "no-break-space-behind": "---\u00a0",
        "two-dashes": "--",
        "missing": "",
        "em-dash": "—",
        "en-dashes": "–––",
        "equals": "===",
        "stars": "***",
        "blank-between-dashes": "- - -",
        "bracket-in-front": "]---",
    }.items():
        # What the fence has too much of is left in the prompt.
        more = {"prompt": None} if re.match(r"---\S|--- #", fence) else {}
        end.file(label, f"---\n{HEADER}{fence}\n{AGENT.body}", **more)
    end.file("of-the-file", f"---\n{HEADER}---", prompt=None, damaged=True)
    end.file("behind-a-value", f"---\n{HEADER.rstrip()} ---\n{AGENT.body}")
    end.file("glued-to-a-value", f"---\n{HEADER.rstrip()}---\n{AGENT.body}", prompt=None)
    end.file("missing-with-rule-below", f"---\n{HEADER}\n{AGENT.body}\n---\n\nMore.\n", prompt=None)
    end.file("twice", f"---\n{HEADER}---\n---\n{AGENT.body}", prompt=None)
    end.file("second-header", f"---\n{HEADER}---\n---\nname: another\n---\n{AGENT.body}", prompt=None, damaged=True)
    end.file("rule-in-body", f"{TEXT}\n---\n\nMore.\n")
    end.file("indented-as-all", "---\n" + "".join(f"  {line}\n" for line in AGENT.header) + f"  ---\n{AGENT.body}")
    return end


def _dashes() -> Chapter:
    """Dashes inside the header, above the fields that would be lost."""
    dashes = Chapter("dashes", AGENT, ends=(LF, CRLF))
    for label, entry in {
        "in-value": "description: Reviews --- code",
        "ending-value": "description: Reviews code ---",
        "beginning-value": "description: --- reviews",
        "glued-in-value": "description: Reviews---code",
        "four-in-value": "description: Reviews ---- code",
        "in-double-quotes": 'description: "Reviews --- code"',
        "in-single-quotes": "description: 'Reviews --- code'",
        "option-in-value": "description: Runs git log --pretty",
        "option-with-three": "description: Runs tool ---verbose",
        "two-in-value": "description: Reviews -- code",
        "em-dash-in-value": "description: Reviews — code",
        "in-folded-quotes": 'description: "Reviews\n  --- code"',
        "in-list-item": "description: Reviews\nskills:\n  - a---b",
    }.items():
        dashes.line(label, entry, **({"description": "Reviews"} if "skills" in entry else {}))
    dashes.line("in-literal-block", "description: |\n  Reviews.\n  ---\n  More.", description="Reviews.\n---\nMore.\n")
    dashes.line("in-folded-block", "description: >\n  Reviews --- code\n  with care.",
                description="Reviews --- code with care.\n")  # fmt: skip
    dashes.line("in-table", "description: |\n  | a | b |\n  |---|---|\n  | c | d |",
                description="| a | b |\n|---|---|\n| c | d |\n")  # fmt: skip
    for label, comment in {
        "in-comment": "# --- tools ---",
        "as-comment-rule": "#---------------",
        "in-comment-beginning": "#--- tools",
        "in-trailing-comment": "color: red # --- bright",
        "two-in-comment": "# -- tools --",
    }.items():
        dashes.edit(label, "tools:", f"{comment}\ntools:", own="comment")
    dashes.edit("in-key", "tools:", "a---b: c\ntools:", idle=True)
    dashes.edit("between-entries", "tools:", "---\ntools:")
    dashes.edit("behind-last-value", "model: sonnet", "model: sonnet # --- fast")
    return dashes


def _bytes() -> Chapter:
    data = Chapter("bytes", AGENT)
    plain = TEXT.encode()
    data.file("utf-16-le", b"\xff\xfe" + TEXT.replace("{id}", "bytes-utf-16-le").encode("utf-16-le"))
    data.file("utf-16-be", b"\xfe\xff" + TEXT.replace("{id}", "bytes-utf-16-be").encode("utf-16-be"))
    data.file("utf-32", TEXT.replace("{id}", "bytes-utf-32").encode("utf-32"))
    data.file("lone-cr", plain.replace(b"\n", b"\r"))
    data.file("lone-cr-in-description", plain.replace(b" with", b"\rwith"))
    data.file("mixed-ends", plain.replace(b"\n", b"\r\n", 3))
    data.file("crlf-body-only", plain.replace(b"\n---\n", b"\n---\r\n"))
    data.file("crlf-first-line-only", plain.replace(b"\n", b"\r\n", 1))
    data.file("crlf-doubled", plain.replace(b"\n", b"\r\r\n"))
    data.file("latin-1-in-body", plain.replace(b"You", b"Caf\xe9. You"), prompt="Café. You review {id}.")
    data.file("latin-1-in-description", plain.replace(b"with care", b"caf\xe9s"), description="Reviews {id} cafés.")
    data.file("windows-quotes", plain.replace(b"with care", b"\x93all\x94"), description="Reviews {id} “all”.")
    data.file("nul-in-body", plain.replace(b"You", b"A\0B. You"), prompt=None, damaged=True)
    data.file("nul-in-header", plain.replace(b"with care", b"all\0 code"), description="Reviews {id} all code.")
    data.file("one-mebibyte", plain + b"x" * (1024 * 1024 - len(plain.replace(b"{id}", b"bytes-one-mebibyte"))))
    data.file("over-one-mebibyte", plain + b"x" * (1024 * 1024))
    data.file("half-a-mebibyte", plain + b"Review each line.\n" * 29127)
    data.file("form-feed-between", plain.replace(b"tools:", b"\x0c\ntools:"))
    return data


def _where() -> Chapter:
    where = Chapter("where", AGENT)
    for label, path in {
        "nested": "team/{id}.md",
        "deep": "team/of/five/{id}.md",
        "underscore": "_{id}.md",
        "upper-suffix": "{id}.MD",
        "mixed-suffix": "{id}.Md",
        "agent-suffix": "{id}.agent.md",
        "markdown-suffix": "{id}.markdown",
        "mdc-suffix": "{id}.mdc",
        "txt": "{id}.txt",
        "no-suffix": "{id}",
        "readme": "README.md",
        "claude-md": "CLAUDE.md",
        "agents-md": "AGENTS.md",
        "dot-file": ".{id}.md",
        "dot-folder": ".team/{id}.md",
        "blank-in-name": "the {id}.md",
        "other-name": "reviewer.md",
    }.items():
        where.file(label, TEXT, path=path, stranger=not path.endswith(".md"))
    return where
