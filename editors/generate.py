"""Writes into the editors' configurations where agent files lie, what settings can name, and the version.

Run after a kind of file or a rule has come, gone or changed its place, or the version: ``python editors/generate.py``
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from agentls import __version__, rules
from agentls.cli.new_file import listing
from agentls.project.own_fields_model import OwnFieldModel
from agentls.project.readers import READERS
from agentls.rules.groups import GROUPS
from agentls_schemas import KINDS
from agentls_schemas.json_schema import without_titles
from agentls_schemas.pydantic_models import model_of

HERE = Path(__file__).parent
NOTE = "Written by editors/generate.py."
LEVELS = ["off", "on", "hint", "information", "warning", "error"]
LANGUAGES = {
    ".md": "markdown",
    ".mdc": "markdown",
    ".toml": "toml",
    ".json": "json",
    ".jsonc": "jsonc",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".roomodes": "yaml",
}
"""What most editors call the languages of agent files, by how the files' names end."""
WAKING = ("markdown", "toml")
"""The languages any file of which starts VS Code's extension. Of others too few files are agent files."""
MARKDOWN = "**/*.md"
"""Sent to the server wherever it lies: settings can make an agent file of any."""
TITLES = {
    "CERTAIN": "Places where every file is an agent file",
    "POSSIBLE": "Places where a file can be an agent file",
    "SENT": "The files that the server hears of when they are open",
}
VERSIONS = {
    "editors/vscode/package-lock.json": r'(?<="name": "agentls",\n)(\s+"version": ")[^"]+',
    "editors/zed/extension.toml": r'(?m)^(version = ")[^"]+',
    "editors/zed/Cargo.toml": r'(?m)^(version = ")[^"]+',
    "README.md": r"((?:agentls/agentls@|rev: )v)[\d.]+\d",
}
"""Where else the version stands, behind a group that stays."""
EMACS_MODES = {
    "markdown": "agentls-mode",
    "toml": "agentls-toml-mode",
    "json": "agentls-json-mode",
    "jsonc": "agentls-json-mode",
    "yaml": "agentls-yaml-mode",
}


def certain() -> list[str]:
    """Globs of the places where every file is an agent file."""
    return _floating(glob for kind in KINDS.values() for glob in kind.place.paths)


def possible() -> list[str]:
    """Globs of the places where a file can be an agent file, or was meant to be one."""
    likely = (glob for kind in KINDS.values() for glob in kind.place.likely)
    astray = (glob for kind in KINDS.values() for case in kind.place.misplaced for glob in case.paths)
    return _floating((*certain(), *likely, *astray))


def others() -> list[str]:
    """Globs of the places of agent files whose names end in something else than ``.md``."""
    return [glob for glob in possible() if not glob.endswith(".md")]


def languages() -> list[str]:
    """The languages of agent files."""
    return list(dict.fromkeys(map(language, possible())))


def language(glob: str) -> str:
    """The language of the files that a glob is for."""
    name = PurePosixPath(glob).name.lower()
    return LANGUAGES[PurePosixPath(name).suffix or name]


def made() -> Iterator[tuple[Path, str]]:
    """The files that are written, each with what it is to say."""
    package = HERE / "vscode/package.json"
    yield package, _json(_package(json.loads(package.read_text("utf-8"))))
    yield HERE / "vscode/src/places.ts", _typescript()
    yield HERE / "playground/src/kinds.ts", _kinds()
    yield HERE / "neovim/lua/agentls/places.lua", _lua()
    yield HERE / "vim/autoload/agentls/places.vim", _vim()
    lisp = HERE / "emacs/agentls.el"
    yield lisp, _emacs(lisp.read_text("utf-8"))
    for name, pattern in VERSIONS.items():
        path = HERE.parent / name
        yield path, re.sub(pattern, rf"\g<1>{__version__}", path.read_text("utf-8"))


def _floating(globs: Iterable[str]) -> list[str]:
    """The globs once each, as editors write those that fit below any folder; exceptions are left to the server."""
    wanted = (glob for glob in globs if not glob.startswith("!"))
    return list(dict.fromkeys(glob if glob.startswith("**/") else f"**/{glob.lstrip('/')}" for glob in wanted))


def _package(package: dict[str, Any]) -> dict[str, Any]:
    """VS Code's manifest: the version, what starts the extension, and the rules and kinds that settings name."""
    package["version"] = __version__
    there = [event for event in package["activationEvents"] if not event.startswith("workspaceContains:")]
    wanted = [f"onLanguage:{each}" for each in WAKING]
    found = [f"workspaceContains:{glob}" for glob in ("agentls.toml", *certain())]
    package["activationEvents"] = list(dict.fromkeys((*there, *wanted, *found)))
    settings = package["contributes"]["configuration"]["properties"]
    named = {rule.name: rule.summary for rule in sorted(rules.ALL, key=lambda rule: rule.name)}
    named |= {group: f"Group: {', '.join(names)}." for group, names in GROUPS.items()}
    settings["agentls.rules"]["properties"] = {
        name: {"enum": LEVELS, "markdownDescription": summary} for name, summary in named.items()
    }
    settings["agentls.rules"]["patternProperties"] = {r"\*": {"enum": LEVELS}}
    settings["agentls.kinds"]["additionalProperties"]["enum"] = sorted(KINDS)
    settings["agentls.fields"]["additionalProperties"] = _own_field()
    settings["agentls.targets"]["items"]["enum"] = [*READERS]
    return package


def _own_field() -> dict[str, Any]:
    """What the settings' schema says of a field of one's own."""
    made = without_titles(model_of(OwnFieldModel).model_json_schema())
    return {key: value for key, value in made.items() if key != "description"}


def _json(value: object) -> str:
    """As npm writes it."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _typescript() -> str:
    lists = {"CERTAIN": certain(), "POSSIBLE": possible(), "SENT": [MARKDOWN, *others()]}
    lines = [f"// {NOTE}"]
    for name, globs in lists.items():
        lines += ["", f"/** {TITLES[name]}. */", f"export const {name} = ["]
        lines += [*(f'  "{glob}",' for glob in globs), "];"]
    return "\n".join((*lines, ""))


def _kinds() -> str:
    """The playground's new files. A line of the listing: ``agent  Claude Code agent  .claude/agents/NAME.md  …``."""
    rows = [re.split(" {2,}", row) for row in listing().splitlines()]
    lines = [f"// {NOTE}", "", "/** What a new file can be, and where it lies, called `NAME`. */"]
    lines += [
        "export const KINDS: Record<string, string> = {",
        *(f'  "{row[1]}": "{row[2]}",' for row in rows),
        "};",
        "",
    ]
    return "\n".join(lines)


def _lua() -> str:
    lines = [f"-- {NOTE}", "return {", "  filetypes = {", *(f"    '{each}'," for each in languages()), "  },"]
    lines += ["  -- Places of agent files that do not end in `.md`.", "  globs = {"]
    lines += [*(f"    '{glob}'," for glob in others()), "  },", "}", ""]
    return "\n".join(lines)


def _vim() -> str:
    lines = [f'" {NOTE}', "", "let agentls#places#filetypes = ["]
    lines += [
        *(f"\\ '{each}'," for each in languages()),
        "\\ ]",
        "",
        '" Places of agent files that do not end in `.md`.',
    ]
    lines += ["let agentls#places#globs = [", *(f"\\ '{glob}'," for glob in others()), "\\ ]", ""]
    return "\n".join(lines)


def _emacs(text: str) -> str:
    """The package with the version and the mode of each place."""
    text = re.sub(r"(?m)^(;; Version: ).*", rf"\g<1>{__version__}", text)
    modes = f"\n{' ' * 17}".join(f'("{_elisp(glob)}" . {EMACS_MODES[language(glob)]})' for glob in certain())
    return re.sub(r"(?<=\(dolist \(entry '\().*?(?=\)\)\n)", lambda _: modes, text, count=1, flags=re.DOTALL)


def _elisp(glob: str) -> str:
    """A glob as one of Emacs' regular expressions, in a string."""
    parts = {"**/": r"\(?:.*/\)?", "*": "[^/]*", "?": "[^/]", ".": r"\."}
    found = re.sub(r"\*\*/|[*?.]", lambda match: parts[match[0]], glob.removeprefix("**"))
    return f"{found}\\'".replace("\\", r"\\")


if __name__ == "__main__":
    for path, text in made():
        path.write_text(text, "utf-8", newline="\n")
