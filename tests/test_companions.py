"""What continuous integration takes from this repository, and what README.md says of it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import agentls
from agentls.cli.app import app
from agentls.project import kinds
from run import lowest

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
CLEAN = "---\nname: a\ndescription: Reviews.\n---\nReview.\n"
FAULTY = "---\nname: b\ndescription: Reviews.\n---\nReview â†’ fix.\n"

GITLAB = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"pattern": r"^(?!\./|/|[A-Za-z]:)[^\\]+$"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""The fields GitLab asks for and their values. Source: docs.gitlab.com/ci/testing/code_quality, read 2026-11-20."""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A repository with agents that are in order, faulty, excluded and none at all."""
    files = {
        ".claude/agents/a.md": CLEAN,
        "my agents/.claude/agents/b.md": FAULTY,
        "vendor/.claude/agents/c.md": FAULTY,
        "agents/notes.md": "# Notes\n",
        "agentls.toml": 'exclude = ["vendor/"]\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bash():
    """GitHub's own choice: on Windows the one that comes with Git, not the one that opens Linux."""
    git = shutil.which("git") if sys.platform == "win32" else None
    return str(Path(git).parents[1] / "bin" / "bash.exe") if git else "bash"


def valid(schema, *instances):
    """Whether files fit a schema: one of check-jsonschema's own, or a file."""
    chosen = ["--builtin-schema", schema] if isinstance(schema, str) else ["--schemafile", str(schema)]
    command = [sys.executable, "-m", "check_jsonschema", *chosen, *map(str, instances)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def ran(command, *arguments):
    program, *options = command.split()
    assert program == "agentls"
    return CliRunner().invoke(app, [*options, *arguments], catch_exceptions=False)


def blocks():
    """The code blocks of README.md's section, by the file they are for."""
    section = (ROOT / "README.md").read_text("utf-8").split("\n## In CI\n")[1].split("\n## ")[0]
    found = re.findall(r"`([\w./-]+)`[^`]*\n\n```(?:yaml|json)\n(.*?)```", section, re.S)
    return dict(found)


def step(name):
    return next(step for step in ACTION["runs"]["steps"] if step.get("name") == name)


@pytest.fixture
def action(project, tmp_path_factory):
    """Runs the action's step that checks, as GitHub would; answers exit code, log and outputs."""
    temporary = tmp_path_factory.mktemp("runner")
    folder = "Scripts" if sys.platform == "win32" else "bin"
    (temporary / "agentls").mkdir()
    (temporary / "agentls" / folder).symlink_to(Path(sys.executable).parent, target_is_directory=True)

    def run(**given):
        inputs = {name: given.pop(name.replace("-", "_"), spec["default"]) for name, spec in ACTION["inputs"].items()}
        assert not given
        (temporary / "step.sh").write_text(step("Check")["run"], "utf-8", newline="\n")
        (temporary / "output").write_bytes(b"")
        environment = {
            **{name: inputs[value[len("${{ inputs.") : -len(" }}")]] for name, value in step("Check")["env"].items()},
            "RUNNER_TEMP": str(temporary),
            "GITHUB_OUTPUT": str(temporary / "output"),
        }
        command = [bash(), "--noprofile", "--norc", "-eo", "pipefail", str(temporary / "step.sh")]
        env = {**os.environ, **environment}
        done = subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8", cwd=project)
        return done.returncode, done.stdout + done.stderr, (temporary / "output").read_text("utf-8")

    return run


def test_definitions_fit_their_schemas():
    valid("vendor.github-actions", ROOT / "action.yml")
    valid("vendor.github-workflows", *(ROOT / ".github" / "workflows").iterdir())
    valid("vendor.dependabot", ROOT / ".github" / "dependabot.yml")


def test_workflows_run_every_python_on_every_system():
    jobs = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))["jobs"]
    named = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text("utf-8"))
    matrix = jobs["suite"]["strategy"]["matrix"]
    assert matrix["python"] == named
    assert {system.partition("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert [each["run"] for each in jobs["suite"]["steps"] if "run" in each] == ["python tests/run.py"]
    (run,) = [each["run"] for each in jobs["versions"]["steps"] if "run" in each]
    chosen = jobs["versions"]["strategy"]["matrix"]["include"]
    assert run == "python tests/run.py --${{ matrix.versions }}"
    assert [(each["versions"], each["python"]) for each in chosen] == [("lowest", named[0]), ("newest", named[-1])]


def test_every_requirement_has_a_lower_bound_to_be_run_with():
    held = lowest(["dev", "editors"])
    assert [each for each in held if not re.fullmatch(r"[\w.-]+==[\d.]+", each)] == []
    assert len(held) > 20


def test_action_annotates_findings_and_fails(action):
    code, log, output = action()
    assert code == 1, log
    assert re.findall(r"^::(\w+) .*?,file=(.*?),line=(\d+)", log, re.M) == [
        ("warning", "my agents/.claude/agents/b.md", "5"),
    ]
    assert output == "exit-code=1\n"


def test_action_takes_its_inputs(action, project):
    paths = ".claude\nmy agents/.claude/agents/b.md\n"
    code, log, output = action(
        paths=paths, args="--ignore mojibake --as claude-code/agent", sarif_file="found here.sarif"
    )
    assert (code, log, output) == (0, "", "exit-code=0\n")
    assert json.loads((project / "found here.sarif").read_text("utf-8"))["runs"][0]["results"] == []
    assert action(fail_on="error")[0] == 0
    assert action(paths="nowhere")[::2] == (2, "exit-code=2\n")


def test_action_does_not_run_what_is_in_its_inputs(action, project):
    action(paths="$(touch a)\n`touch b`", args="; touch c", fail_on='"; touch d')
    assert not [name for name in "abcd" if (project / name).exists()]


@pytest.mark.parametrize("step", ACTION["runs"]["steps"], ids=lambda step: step.get("name", "uses"))
def test_action_hands_values_to_the_shell_by_its_environment_only(step):
    assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_hooks_are_given_the_files_that_are_agent_files_by_place(hook):
    for home in {home for kind in kinds._ALL for home in kind.place.all_homes}:
        for path in (f"{home}/x.md", f"deep/down/{home}/team/x.md", f"{home}/x/SKILL.md"):
            if kinds.may_be_agent_file(path):
                assert re.search(hook["files"], path), path
    for path in (
        ".codex/agents/x.toml",
        ".cursor/rules/x.mdc",
        ".kiro/agents/x.json",
        ".cline/agents/x.yaml",
        ".roomodes",
    ):
        assert kinds.may_be_agent_file(path)
        assert re.search(hook["files"], path), path
    assert not re.search(hook["files"], "docs/reagents.md")
    assert not re.search(hook["files"], "agents/x.txt")


def test_hooks_heed_what_settings_exclude_and_pass_over_other_files(project):
    others = ["vendor/.claude/agents/c.md", "agents/notes.md", ".claude/agents/a.md"]
    for hook in HOOKS.values():
        done = ran(hook["entry"], *others)
        assert (done.exit_code, "c.md" in done.output, "notes.md" in done.output) == (0, False, False), hook["id"]
    done = ran(HOOKS["agentls-check"]["entry"], "my agents/.claude/agents/b.md", *others)
    assert (done.exit_code, done.output.count("warning[")) == (1, 1)
    ran(HOOKS["agentls-fix"]["entry"], "my agents/.claude/agents/b.md", *others)
    assert (project / "my agents/.claude/agents/b.md").read_bytes() == FAULTY.replace("â†’", "→").encode()
    assert (project / "vendor/.claude/agents/c.md").read_bytes() == FAULTY.encode()


def test_readme_says_what_works(project, tmp_path):
    found = blocks()
    assert set(found) == {".github/workflows/agents.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml", "package.json"}
    for name, text in found.items():
        (tmp_path / Path(name).name).write_text(text, "utf-8")
    valid("vendor.github-workflows", tmp_path / "agents.yml")
    valid("vendor.gitlab-ci", tmp_path / ".gitlab-ci.yml")
    assert f"uses: agentls/agentls@v{agentls.__version__}\n" in found[".github/workflows/agents.yml"]
    (repo,) = yaml.safe_load(found[".pre-commit-config.yaml"])["repos"]
    assert (repo["rev"], {hook["id"] for hook in repo["hooks"]}) == (f"v{agentls.__version__}", set(HOOKS))
    ((pattern, command),) = json.loads(found["package.json"])["lint-staged"].items()
    file = project / "my agents/.claude/agents/b.md"
    assert (pattern, ran(command, str(file)).exit_code, "→" in file.read_text("utf-8")) == ("*.md", 0, True)


@pytest.mark.usefixtures("project")
def test_gitlab_takes_the_report(tmp_path):
    job = yaml.safe_load(blocks()[".gitlab-ci.yml"])["agents"]
    command, report = job["script"][-1].split(" > ")
    assert job["artifacts"]["reports"]["codequality"] == report
    (tmp_path / report).write_text(ran(command).output, "utf-8")
    (tmp_path / "schema.json").write_text(json.dumps(GITLAB), "utf-8")
    valid(tmp_path / "schema.json", tmp_path / report)
    issues = json.loads((tmp_path / report).read_text("utf-8"))
    assert [issue["location"]["path"] for issue in issues] == ["my agents/.claude/agents/b.md"]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
