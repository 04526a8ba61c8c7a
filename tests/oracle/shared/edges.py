"""Where the header begins and ends, the bytes of the file, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oracle.case import Base


def chapters(base: Base) -> Iterator[Chapter]:
    """The chapters of this file, of what differs from a sound file of four entries."""
    yield _sound(base)
    yield _begin(base)
    yield _end(base)
    yield _bytes(base)
    yield _where(base)


def _sound(base: Base) -> Chapter:
    sound = Chapter("sound", base, ends=(LF, CRLF))
    text = base.text(base.header)
    sound.file("agent", text)
    sound.edit("no-tools", f"{base.header[2]}\n", "", tools="all")
    sound.edit("no-model", f"{base.header[3]}\n", "", model=None)
    sound.edit("comment-line", "model:", "# what it runs on\nmodel:")
    sound.edit("no-body", base.body, "", prompt=None)
    sound.edit("blank-body", base.body, "\n  \n", prompt=None)
    sound.file("rule-in-body", f"{text}\n---\n\nMore.\n", prompt="You review {id}.\n\n---\n\nMore.")
    return sound


def _begin(base: Base) -> Chapter:
    begin = Chapter("begin", base)
    text, header = base.text(base.header), _lines(base)
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
        begin.file(label, before + text)
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
    begin.file("four-dashes-twice", f"----\n{header}----\n{base.body}")
    begin.file("nothing", "", page=True)
    begin.file("no-header", base.body, page=True)
    begin.file("only-a-fence", "---\n")
    begin.file("two-fences", f"---\n---\n{base.body}")
    begin.file("blank-header", f"---\n\n---\n{base.body}")
    begin.file("comments-only", f"---\n# name: {{id}}\n---\n{base.body}")
    begin.file("header-of-text", f"---\njust words\n---\n{base.body}")
    begin.file("header-of-a-list", f"---\n- name: {{id}}\n- description: Reviews.\n---\n{base.body}")
    flow = f"{{{', '.join(base.header)}}}".replace("name: {id}", "name: '{id}'")
    begin.file("header-in-flow", f"---\n{flow}\n---\n{base.body}")
    begin.file("header-indented", "---\n" + "".join(f"  {line}\n" for line in base.header) + f"---\n{base.body}")
    return begin


def _end(base: Base) -> Chapter:
    end = Chapter("end", base, ends=(LF, CRLF))
    header = _lines(base)
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
        end.file(label, f"---\n{header}{fence}\n{base.body}")
    end.file("of-the-file", f"---\n{header}---", prompt=None)
    end.file("twice", f"---\n{header}---\n---\n{base.body}", prompt="---\nYou review {id}.")
    end.file("second-header", f"---\n{header}---\n---\nname: another\n---\n{base.body}", prompt=None, damaged=True)
    end.file("rule-below", f"---\n{header}\n{base.body}\n---\n\nMore.\n")
    end.line("in-block", "description: |\n  Reviews.\n  ---\n  More.", description="Reviews.\n---\nMore.\n")
    end.line("in-value", "description: Reviews --- code")
    end.edit("between-entries", "tools:", "---\ntools:")
    end.edit("comment-rule", "tools:", "#----------\ntools:")
    return end


def _bytes(base: Base) -> Chapter:
    data = Chapter("bytes", base)
    text = base.text(base.header)
    plain = text.encode()
    data.file("lone-cr", plain.replace(b"\n", b"\r"))
    data.file("mixed-ends", plain.replace(b"\n", b"\r\n", 3))
    data.file("utf-16", b"\xff\xfe" + text.replace("{id}", "bytes-utf-16").encode("utf-16-le"))
    data.file("latin-1-in-body", plain.replace(b"You", b"Caf\xe9. You"), prompt="Café. You review {id}.")
    data.file("latin-1-in-description", plain.replace(b"with care", b"caf\xe9s"), description="Reviews {id} cafés.")
    data.file("nul-in-header", plain.replace(b"with care", b"all\0 code"), description="Reviews {id} all code.")
    data.file("control-in-header", plain.replace(b"with care", b"all\x07 code"), description="Reviews {id} all code.")
    return data


def _where(base: Base) -> Chapter:
    where, text = Chapter("where", base), base.text(base.header)
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
        where.file(label, text, path=path, stranger=not path.endswith(".md") or path.startswith("_"))
    where.file("nested", text, path="team/{id}.md", page=True)
    where.file("page", "# Agents\n\nAll of them.\n", path="INDEX.md", page=True)
    return where


def _lines(base: Base) -> str:
    return "".join(f"{line}\n" for line in base.header)
