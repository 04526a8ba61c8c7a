"""Where files of a kind lie."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple


class Misplaced(NamedTuple):
    """Where authors put files of a kind that its tool does not find there."""

    paths: tuple[str, ...]
    """Globs."""
    evidence: frozenset[str]
    """The keys that the header of such a file has."""
    says: str
    """Why it is not found, and what to do; ``{stem}``, ``{folder}`` stand for the names of the file and its folder."""
    source: str
    not_paths: tuple[str, ...] = ()
    """Globs of files that lie there for another purpose."""
    unless: tuple[str, ...] = ()
    """Files that, standing beside its folder or further up, make the place another's affair."""
    found: tuple[str, ...] = ()
    """Globs of the places among ``paths`` where the tool does find it."""
    not_in: frozenset[str] = frozenset()
    """Scopes whose readers find it."""
    is_lost: bool = False
    """Nobody reads files of this kind there any more, whatever their authors meant."""


class Place(Struct, frozen=True, eq=False, dict=True):
    """Where files of a kind lie. Globs have gitignore's syntax; no pattern depends on a root.

    Raises:
        ValueError: no place is given, or one that needs evidence goes without.
    """

    paths: tuple[str, ...]
    """Globs of files that are certainly of this kind."""
    skipped: tuple[str, ...] = ()
    """Globs of files among them that the tool does not look at, by custom of their authors."""
    likely: tuple[str, ...] = ()
    """Globs of files that are of this kind if the header has all of ``evidence`` and no other kind is certain."""
    evidence: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    """The kind's own fields: a header that has one of them beside all of ``evidence`` looks like this kind anywhere."""
    unlikely: tuple[str, ...] = ()
    """Globs of files that are neither likely nor look like the kind, whatever their header has."""
    homes: tuple[str, ...] = ()
    """The folders such files lie in, in a project; the first is for new ones.

    Files with the same folder above these are loaded together: ``.mark/agents``.
    """
    user_homes: tuple[str, ...] = ()
    """The folders for all projects of a user, from the user's own: ``.mark/agents``."""
    plugin_homes: tuple[str, ...] = ()
    """The folders in a collection to install."""
    beside: tuple[str, ...] = ()
    """Files of which one has to stand in a folder above; otherwise a file is another tool's. Empty for no such need."""
    rooted: bool = False
    """Each lies at one place below a project's root, which is what the first stars of its glob stand for."""
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Scope name to globs, for fields that only some places ignore."""
    scope_marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Scope name to files that, standing in a folder above, put everything below into it: ``.mark/plugin.json``."""
    scope_fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Header field to those of its values that are the name of a scope: the readers that the file is for."""
    documentation: tuple[str, ...] = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE.md", "index.md")
    """File names that are documentation even in the kind's folder."""
    project_files: tuple[str, ...] = ("AGENTS.md",)
    """Files that lie in a project's root for the tool's sake."""
    misplaced: tuple[Misplaced, ...] = ()

    def __post_init__(self) -> None:
        if not self.paths and not self.likely:
            raise ValueError("a kind has to lie somewhere: give its place paths")
        if (self.likely or self.own) and not self.evidence:
            raise ValueError("likely paths need evidence: keys that tell such a file from another's")
        if rooted := [home for home in self.all_homes if home.startswith(("/", "~", "*")) or home.endswith("/")]:
            raise ValueError(f"no folder, counted from a project's or user's own: {', '.join(rooted)}")

    @cached_property
    def project_homes(self) -> tuple[str, ...]:
        """The folders that are read for a project: its own, then the user's."""
        return tuple(dict.fromkeys((*self.homes, *self.user_homes)))

    @cached_property
    def all_homes(self) -> tuple[str, ...]:
        """All folders such files lie in, a project's first."""
        return tuple(dict.fromkeys((*self.project_homes, *self.plugin_homes)))

    @cached_property
    def all_scopes(self) -> frozenset[str]:
        """All scopes that a file can be in, by where it lies or what its header says."""
        return frozenset(chain(self.scopes, *self.scope_fields.values()))

    def describe(self, scope: str) -> str:
        """Which files a scope has, as the end of a phrase: ``with `target: vscode```, ``of a plugin``."""
        field = next((field for field, names in self.scope_fields.items() if scope in names), "")
        return f"with `{field}: {scope}`" if field else f"of a {scope}"

    def homes_of(self, *, project: bool) -> tuple[str, ...]:
        """The folders whose files are loaded together in a project, or in a collection to install."""
        return self.project_homes if project else self.plugin_homes

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        """Where files lie from the root, of a kind whose files say where that is."""
        globs = (*self.paths, *self.likely) if self.rooted else ()
        return tuple(glob.removeprefix("**/") for glob in globs)

    def paths_in(self, root: str) -> tuple[str, ...]:
        """Where the files of a project lie, of a kind whose files have one place each; none of any other."""
        return tuple(f"{root.rstrip('/')}/{end}" for end in self._ends)

    def is_project(self, folder: str) -> bool:
        """Whether files in a folder, as ``split`` tells it, are a project's, and not those of a collection."""
        return self.rooted or folder in self.project_homes

    def split(self, path: str) -> tuple[str, str, str]:
        """A path as the folder above, the one of ``all_homes``, and what is below; both empty where it is in none."""
        for end in self._ends:
            above, found, below = path.rpartition(f"/{end}")
            if found and not below:
                folder, _, name = end.rpartition("/")
                return above or "/", folder, name
        for home in self.all_homes:
            above, found, below = path.rpartition(f"/{home}/")
            if found:
                return above or "/", home, below
        return path.rpartition("/")[0] or "/", "", path.rpartition("/")[2]
