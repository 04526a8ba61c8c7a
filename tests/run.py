"""Set up an environment of its own in ``.venv`` and run all tests; other arguments go to pytest.

With ``--editors`` real editors are installed below ``.editors`` (Debian 12, root or sudo) and driven as well, and the
documentation site is built and looked at. With ``--lowest`` everything has the lowest version that ``pyproject.toml``
allows, in ``.venv-lowest``; with ``--newest`` what is in ``.venv`` already is brought up to date. With ``--oracle`` no
test is run: agent tools are asked what they make of agent files (see ``tests/oracle/README.md``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
OWN = ("--lowest", "--newest")


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - whatever Python is there runs this
        sys.exit(f"agentls needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    if "--oracle" in sys.argv:
        arguments = [argument for argument in sys.argv[1:] if argument != "--oracle"]
        return subprocess.run([str(prepare(["dev"])), str(ROOT / "tests/oracle/run.py"), *arguments]).returncode
    given = [argument for argument in sys.argv[1:] if argument not in OWN]
    groups = ["dev", *(["editors", "site"] if "--editors" in given else [])]
    python = prepare(groups, *(option for option in OWN if option in sys.argv))
    # Without what Python keeps of them, each of the many processes would compile all sources anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([str(python), "-m", "pytest", "-n", "auto", *given], cwd=ROOT, env=environment).returncode


def prepare(groups: Sequence[str], versions: str = "") -> Path:
    """Installs the project and groups of what it is developed with; answers the Python that has them."""
    folder = ROOT / (".venv-lowest" if versions == "--lowest" else ".venv")
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # Dependency groups came with pip 25.1.
    subprocess.run([*pip, "--upgrade", "pip>=25.1"], check=True)
    if versions == "--lowest":
        constraints = folder / "lowest.txt"
        constraints.write_text("\n".join(lowest(groups)), "utf-8")
        pip += ["--constraint", str(constraints)]
    elif versions == "--newest":
        pip += ["--upgrade", "--upgrade-strategy", "eager"]
    subprocess.run([*pip, "--editable", ".", *(f"--group={group}" for group in groups)], cwd=ROOT, check=True)
    return python


def lowest(groups: Sequence[str]) -> list[str]:
    """What holds each requirement at its lower bound, which is a version that exists."""
    # Pythons that are too old, as is told above, have not got it.
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [project["project"]["dependencies"], *(project["dependency-groups"][group] for group in groups)]
    return [each.partition(",")[0].replace(">=", "==") for requirements in named for each in requirements]


if __name__ == "__main__":
    sys.exit(main())
