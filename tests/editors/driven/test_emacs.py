"""Emacs 28 and 30, each with Eglot and with lsp-mode, set up as the client's README says."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from editors.driven import scenario

if TYPE_CHECKING:
    from editors.driven.scenario import Workspace
    from editors.driven.tools import Tools, Unpacked

ROOT = Path(__file__).parents[3]
README = ROOT / "editors/emacs/README.md"
SCRIPTS = Path(__file__).with_name("emacs")
DEBIAN = ("emacs-nox", "elpa-eglot", "elpa-lsp-mode", "elpa-markdown-mode")
TIMEOUT_S = 900


class Emacs(NamedTuple):
    """How an Emacs is started."""

    command: list[str]
    environment: dict[str, str]


class Visit(NamedTuple):
    """What was seen, and the workspace as it was left."""

    client: str
    told: dict[str, Any]
    workspace: Workspace


def installed(tools: Tools) -> Emacs:
    """Debian's own."""
    return Emacs([tools.debian(*DEBIAN, program="emacs"), "--batch", "-L", str(SCRIPTS), "-l", "drive"], {})


def unpacked(files: Unpacked) -> Emacs:
    """One that has to be told where it lies."""
    (share,) = files.root.glob("usr/share/emacs/[0-9]*")
    (programs,) = files.root.glob("usr/libexec/emacs/*/*")
    (dump,) = programs.glob("*.pdmp")
    packages = json.dumps(str(files.root / "usr/share/emacs/site-lisp/elpa-src"))
    variables = {"EMACSLOADPATH": share / "lisp", "EMACSDATA": share / "etc", "EMACSDOC": share / "etc"}
    variables["EMACSPATH"] = programs
    start = [*files.command("emacs-nox"), f"--dump-file={dump}", "--batch", "-L", str(SCRIPTS), "-l", "drive"]
    return Emacs(
        [*start, "--eval", f"(drive-packages {packages})"],
        {name: str(folder) for name, folder in variables.items()},
    )


def recommended(client: str) -> str:
    """What the README has in ``init.el``."""
    eglot, lsp, *_ = re.findall(r"```elisp\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    return eglot if client == "eglot" else re.sub(r"(?m)(^\(add-hook .*\n)+", lsp, eglot)


@pytest.fixture(scope="module", params=["28", "trixie", "forky"])
def emacs(request, tools):
    return installed(tools) if request.param == "28" else unpacked(request.getfixturevalue(request.param))


@pytest.fixture(scope="module", params=["eglot", "lsp"])
def visit(request, emacs, tools, server, tmp_path_factory):
    client = request.param
    home = tmp_path_factory.mktemp("home")
    (home / "src").mkdir()
    (home / "src/agentls").symlink_to(ROOT)
    (home / "init.el").write_text(recommended(client), "utf-8")
    workspace = scenario.make(home / "project")
    files = " ".join(json.dumps(str(path)) for path in (workspace.reviewer, workspace.tester))
    story = f"(drive (lambda () (visit {files})))"
    command = [*emacs.command, "-f", "package-activate-all", "-l", str(home / "init.el")]
    done = subprocess.run(
        [*command, "-l", f"{client}-visit", "--eval", story],
        env=environment(tools, emacs, home, server),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    out = home / "told.json"
    told = json.loads(out.read_text("utf-8")) if out.exists() else {}
    assert "error" not in told and done.returncode == 0, f"{told.get('error')}\n{done.stderr[-3000:]}"  # noqa: PT018
    return Visit(client, told, workspace)


def environment(tools: Tools, emacs: Emacs, home: Path, server: str) -> dict[str, str]:
    """A user's who has installed the server."""
    path = os.pathsep.join([str(Path(server).parent), os.environ["PATH"]])
    own = {"HOME": str(home), "PATH": path, "LC_ALL": "C.UTF-8", "DRIVE_OUT": str(home / "told.json")}
    return tools.environment(**own, **emacs.environment)


def test_agent_files_have_a_mode_of_their_own(visit):
    assert visit.told["mode"] == "agentls-mode"


def test_diagnostics_lie_on_the_very_characters(visit):
    assert [(line, text) for line, text, _ in visit.told["diagnostics"]] == [
        (seen.line, seen.text) for seen in scenario.FINDINGS
    ]


def test_hover(visit):
    assert scenario.HOVER in visit.told["hover"]


def test_completion(visit):
    assert visit.told["completed"] == scenario.COMPLETED


def test_code_actions(visit):
    assert visit.told["mended"]["text"] == scenario.MENDED
    assert visit.told["described"]["text"] == scenario.DESCRIBED


def test_rename(visit):
    """Eglot does not rename files, and does not say that it could."""
    left, right = visit.workspace.tester, visit.workspace.renamed
    tester, gone = (left, right) if visit.client == "eglot" else (right, left)
    assert visit.workspace.reviewer.read_text("utf-8") == scenario.REVIEWER_RENAMED
    assert tester.read_text("utf-8") == scenario.TESTER_RENAMED
    assert not gone.exists()


def test_the_package_compiles_without_a_warning(tools, tmp_path):
    emacs = tools.debian(*DEBIAN, program="emacs")
    source = (ROOT / "editors/emacs/agentls.el").read_text("utf-8")
    (tmp_path / "agentls.el").write_text(source, "utf-8")
    strict = ["-f", "package-activate-all", "--eval", "(setq byte-compile-error-on-warn t)"]
    compiling = [*strict, "-f", "batch-byte-compile", "agentls.el"]
    checking = ["--eval", '(checkdoc-file "agentls.el")']
    for arguments in (compiling, checking):
        done = subprocess.run([emacs, "--batch", *arguments], cwd=tmp_path, capture_output=True, text=True)
        said = [line for line in done.stderr.splitlines() if not line.startswith("Loading ")]
        assert (done.returncode, said) == (0, [])
