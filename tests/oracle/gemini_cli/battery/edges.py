"""Where the header begins and ends, the bytes of the file, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter
from oracle.gemini_cli.bases import AGENT, HEADER, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _sound()
    yield _begin()
    yield _end()
    yield _bytes()
    yield _where()


def _sound() -> Chapter:
    sound = Chapter("sound", AGENT, ends=(LF, CRLF))
    sound.file("agent", TEXT)
    sound.edit("no-tools", "tools: [read_file, glob]\n", "", tools="all")
    sound.edit("no-model", "model: gemini-2.5-pro\n", "", model="inherit")
    sound.edit("comment-line", "model:", "# what it runs on\nmodel:")
    sound.edit("no-body", AGENT.body, "", prompt=None)
    sound.edit("blank-body", AGENT.body, "\n  \n", prompt=None)
    sound.file("rule-in-body", f"{TEXT}\n---\n\nMore.\n", prompt="You review {id}.\n\n---\n\nMore.")
    return sound


def _begin() -> Chapter:
    begin = Chapter("begin", AGENT)
    for label, before in {
        "blank-line": "\n",
        "blank-in-front": " ",
        "comment": "<!-- made by hand -->\n",
        "yaml-comment": "# made by hand\n",
        "heading": "# Reviewer\n",
        "byte-order-mark": "\ufeff",
        "zero-width-space": "\u200b",
        "extra-fence": "---\n",
        "code-fence": "```yaml\n",
    }.items():
        begin.file(label, before + TEXT)
    for label, fence in {
        "blank-behind": "--- ",
        "tab-behind": "---\t",
        "comment-behind": "--- # header",
        "four-dashes": "----",
        "two-dashes": "--",
        "plus-signs": "+++",
        "em-dash-and-dash": "—-",
    }.items():
        begin.edit(label, "---", fence)
    begin.file("four-dashes-twice", f"----\n{HEADER}----\n{AGENT.body}")
    begin.file("nothing", "", page=True)
    begin.file("no-header", AGENT.body, page=True)
    begin.file("only-a-fence", "---\n")
    begin.file("two-fences", f"---\n---\n{AGENT.body}")
    begin.file("blank-header", f"---\n\n---\n{AGENT.body}")
    begin.file("comments-only", f"---\n# name: {{id}}\n---\n{AGENT.body}")
    begin.file("header-of-text", f"---\njust words\n---\n{AGENT.body}")
    begin.file("header-of-a-list", f"---\n- name: {{id}}\n- description: Reviews.\n---\n{AGENT.body}")
    flow = "{name: '{id}', description: Reviews {id} with care., tools: [read_file, glob], model: gemini-2.5-pro}"
    begin.file("header-in-flow", f"---\n{flow}\n---\n{AGENT.body}")
    begin.file("header-indented", "---\n" + "".join(f"  {line}\n" for line in AGENT.header) + f"---\n{AGENT.body}")
    return begin


def _end() -> Chapter:
    end = Chapter("end", AGENT, ends=(LF, CRLF))
    for label, fence in {
        "blank-behind": "--- ",
        "tab-behind": "---\t",
        "blank-in-front": " ---",
        "four-dashes": "----",
        "rule": "----------",
        "dots": "...",
        "letters-behind": "---end",
        "comment-behind": "--- # end",
        "missing": "",
        "em-dash": "—",
    }.items():
        end.file(label, f"---\n{HEADER}{fence}\n{AGENT.body}")
    end.file("of-the-file", f"---\n{HEADER}---", prompt=None)
    end.file("twice", f"---\n{HEADER}---\n---\n{AGENT.body}", prompt="---\nYou review {id}.")
    end.file("second-header", f"---\n{HEADER}---\n---\nname: another\n---\n{AGENT.body}", prompt=None, damaged=True)
    end.file("rule-below", f"---\n{HEADER}\n{AGENT.body}\n---\n\nMore.\n")
    end.line("in-block", "description: |\n  Reviews.\n  ---\n  More.", description="Reviews.\n---\nMore.\n")
    end.line("in-value", "description: Reviews --- code")
    end.edit("between-entries", "tools:", "---\ntools:")
    end.edit("comment-rule", "tools:", "#----------\ntools:")
    return end


def _bytes() -> Chapter:
    data = Chapter("bytes", AGENT)
    plain = TEXT.encode()
    data.file("lone-cr", plain.replace(b"\n", b"\r"))
    data.file("mixed-ends", plain.replace(b"\n", b"\r\n", 3))
    data.file("utf-16", b"\xff\xfe" + TEXT.replace("{id}", "bytes-utf-16").encode("utf-16-le"))
    data.file("latin-1-in-body", plain.replace(b"You", b"Caf\xe9. You"), prompt="Café. You review {id}.")
    data.file("latin-1-in-description", plain.replace(b"with care", b"caf\xe9s"), description="Reviews {id} cafés.")
    data.file("nul-in-header", plain.replace(b"with care", b"all\0 code"), description="Reviews {id} all code.")
    data.file("control-in-header", plain.replace(b"with care", b"all\x07 code"), description="Reviews {id} all code.")
    return data


def _where() -> Chapter:
    where = Chapter("where", AGENT)
    for label, path in {
        "underscore": "_{id}.md",
        "upper-suffix": "{id}.MD",
        "markdown-suffix": "{id}.markdown",
        "txt": "{id}.txt",
        "agent-suffix": "{id}.agent.md",
        "dot-file": ".{id}.md",
        "other-name": "reviewer.md",
        "readme-with-header": "README.md",
        "blank-in-name": "the {id}.md",
    }.items():
        where.file(label, TEXT, path=path, stranger=not path.endswith(".md") or path.startswith("_"))
    where.file("nested", TEXT, path="team/{id}.md", page=True)
    where.file("page", "# Agents\n\nAll of them.\n", path="INDEX.md", page=True)
    return where
