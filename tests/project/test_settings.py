"""Settings: what holds for which file, and what is said of settings that cannot be used."""

import pytest

from agentls.finding import Severity
from agentls.project.filesystem import FileSystem, Unreadable
from agentls.project.known_rules import KnownRules
from agentls.project.settings_file import Doubt, Finder, Loaded, from_editor, load, load_named
from agentls_schemas.fields import OwnField
from support import markers
from support.check import compare

KNOWN = KnownRules(
    {"unknown-tool": None, "mojibake": None, "missing-commentary": Severity.HINT},
    former={"garbled-text": "mojibake"},
    groups={"words": ("mojibake", "missing-commentary")},
)


def loaded(tmp_path, text, name="agentls.toml"):
    (tmp_path / name).write_bytes(text.encode())
    return load(FileSystem(), (tmp_path / name).as_posix(), KNOWN)


def reports(tmp_path, source, name="agentls.toml"):
    """Asserts that the findings in a settings file are the marked ones; its settings."""
    marked = markers.read(source)
    found = loaded(tmp_path, marked.text, name)
    compare(marked, list(found.findings))
    return found.settings


def test_levels(tmp_path):
    settings = reports(
        tmp_path,
        """\
[rules]
unknown-tool = "off"
mojibake = "hint"
missing-commentary = "on"

[[overrides]]
paths = ["drafts/"]
rules = { mojibake = "off", unknown-tool = "on" }

[[overrides]]
paths = ["*.tmp.md"]
rules.mojibake = "error"
""",
    )
    root = tmp_path.as_posix()
    base = {"unknown-tool": None, "mojibake": Severity.HINT, "missing-commentary": Severity.HINT}
    assert settings.levels_for(f"{root}/a.md") == base
    assert settings.levels_for(f"{root}/x/drafts/a.md") == {"mojibake": None, "missing-commentary": Severity.HINT}
    assert settings.levels_for(f"{root}/drafts/a.tmp.md")["mojibake"] is Severity.ERROR


def test_groups_and_patterns_say_less_than_names(tmp_path):
    settings = reports(
        tmp_path,
        """\
[rules]
unknown-tool = "error"
"unknown-*" = "hint"
"*" = "off"
"unkown-*" = "off"
^^^^^^^^^^ warning No rule matches
words = "on"
text = "off"
^^^^ warning Unknown rule

[[overrides]]
paths = ["drafts/"]
rules = { words = "information", "*" = "hint" }
""",
    )
    root = tmp_path.as_posix()
    assert settings.levels_for(f"{root}/a.md") == {
        "unknown-tool": Severity.ERROR,
        "missing-commentary": Severity.HINT,
    }
    assert settings.levels_for(f"{root}/drafts/a.md") == {
        "unknown-tool": Severity.HINT,
        "mojibake": Severity.INFORMATION,
        "missing-commentary": Severity.INFORMATION,
    }


def test_a_rule_by_the_name_it_had_before(tmp_path):
    settings = reports(
        tmp_path,
        """\
[rules]
garbled-text = "off"
^^^^^^^^^^^^ warning Rule `garbled-text` is now `mojibake`
""",
    )
    assert settings.levels_for(f"{tmp_path.as_posix()}/a.md") == {"mojibake": None}


def test_excluded_paths_and_kinds(tmp_path):
    settings = reports(tmp_path, 'exclude = ["old/", "/a.md"]\n[kinds]\n"p/*.md" = "agent-skills/skill"\n')
    root = tmp_path.as_posix()
    assert settings.excludes(f"{root}/x/old/")
    assert settings.excludes(f"{root}/a.md")
    assert not settings.excludes(f"{root}/x/a.md")
    assert not settings.excludes("/elsewhere/a.md")
    assert settings.kind_for(f"{root}/p/a.md") == "agent-skills/skill"
    assert settings.kind_for(f"{root}/a.md") is None


def test_unknown_keys_and_values(tmp_path):
    settings = reports(
        tmp_path,
        """\
rulez = 1
^^^^^ warning Unknown setting `rulez`; did you mean `rules`?
exclude = ["old/", 3, ["x"]]
                   ^ warning Entry of `exclude` must be text
                      ^^^^^ warning Entry of `exclude` must be text
[rules]
mojibake = "info"
           ^^^^^^ warning Invalid level `info`; did you mean `information`?
unknown-tol = "off"
^^^^^^^^^^^ warning Unknown rule `unknown-tol`; did you mean `unknown-tool`?
"missing-commentary" = true
                       ^^^^ warning Invalid level `true`; did you mean `on`?
unknown-tool = "error"
[kinds]
"p/*.md" = "agent-skills/skil"
           ^^^^^^^^^^^^^^^^^^^ warning Unknown kind `agent-skills/skil`; did you mean `agent-skills/skill`?
""",
    )
    assert dict(settings.rules) == {"unknown-tool": Severity.ERROR}
    assert (settings.exclude, settings.kinds) == (("old/",), {})


def test_fields_of_ones_own(tmp_path):
    settings = reports(
        tmp_path,
        """\
[fields.owner]
doc = "Who looks after it."
values = ["platform", "data"]
kinds = ["claude-code/*", "copilot/agent"]
required = true
[fields.reviewed]
type = "boolean"
[fields]
links.type = "map"
""",
    )
    owner = OwnField("owner", "Who looks after it.", "string", ("platform", "data"), required=True)
    others = (OwnField("reviewed", type="boolean"), OwnField("links", type="map"))
    assert settings.fields["claude-code/agent"] == settings.fields["copilot/agent"] == (owner, *others)
    assert settings.fields["cursor/agent"] == others


def test_fields_of_ones_own_that_cannot_be_as_declared(tmp_path):
    settings = reports(
        tmp_path,
        """\
[fields.tags]
type = "array"
       ^^^^^^^ warning Invalid type `array`; did you mean `list`?
[fields.state]
type = "word"
       ^^^^^^ warning Invalid type `word`; use `string`, `integer`, `number`, `boolean`, `list`, `map` or `any`
[fields.links]
typ = "list"
^^^ warning Unknown setting `typ`; did you mean `type`?
[fields.level]
type = "integer"
values = ["1", "2"]
^^^^^^ warning `values` goes with the type `string` or `list`, not with `integer`
[fields.share]
values = [1]
          ^ warning Entry of `values` must be text
[fields.note]
doc = 3
      ^ warning `doc` must be text
[fields.team]
kinds = ["claude/*", "cursor/agent"]
         ^^^^^^^^^^ warning No kind matches `claude/*`; `agentls schema` lists the kinds
[fields]
plain = "string"
        ^^^^^^^^ warning `plain` must be a map
"" = {}
^^ warning A field needs a name, so this has no effect
""",
    )
    # What is wrong in a declaration says nothing of the files: the key is known, and anything may stand there.
    assert settings.fields["cursor/agent"] == (
        *(OwnField(key, type="any") for key in ("tags", "state", "links")),
        OwnField("level", type="integer"),
        *(OwnField(key, type="any") for key in ("share", "note")),
        OwnField("team"),
    )
    assert "team" not in {field.key for field in settings.fields["claude-code/agent"]}


def test_fields_of_a_tool_are_its_own(tmp_path):
    found = loaded(tmp_path, '[fields.model]\n[fields.owner]\nkinds = ["gemini-cli/*"]\n[fields.license]\n')
    assert [finding.message for finding in found.findings] == [
        "`model` is a field of `claude-code/agent` and 22 more itself, so this has no effect there",
        "`owner` has no effect in `gemini-cli/agent`: Gemini CLI drops the agent for an unknown field",
    ]
    assert found.doubt is Doubt.NONE


def test_overrides_that_say_too_little_or_too_much(tmp_path):
    settings = reports(
        tmp_path,
        """\
[[overrides]]
  ^^^^^^^^^ warning `paths` is missing
rules = { mojibake = "off" }
[[overrides]]
paths = ["x"]
path = ["y"]
^^^^ warning Unknown setting `path`; did you mean `paths`?
[overrides.rules]
mojibake = 3
           ^ warning Level must be `off`
[[overrides]]
paths = []
        ^^ warning `paths` must not be empty
""",
    )
    assert [override.paths for override in settings.overrides] == [("x",)]


@pytest.mark.parametrize(
    "source",
    [
        'rules = "off"\n        ^^^^^ warning `rules` must be a map\nexclude = ["x"]\n',
        'exclude = "x"\n          ^^^ warning `exclude` must be a list\n',
        "[[rules]]\n  ^^^^^ warning `rules` must be a map\n",
        'rules.mojibake.x = "off"\n      ^^^^^^^^ warning Level must be `off`\n',
    ],
)
def test_wrong_types(tmp_path, source):
    reports(tmp_path, source)


def test_text_that_is_no_toml(tmp_path):
    settings = reports(
        tmp_path,
        "[rules]\nmojibake = off\n           ^ error Invalid TOML\n",
    )
    assert dict(settings.rules) == {}


@pytest.mark.parametrize(
    "text", ["x = [", "\ufeff[rules]\r\nmojibake = 'off'\r\n", "", "\x00", "[[[", "a = {b = {c = '''"]
)
def test_any_text_gives_settings(tmp_path, text):
    found = loaded(tmp_path, text)
    assert all(0 <= f.span.start <= f.span.end <= len(found.text) for f in found.findings)
    assert ("mojibake" in text) == (found.settings.rules == {"mojibake": None})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'exclude = ["\xe4lter/"]', "File is not UTF-8: none of its settings are used"),
        ("exclude = []".encode("utf-16"), "File is not UTF-8: none of its settings are used"),
        (b"x = " + b"[" * 20_000, "Invalid TOML, nested too deeply: none"),
        (b"x = " + b"9" * 20_000, "Invalid TOML, number too long: none"),
        (b"exclude = [", "Invalid TOML, value missing or not quoted: none"),
    ],
    ids=["windows-1252", "utf-16", "deep", "long", "open"],
)
@pytest.mark.parametrize("name", ["agentls.toml", "pyproject.toml"])
def test_a_file_that_cannot_be_read_leaves_everything_in_doubt(tmp_path, name, data, message):
    mark = "# agentls\n" if name == "pyproject.toml" else ""
    encoding = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-8"
    (tmp_path / name).write_bytes(data + f"\n{mark}".encode(encoding))
    found = load(FileSystem(), (tmp_path / name).as_posix(), KNOWN)
    assert found
    assert found.doubt is Doubt.ALL
    assert [(f.severity, f.message[: len(message)]) for f in found.findings] == [(Severity.ERROR, message)]


def test_a_file_without_permission_leaves_everything_in_doubt(tmp_path):
    class Locked(FileSystem):
        def read(self, path):
            return Unreadable(str(path), "permission denied")

    (tmp_path / "agentls.toml").touch()
    found = Finder(Locked(), KNOWN).for_file((tmp_path / "x.md").as_posix())
    assert found.doubt is Doubt.ALL
    assert [f.message for f in found.findings] == ["Cannot read the settings: permission denied"]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("", Doubt.NONE),
        ('exclude = ["old/"]', Doubt.NONE),
        ('exclude = "old/"', Doubt.SOME),
        ('exclude = ["old/", 3]', Doubt.SOME),
        ('exclude = ["[old"]', Doubt.NONE),
        ('exclude = ["!"]', Doubt.SOME),
        ('ignore = ["old/"]', Doubt.SOME),
        ('kinds = ["x"]', Doubt.SOME),
        ("[kinds]\n'x' = 'claude-code/agnet'", Doubt.SOME),
        ("overrides = 3", Doubt.SOME),
        ("[[overrides]]\nrules = {}", Doubt.SOME),
        ("[[overrides]]\npath = ['x']", Doubt.SOME),
        ("rules = 'off'", Doubt.SOME),
        ("rules.mojibake = false", Doubt.SOME),
        ("rules.rule-of-tomorrow = 'off'", Doubt.NONE),
        ("[[overrides]]\npaths = ['x']\nrules.rule-of-tomorrow = 'off'", Doubt.NONE),
        ("editor.lenses = 3", Doubt.NONE),
        ("editor = 3", Doubt.NONE),
        ("fields.owner.required = true", Doubt.NONE),
        ("fields.model = {}", Doubt.NONE),
        ("fields.owner.type = 'x'", Doubt.SOME),
        ("fields.owner = {type = 'map', values = ['x']}", Doubt.SOME),
        ("fields = 3", Doubt.SOME),
    ],
)
def test_what_faults_leave_in_doubt(tmp_path, text, doubt):
    found = loaded(tmp_path, text)
    assert found.doubt is doubt


def test_a_table_that_is_none_leaves_everything_in_doubt(tmp_path):
    assert loaded(tmp_path, "[tool]\nagentls = 3\n", "pyproject.toml").doubt is Doubt.ALL


def test_a_file_that_is_named_must_have_settings(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    for name in ("pyproject.toml", "missing.toml"):
        found = load_named(FileSystem(), (tmp_path / name).as_posix(), KNOWN)
        assert (found.doubt, found.settings.root) == (Doubt.ALL, tmp_path.as_posix())


def test_pyproject(tmp_path):
    settings = reports(
        tmp_path,
        """\
[project]
name = "agentls-user"
[tool.agentls]
exclud = []
^^^^^^ warning Unknown setting `exclud`; did you mean `exclude`?
rules = { mojibake = "error", unknown-tool = "x" }
                                             ^^^ warning Invalid level `x`
""",
        "pyproject.toml",
    )
    assert dict(settings.rules) == {"mojibake": Severity.ERROR}


def test_pyproject_without_our_table_says_nothing(tmp_path):
    assert loaded(tmp_path, '[project]\nname = "agentls-user"\n', "pyproject.toml") is None


@pytest.mark.parametrize(
    ("files", "folder", "root"),
    [
        (["agentls.toml"], "a/b", ""),
        (["agentls.toml", "a/agentls.toml"], "a/b", "a"),
        (["a/agentls.toml", "a/pyproject.toml"], "a", "a"),
        (["agentls.toml", "a/other.toml"], "a", ""),
        ([], "a", None),
    ],
)
def test_the_nearest_file_upwards_holds(tmp_path, files, folder, root):
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("[tool.agentls]\n" if "pyproject" in file else "", "utf-8", newline="\n")
    fallback = Loaded(from_editor({}, "/editor", KNOWN).settings)
    found = Finder(FileSystem(), KNOWN, fallback).for_file((tmp_path / folder / "x.md").as_posix())
    assert found.settings.root == ("/editor" if root is None else (tmp_path / root).as_posix().rstrip("/"))


def test_settings_are_read_once_until_told(tmp_path):
    finder = Finder(FileSystem(), KNOWN)
    path = (tmp_path / "a.md").as_posix()
    assert dict(finder.for_file(path).settings.rules) == {}
    (tmp_path / "agentls.toml").write_text("rules = { mojibake = 'off' }", "utf-8", newline="\n")
    assert dict(finder.for_file(path).settings.rules) == {}
    finder.forget()
    assert dict(finder.for_file(path).settings.rules) == {"mojibake": None}


@pytest.mark.parametrize(
    ("data", "messages"),
    [
        ({"rules": {"mojibake": "off"}}, []),
        ({"rules": {"mojibake": "of"}}, ["rules.mojibake: Invalid level `of`; did you mean `off`?"]),
        ({"overrides": [{}]}, ["overrides.0: `paths` is missing, so this has no effect"]),
        ({"editor": {"hints": ["tokens"], "user": True}}, []),
        (
            {"editor": {"hints": ["tokens", "token"]}},
            ["editor.hints.1: Invalid value `token` for `editor.hints`"],
        ),
        ({"editor": {"hint": []}}, ["editor.hint: Unknown setting `hint`; did you mean `hints`?"]),
        (None, ["settings: Settings must be a table with keys such as `rules`"]),
        (["x"], ["settings: Settings must be a table with keys such as `rules`"]),
        (
            {3: 4},
            [
                "3: Unknown setting `3`; "
                "use `rules`, `overrides`, `exclude`, `kinds`, `targets`, `fields`, `sync`, `format` or `editor`"
            ],
        ),
    ],
)
def test_settings_of_an_editor(data, messages):
    assert [finding.message for finding in from_editor(data, "/root", KNOWN).findings] == messages
