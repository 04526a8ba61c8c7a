"""The reference validator of the Agent Skills format, a package of Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agentls.doctor.answer import NoAnswerError
from agentls.doctor.programs.listing import heard_of
from agentls.doctor.programs.program import Program
from agentls.doctor.question import read_json

if TYPE_CHECKING:
    from agentls.doctor.answer import Heard
    from agentls.doctor.question import Question

_SCRIPT = r"""
import json, pathlib, sys
from skills_ref import read_properties, validate
found = []
for path in sys.argv[1:]:
    folder, item = pathlib.Path(path).parent, {"path": path}
    try:
        item["says"] = [str(error) for error in validate(folder)]
    except Exception as error:
        item["says"] = [f"{type(error).__name__}: {error}"]
    try:
        given = read_properties(folder).to_dict()
        item |= {"name": given.pop("name", None), "description": given.pop("description", None), "more": given}
    except Exception:
        pass
    found.append({**item, "loads": not item["says"]})
sys.stdout.write(json.dumps(found) + "\n")
"""


def ask(question: Question) -> Heard:
    """What it makes of the skills."""
    paths = [file.path for file in question.files if Path(file.path).name.lower() == "skill.md"]
    ran = question.run(_python(question.program), "-c", _SCRIPT, *paths)
    return heard_of(read_json(ran.out.rstrip().rpartition("\n")[2], ran.err))


def _python(program: Path) -> Path:
    """The Python that the validator is installed in: it stands beside it, or in the first line of its script.

    Raises:
        NoAnswerError: there is none.
    """
    for script in (program, program.resolve()):
        beside = [script.with_name(name) for name in ("python.exe", "python3", "python")]
        if found := next((path for path in beside if path.is_file() and _is_environment(path.parent)), None):
            return found
    first = program.read_bytes()[:300].partition(b"\n")[0].decode("utf-8", "replace")
    if first.startswith("#!/"):
        return Path(first[2:].strip())
    raise NoAnswerError("the Python that it is installed in is not found")


def _is_environment(folder: Path) -> bool:
    return (folder.parent / "pyvenv.cfg").is_file() or folder.name == "Scripts"


SKILLS_REF = Program(
    "skills-ref",
    "skills-ref",
    ("agentskills", "skills-ref"),
    (),
    (".agents/skills", ".claude/skills", ".github/skills"),
    {"agent-skills/skill": ".agents/skills"},
    ask,
)
