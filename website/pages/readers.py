"""The programs: what each reads from where, and what it does with faults."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from agentls.lint.rule_docs import KNOWN
from agentls.project.kinds import detect
from agentls.project.readers import READERS
from agentls_schemas import KINDS
from agentls_schemas.verdicts import HeaderEnd, Repair
from pages.conditions import rows_of
from pages.markup import Sources, badge, joined, listed, path, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.kind import Kind, Reader, Reads
    from agentls_schemas.verdicts import Loader
    from pages.conditions import Row
    from pages.markup import Page

_ENDS = {
    HeaderEnd.LINE: "A line `---` ends the header.",
    HeaderEnd.LINE_START: "The first line that begins with `---` ends the header, whatever follows on it.",
    HeaderEnd.ANY_DASHES: "The first `---` behind the opening line ends the header, wherever it stands.",
    HeaderEnd.WHOLE_LINE: "Only `---` with nothing else on the line ends the header.",
}
_REPAIRS = {
    Repair.NONE: "A header that does not parse is not repaired.",
    Repair.QUOTES: "A header that does not parse is read once more with its one-line values in quotes.",
    Repair.PLAIN: "A header that does not parse is read once more with quotes around values that need them.",
    Repair.BLOCKS: "A header that does not parse is read once more, with values that hold a colon as blocks.",
    Repair.ONE_LINE: "A header that does not parse is read once more with each value in quotes, blocks on one line.",
    Repair.BY_LINE: "It reads line by line and knows no YAML: a list in brackets is a text for it.",
}


def pages() -> Iterator[Page]:
    """A page for each program, and the list of them."""
    yield "readers/index.md", _index()
    for reader in READERS.values():
        yield f"readers/{reader.id}.md", _page(reader)


def readers_of(kind: Kind) -> Iterator[tuple[Reader, Reads, list[str]]]:
    """The programs that read files of the kind, what they take them for, and where these lie."""
    for reader in READERS.values():
        for reads in reader.reads:
            if paths := [glob for glob in paths_of(reads) if detect(_concrete(glob), None) is kind]:
                yield reader, reads, paths


def _concrete(glob: str) -> PurePosixPath:
    """A path that fits a glob."""
    return PurePosixPath("/project") / glob.replace("**/", "").replace("*", "name")


def paths_of(reads: Reads) -> tuple[str, ...]:
    """Where the files lie that a program reads."""
    return reads.paths or reads.kind.place.paths


def verdicts(kind: Kind, sources: Sources, scope: str | None = None) -> str:
    """The table of what is known to become of faults."""
    rows = (
        (
            f'<span id="{kind.id.replace("/", "-")}-{row.anchor}"></span>{row.title}',
            f"{badge(row.verdict)} {says(row, kind)}",
            *([_where(kind, row.scope)] if scope is None and len(kind.loader.verdicts) > 1 else []),
            sources.cite(kind.sources.get(row.verdict.source), row.verdict.confidence),
        )
        for row in rows_of(kind, scope)
    )
    where = ["where"] if scope is None and len(kind.loader.verdicts) > 1 else []
    return table(["fault", "what happens", *where, "known from"], rows)


def _where(kind: Kind, scope: str) -> str:
    if scope in READERS:
        return f"in {READERS[scope].title}"
    return kind.place.describe(scope) if scope else "anywhere"


def says(row: Row, kind: Kind) -> str:
    """What a tool does, as a sentence without its end."""
    return f"{row.verdict.by or kind.loader.tool} {row.verdict.says}"


def anchor(kind: Kind, row_anchor: str) -> str:
    """The link's end that leads to a row of ``verdicts``."""
    return f"#{kind.id.replace('/', '-')}-{row_anchor}"


def _index() -> str:
    rows = (
        (
            f"[{each.title}]({each.id}.md)",
            each.version,
            ", ".join(dict.fromkeys(r.kind.title for r in each.reads)),
            _how(each),
        )
        for each in READERS.values()
    )
    return joined(
        "# Tools that read agent files",
        "Many tools read the same folders. Each drops, ignores and repairs other things, mostly without a word. "
        "`agentls readers FILE` says which of them load a file of yours.",
        "The release is the one that was asked, or read about.",
        table(["tool", "release", "reads", "how that is known"], rows),
    )


def _how(reader: Reader) -> str:
    return ", ".join(dict.fromkeys(KNOWN[reads.confidence] for reads in reader.reads))


def _page(reader: Reader) -> str:
    sources = Sources()
    rows = [
        (_link(reads.kind), "<br>".join(map(path, paths_of(reads))), reads.note, _from(reads, sources))
        for reads in reader.reads
    ]
    seen: dict[tuple[str, str], Reads] = {}
    for reads in reader.reads:
        seen.setdefault((reads.kind.id, reads.scope), reads)
    return joined(
        f"# {reader.title}",
        f"What is said here is of release {reader.version}." if reader.version else "",
        section("What it reads", table(["files", "where", "", "known from"], rows)),
        *(section(_what(reads), *_of(reads, sources)) for reads in seen.values()),
        sources.listed(),
    )


def _what(reads: Reads) -> str:
    return f"What it does with faults: {reads.kind.title}"


def _of(reads: Reads, sources: Sources) -> tuple[str, ...]:
    found = verdicts(reads.kind, sources, reads.scope)
    nothing = "Nothing is known about faults in these files." if not found else ""
    return (_loader(reads.kind.loader) if found else "", found, nothing)


def _loader(loader: Loader) -> str:
    return listed([_ENDS[loader.header_end], _REPAIRS[loader.repair]])


def _link(kind: Kind) -> str:
    return f"[{kind.title}](../kinds/{kind.id.replace('/', '.')}.md)" if kind.id in KINDS else kind.title


def _from(reads: Reads, sources: Sources) -> str:
    return sources.cite(reads.kind.sources.get(reads.source), reads.confidence)
