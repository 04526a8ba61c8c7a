"""``python3 tests/run.py --oracle``: asks Claude Code what it makes of the battery, or of the files of a folder.

Without a folder the battery is measured anew. The differences to the table in the tree are printed, and where agentls
and the program disagree that is not known. With one folder its files are asked about, with two (before and after a
change, such as ``agentls fix``) what was lost between them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from oracle import corpus, show
from oracle.battery import CASES
from oracle.case import Place
from oracle.compare import MEASURED, changes, compare, known
from oracle.measure import measure
from oracle.program import PINNED, ProgramError, cache, install
from oracle.record import Table, read, write


def main() -> int:
    """The command: 0 if all agree, 1 if not."""
    options = _parser().parse_args()
    try:
        lines = list(_lines(options))
    except ProgramError as error:
        lines = [str(error), ""]
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0 if len(lines) <= 1 or options.show else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py --oracle", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--as", dest="kind", type=Place, choices=list(Place), help="take every file of a folder for this"
    )
    version = parser.add_mutually_exclusive_group()
    version.add_argument("--version", default=PINNED, help=f"the release to ask (default: {PINNED})")
    version.add_argument("--newest", dest="version", action="store_const", const="latest", help="the newest release")
    parser.add_argument(
        "--installed", type=Path, default=cache(), help="the folder it is installed below (default: %(default)s)"
    )
    parser.add_argument("--update", action="store_true", help="write the table in the tree anew")
    parser.add_argument("--table", action="store_true", help="ask nobody: set agentls against the table in the tree")
    parser.add_argument(
        "--show", metavar="ID", help="print one case: the file, what is meant, what was measured and what is said"
    )
    return parser


def _lines(options: argparse.Namespace) -> list[str]:
    """What to print: one line if there is nothing to complain of."""
    if options.show:
        return list(show.case(options.show))
    if options.table:
        return _against_agentls(read(MEASURED, CASES))
    program = install(options.installed, options.version)
    if len(options.folders) == 1:
        return list(corpus.disagreements(program, options.folders[0], options.kind))
    if options.folders:
        return list(corpus.losses(program, *options.folders, options.kind))
    table = measure(program, CASES)
    differences = sorted(changes(read(MEASURED, CASES), table)) if MEASURED.exists() else []
    if options.update:
        write(MEASURED, table, CASES)
    head = [f"Claude Code {table.version} reads {len(differences)} of {len(table.records)} files differently:"]
    return [*(head if differences else []), *differences, *_against_agentls(table)]


def _against_agentls(table: Table) -> list[str]:
    result, reasons = compare(table), known()
    new = [str(each) for each in result.disagreements if each.id not in reasons]
    return [*new, f"{result.agreement}; {len(result.disagreements) - len(new)} disagreements are known"]


if __name__ == "__main__":
    sys.exit(main())
