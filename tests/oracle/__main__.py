"""``python3 tests/run.py --oracle``: asks agent tools what they make of their batteries, or of the files of a folder.

Without a folder each battery is measured anew. The differences to the table in the tree are printed, and where agentls
and the program disagree that is not known. With one folder its files are asked about, with two (before and after a
change, such as ``agentls fix``) what was lost between them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from oracle import show
from oracle.compare import changes, compare
from oracle.program import LATEST, ProgramError, cache
from oracle.tools import TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oracle.record import Table
    from oracle.tool import Tool


def main() -> int:
    """The command: 0 if all agree, 1 if not."""
    options = _parser().parse_args()
    tools = [tool for tool in TOOLS if options.tool in {None, tool.id}]
    return max(_tool(tool, options) for tool in tools)


def _tool(tool: Tool, options: argparse.Namespace) -> int:
    try:
        lines = list(_lines(tool, options))
    except ProgramError as error:
        lines = [str(error), ""]
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0 if len(lines) <= 1 or options.show else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py --oracle", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--tool", choices=[tool.id for tool in TOOLS], help="ask this one only")
    parser.add_argument("--as", dest="place", help="take every file of a folder for one of this place: agents, skills")
    version = parser.add_mutually_exclusive_group()
    version.add_argument("--version", help="the release to ask (default: that of the table)")
    version.add_argument("--newest", dest="version", action="store_const", const=LATEST, help="the newest release")
    parser.add_argument(
        "--installed", type=Path, default=cache(), help="the folder they are installed below (default: %(default)s)"
    )
    parser.add_argument("--update", action="store_true", help="write the tables in the tree anew")
    parser.add_argument("--table", action="store_true", help="ask nobody: set agentls against the tables in the tree")
    parser.add_argument(
        "--show", metavar="ID", help="print one case: the file, what is meant, what was measured and what is said"
    )
    return parser


def _lines(tool: Tool, options: argparse.Namespace) -> Iterator[str]:
    """What to print of a tool: one line if there is nothing to complain of."""
    if options.show:
        yield from show.case(tool, options.show)
    elif options.table:
        yield from _against_agentls(tool, tool.table())
    else:
        yield from _asked(tool, options)


def _asked(tool: Tool, options: argparse.Namespace) -> Iterator[str]:
    if options.folders and not (tool.disagreements and tool.losses):
        return
    modules = tool.package.install(options.installed, options.version or tool.package.pinned)
    if len(options.folders) == 1:
        yield from tool.disagreements(tool, modules, options.folders[0], options.place)
    elif options.folders:
        yield from tool.losses(modules, *options.folders, options.place)
    else:
        yield from _measured(tool, modules, update=options.update)


def _measured(tool: Tool, modules: Path, *, update: bool) -> Iterator[str]:
    table = tool.measure(modules, tool.cases)
    differences = sorted(changes(tool.table(), table)) if tool.measured.exists() else []
    if update:
        tool.write_table(table)
    if differences:
        yield f"{tool.title} {table.version} reads {len(differences)} of {len(table.records)} files differently:"
    yield from differences
    yield from _against_agentls(tool, table)


def _against_agentls(tool: Tool, table: Table) -> Iterator[str]:
    result, reasons = compare(tool, table), tool.known()
    new = [str(each) for each in result.disagreements if each.id not in reasons]
    yield from new
    yield f"{result.agreement}; {len(result.disagreements) - len(new)} disagreements are known"


if __name__ == "__main__":
    sys.exit(main())
