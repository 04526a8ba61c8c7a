"""What a file is, and by which name."""

from __future__ import annotations

from enum import StrEnum
from posixpath import basename, dirname, join, splitext

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple


class Sort(StrEnum):
    """What a name can be the name of."""

    AGENT = "agent"
    SKILL = "skill"
    COMMAND = "command"
    SERVER = "server"
    """An MCP server."""
    PLUGIN = "plugin"
    """A collection of all these, to install."""
    FILE = "file"
    """Any file, named by a path."""


class By(StrEnum):
    """What a file is called after that says no name of its own."""

    FILE = "file"
    """Its file name, without the suffix."""
    FOLDER = "folder"
    """The folder it lies in."""
    PATH = "path"
    """Its path below the kind's folder, without the suffix: ``team/reviewer``."""
    FIELD = "field"
    """Nothing: it has to say one. Its file name is the same by custom."""
    NOTHING = "nothing"
    """It has no name: there is one at its place."""


class NameRule(NamedTuple):
    """What names are refused, and which are good style."""

    forbidden: tuple[tuple[str, str], ...] = ()
    """Regular expressions (searched) that make the tool refuse the name, each with the reason."""
    style: str = ""
    """A regular expression (full match) for the customary form."""
    style_doc: str = ""
    standard: str = ""
    """The standard that wants this form; empty where it is custom alone."""
    max_length: int = 0
    """The tool refuses longer ones; 0 for no limit."""
    is_folder: bool = False
    """The tool refuses others than that of the file's folder."""
    source: str = ""


class Precedence(NamedTuple):
    """Which of several files of one name the tool uses."""

    together: str = ""
    """Of files that are loaded together, as the end of a sentence; empty where nothing is known or both count."""
    nearest: str = ""
    """Of one in a folder and one in a folder further up, as the end of a sentence; empty likewise."""
    by_folder: frozenset[str] = frozenset()
    """Scopes in which subfolders are part of the name, so that only files of one folder can share it."""
    behind: Sort | None = None
    """What takes the place of a file of this kind if it has the same name."""
    source: str = ""


class Identity(Struct, frozen=True, eq=False):
    """What a file of a kind is, and by which name.

    Raises:
        ValueError: the suffix does not go with what names the file.
    """

    sort: Sort = Sort.AGENT
    by: By = By.FILE
    suffix: str = ".md"
    """What follows the name in a path: ``.agent.md``; of what is called after its folder the file: ``/SKILL.md``."""
    separator: str = "/"
    """What parts the folders of a path in a name: ``git:commit``."""
    loose: bool = False
    """Names are the same that differ in letter case, hyphens, underscores and blanks alone."""
    bundled: tuple[str, ...] = ()
    """Of what is a folder, the folders in it whose files a text names by their path from there: ``scripts``."""
    gives: tuple[Sort, ...] = ()
    """What else its files give names of: agents that stand in a file of settings."""
    rule: NameRule | None = None
    precedence: Precedence = field(default_factory=Precedence)

    def __post_init__(self) -> None:
        if not self.suffix.startswith("/" if self.is_folder else "."):
            raise ValueError(f"suffix {self.suffix!r} does not follow the name of a {self.by}")

    @property
    def is_folder(self) -> bool:
        """Whether the thing is a folder of which the file is a part."""
        return self.by is By.FOLDER

    def bearer(self, path: str) -> str:
        """The path of what bears the name: of the file, or of the folder it lies in."""
        return dirname(path) if self.is_folder else path

    def stem(self, path: str) -> str:
        """The name that a path gives the file; parts are divided by ``/``, and it counts from the kind's folder."""
        if self.is_folder:
            return basename(dirname(path))
        called = path.replace("/", self.separator) if self.by is By.PATH else basename(path)
        return called.removesuffix(self.suffix) if called.endswith(self.suffix) else splitext(called)[0]

    def path_for(self, name: str) -> str:
        """Where a file of that name lies, from the kind's folder."""
        return "/".join(self.parts(name)) + self.suffix

    def parts(self, name: str) -> list[str]:
        """The folders and the file that a name is made of; a name by itself unless it is a path."""
        return name.split(self.separator) if self.by is By.PATH else [name]

    def renamed(self, path: str, name: str) -> str:
        """A path, counted as for ``stem``, if the thing is called otherwise; what follows the name stays as it is."""
        if self.is_folder:
            return join(dirname(dirname(path)), name, basename(path))
        above = "" if self.by is By.PATH else path[: -len(basename(path))]
        return above + "/".join(self.parts(name)) + path[len(above) + len(self.stem(path)) :]

    @property
    def extension(self) -> str:
        """The last suffix of its files, such as ``.md``."""
        return splitext(f"x{self.suffix}")[1]

    def may_be(self, path: str) -> bool:
        """Whether a path ends as those of its files do."""
        return path.endswith(self.suffix if self.is_folder else self.extension)
