"""Set up an environment of its own in ``.venv`` and run all tests; arguments go to pytest.

With ``--editors`` real editors are installed below ``.editors`` (Debian 12, root or sudo) and driven as well.
With ``--oracle`` no test is run: Claude Code is asked what it makes of agent files (see ``tests/oracle/README.md``).
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - whatever Python is there runs this
        sys.exit(f"agentls needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    python = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    groups = ["dev", *(["editors"] if "--editors" in sys.argv else [])]
    # Dependency groups came with pip 25.1.
    subprocess.run([*pip, "--upgrade", "pip>=25.1"], check=True)
    subprocess.run([*pip, "--editable", ".", *(f"--group={group}" for group in groups)], cwd=ROOT, check=True)
    if "--oracle" in sys.argv:
        arguments = [argument for argument in sys.argv[1:] if argument != "--oracle"]
        return subprocess.run([str(python), str(ROOT / "tests/oracle/run.py"), *arguments]).returncode
    pytest = [str(python), "-m", "pytest", "-n", "auto", "--dist", "loadgroup"]
    return subprocess.run([*pytest, *sys.argv[1:]], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
