"""Brings the data up to date with what the vendor publishes. Run by hand, with the Python that
agentls is installed in for development:

    python -m refresh             # fetch, edit the data files, show what changed
    python -m refresh --dry-run   # only show it
    python -m refresh --program ~/bin/claude   # ask this one what aliases mean

It reads, and never runs, two packages that `pip download` and `npm pack` fetch into a temporary folder:

- anthropic (PyPI): the model ids and the dates on which models end.
- @anthropic-ai/claude-agent-sdk (npm): tool names, their former names, hook events, the fields of an agent.

What an alias means no package says. Where Claude Code is installed it is started without a network and asked.

Edits are whole lines, so that comments and descriptions stay. What it adds says "describe it"; what it cannot
decide it reports. Afterwards describe what is new, run `python -m agentls_schemas.generate` and the tests.
"""

from __future__ import annotations

import argparse
import difflib
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from refresh.published import fetch
from refresh.update import missing_fields, updated

DATA = Path(__file__).parents[1] / "agentls_schemas" / "claude_code"
FILES = ("models", "tools", "hooks", "sources")


def main() -> None:
    """Fetch, compare, show and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument(
        "--program", default=shutil.which("claude") or "", help="Claude Code, to be asked about aliases"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        new = fetch(Path(folder), options.program)
    old = {name: (DATA / f"{name}.yaml").read_text(encoding="utf-8") for name in FILES}
    texts, notes = updated(old, new, datetime.now(tz=UTC).date())
    notes += missing_fields((DATA / "agent.py").read_text(encoding="utf-8"), new)
    if not options.program:
        notes.append("Claude Code is not installed: nobody was asked what aliases mean")
    for name, text in texts.items():
        before, after = old[name].split("\n"), text.split("\n")
        changes = difflib.unified_diff(before, after, f"{name}.yaml", f"{name}.yaml", lineterm="")
        sys.stdout.writelines(f"{line}\n" for line in changes)
        if not options.dry_run and text != old[name]:
            (DATA / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.writelines(f"{note}\n" for note in notes or ["nothing to look at"])


if __name__ == "__main__":
    main()
