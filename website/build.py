"""Make the documentation site, which needs no network: ``python3 website/build.py`` leaves it in ``website/made/site``.

Sets up an environment of its own in ``.venv``, as ``tests/run.py`` does, with the dependency group ``site``. The pages
are made from the rules, the kinds, the readers, the conversions and the texts of the repository; nothing of them is
committed.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def main() -> int:
    """Makes the pages and has the generator make a site of them; a link that leads nowhere is an error."""
    options = ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument(
        "--into", type=Path, default=HERE / "made", help="the folder for pages and site; it is emptied"
    )
    options.add_argument("--serve", action="store_true", help="show the site at http://localhost:8000")
    given = options.parse_args()
    if importlib.util.find_spec("zensical") is None or importlib.util.find_spec("agentls") is None:
        return _with_environment()
    from pages import write

    folder = given.into.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    write.all_pages(folder)
    command = ["serve"] if given.serve else ["build", "--strict"]
    generator = [sys.executable, "-m", "zensical", *command, "--config-file", str(folder / "mkdocs.yml")]
    return subprocess.run(generator, cwd=folder).returncode


def _with_environment() -> int:
    sys.path.insert(0, str(ROOT / "tests"))
    from run import prepare

    return subprocess.run([str(prepare(["dev", "site"])), __file__, *sys.argv[1:]]).returncode


if __name__ == "__main__":
    sys.exit(main())
