"""Writing the values of a file into the fields that another kind has for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from agentls.convert.hooks import carry_hooks
from agentls.convert.losses import Loss, LossKind, quote
from agentls.convert.models import find_counterpart
from agentls.convert.servers import read_servers, write_server
from agentls.semantics.fields import validated_value
from agentls_schemas.field_types import shape_at
from agentls_schemas.fields import Concept, Field, Mode, Role
from agentls_schemas.vocabulary import Moment

if TYPE_CHECKING:
    from agentls.convert.hooks import Hooked
    from agentls.convert.portable import Portable, Value
    from agentls_schemas.fields import Colors
    from agentls_schemas.kind import Kind
    from agentls_schemas.source import Source

_EFFORTS = ("none", "minimal", "low", "medium", "high", "xhigh", "max")
_RANKS = (Mode.PLAN, Mode.ASK, Mode.EDITS, Mode.JUDGED, Mode.ALL)
"""The modes by what goes unasked; refusing what would ask is no step between them."""
_OPPOSITES: Mapping[str, str] = {Concept.HIDDEN: Concept.INVOCABLE, Concept.INVOCABLE: Concept.HIDDEN}


class Values(Struct):
    """The fields of another kind as they are filled with a file's values.

    Args:
        file: the file.
        target: the other kind.
    """

    file: Portable
    target: Kind
    entries: dict[str, object] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)

    def write(self) -> None:
        """Fills what fields there are; all that finds none is a loss."""
        for value in self.file.values:
            if value.field is None:
                self._lose(value, f"{self.file.kind.loader.tool} has no such field either")
            elif value.concept == Role.HOOKS:
                self._write_hooks(value)
            elif value.concept == Concept.LIMITS:
                self._lose(value, "The limits that it sets are not carried over", LossKind.WIDENED)
            elif value.concept == Concept.PERMISSION_MODE:
                self._write_mode(value)
            elif value.field.fact.no_effect:
                source = self.file.kind.sources[value.field.fact.source]
                self._lose(value, f"It has no effect in {self.file.kind.loader.tool} either", source=source)
            elif found := self._counterpart(value.concept):
                _WRITERS.get(value.concept, Values._write_plain)(self, value, found)
            elif found := self._counterpart(_OPPOSITES.get(value.concept, "")):
                self._put(value, found, not value.data)
            else:
                self._lose(value, self._no_field)
        self._drop_lone()

    def _drop_lone(self) -> None:
        """Takes back what does nothing without another field that is not there."""
        for value in self.file.values:
            found = self._counterpart(value.concept)
            if found and found.key in self.entries and found.fact.only_beside not in {"", *self.entries}:
                del self.entries[found.key]
                why = f"`{found.key}` of {self.target.loader.tool} counts only beside `{found.fact.only_beside}`"
                self.losses = [loss for loss in self.losses if loss.field != value.key]
                self._lose(value, why, source=self._of(found))

    @property
    def _no_field(self) -> str:
        return f"{self.target.loader.tool} has no such field"

    def _counterpart(self, concept: str) -> Field | None:
        """The field that means the same."""
        fitting = (f for f in self.target.fields.values() if concept and f.concept == concept)
        return next((f for f in fitting if not f.fact.deprecated and not f.fact.no_effect), None)

    def _lose(self, value: Value, why: str, kind: LossKind = LossKind.DROPPED, source: Source | None = None) -> None:
        self.losses.append(Loss(kind, value.key, value.span, why, source))

    def _of(self, found: Field) -> Source:
        """Where the fact about a field of the other kind comes from."""
        return self.target.sources[found.fact.source]

    def _put(self, value: Value, found: Field, data: object) -> None:
        """Writes a value that the field takes."""
        if validated_value(self.target, found.key, data) is None:
            self._lose(value, f"`{found.key}` of {self.target.loader.tool} takes no such value", source=self._of(found))
        else:
            self.entries.setdefault(found.key, data)

    def _write_plain(self, value: Value, found: Field) -> None:
        self._put(value, found, value.data)

    def _write_model(self, value: Value, found: Field) -> None:
        """The model under the name it has there; of several the first that there is."""
        own, there = self.file.kind.vocabulary.models, self.target.vocabulary.models
        names = [name for name in (value.data if isinstance(value.data, list) else [value.data]) if name]
        if own and there and names and own.find(str(names[0])).is_inherited:
            self._lose(value, "It is left out: without one the model is the session's there too", LossKind.APPROXIMATED)
            return
        for name in map(str, names) if own and there else ():
            model = find_counterpart(name, own, there) if own and there else None
            if model:
                self._put_model(value, found, model.names)
                if name != str(names[0]):
                    why = f"It is `{model.names[0]}`: {self.target.loader.tool} is not known to have `{names[0]}`"
                    self._lose(value, why, LossKind.APPROXIMATED, model.source)
                elif model.is_fixed:
                    why = f"It stays `{model.names[0]}` when `{name}` comes to mean a newer model"
                    self._lose(value, why, LossKind.APPROXIMATED, model.source)
                return
        tool = self.target.loader.tool
        self._lose(value, f"{tool} is not known to have {quote(map(str, names))}, so it picks the model itself")

    def _put_model(self, value: Value, found: Field, names: tuple[str, ...]) -> None:
        shape = shape_at(self.target, (found.key,))
        self._put(value, found, list(names) if shape and shape.is_list and len(names) > 1 else names[0])

    def _write_color(self, value: Value, found: Field) -> None:
        """The name of the colour, or what it is made of."""
        own, there = value.field.fact.colors if value.field else None, found.fact.colors
        name = str(value.data).lower()
        if validated_value(self.target, found.key, name) is not None:
            self._put(value, found, name)
            return
        rgb = _rgb(name, own)
        if rgb and validated_value(self.target, found.key, _hex(rgb)) is not None:
            self._put(value, found, _hex(rgb))
        elif rgb and there:
            near = min(there.rgb, key=lambda each: _distance(there.rgb[each], rgb))
            self._put(value, found, near)
            if there.rgb[near] != rgb:
                why = f"It becomes `{near}`, the nearest colour that {self.target.loader.tool} has"
                self._lose(value, why, LossKind.APPROXIMATED, self._of(found))
        else:
            self._lose(value, f"{self.target.loader.tool} has no such colour", source=self._of(found))

    def _write_effort(self, value: Value, found: Field) -> None:
        """The effort, or the next lower one."""
        word = str(value.data).lower()
        for same in (value.data, word):
            if validated_value(self.target, found.key, same) is not None:
                self._put(value, found, same)
                if not found.fact.values:
                    why = f"It becomes `{found.key}: {same}`, which counts only with models that have such a variant"
                    self._lose(value, why, LossKind.APPROXIMATED, self._of(found))
                return
        lower = _EFFORTS[: _EFFORTS.index(word)] if word in _EFFORTS else ()
        near = next((e for e in reversed(lower) if validated_value(self.target, found.key, e) is not None), None)
        if near is None:
            self._lose(value, f"`{found.key}` of {self.target.loader.tool} takes no such value", source=self._of(found))
        else:
            self._put(value, found, near)
            why = f"It becomes `{near}`: {self.target.loader.tool} has no `{word}`"
            self._lose(value, why, LossKind.APPROXIMATED, self._of(found))

    def _write_mode(self, value: Value) -> None:
        """The permission mode, or the next that lets less pass."""
        found = self._counterpart(Concept.PERMISSION_MODE)
        mode = Mode(value.field.fact.means.get(str(value.data), Mode.ASK)) if value.field else Mode.ASK
        words: dict[str, str] = {}
        for word, meant in found.fact.means.items() if found else ():
            words.setdefault(meant, word)
        if found and mode in words:
            self._put(value, found, words[mode])
            return
        lower = _RANKS[1 : _RANKS.index(mode)] if mode in _RANKS else ()
        less = next((each for each in reversed(lower) if each in words), None)
        if found and less:
            self._put(value, found, words[less])
            why = f"It becomes `{words[less]}`: {self.target.loader.tool} has no mode that lets as much pass unasked"
            self._lose(value, why, LossKind.NARROWED, self._of(found))
        elif mode in _LOST_MODES:
            self._lose(value, *_LOST_MODES[mode])

    def _write_hooks(self, value: Value) -> None:
        """The hooks that were seen to run in both tools."""
        found = self._counterpart(Role.HOOKS)
        there = self.target.vocabulary.hooks
        hooked, source = carry_hooks(value.data, self.file.kind, self.target), self.target.sources.get(there.source)
        if found and hooked.made:
            self._put(value, found, hooked.made)
        self._lose_hooks(value, hooked, has_field=found is not None)
        if not hooked.made and not hooked.lost:
            self._lose(value, "There is no hook in it")
        for event in hooked.made:
            self._tell_names(value, event, hooked, there.means[event], source)

    def _lose_hooks(self, value: Value, hooked: Hooked, *, has_field: bool) -> None:
        """Says which hooks are left out."""
        here, tool = self.file.kind.vocabulary.hooks, self.target.loader.tool
        source = self.target.sources.get(self.target.vocabulary.hooks.source)
        for event in hooked.lost:
            hooks = f"{'Some hooks' if event in hooked.partly else 'Hooks'} of `{event}`"
            if event in here.guards or here.means.get(event) is Moment.BEFORE_TOOL:
                why = f"{tool} is not known to heed them" if has_field else self._no_field
                self._lose(value, f"{hooks} can refuse a call and are left out: {why}", LossKind.WIDENED, source)
            else:
                why = f"{tool} is not known to run them" if has_field else self._no_field
                self._lose(value, f"{hooks} are left out: {why}", source=source)

    def _tell_names(self, value: Value, event: str, hooked: Hooked, moment: Moment, source: Source | None) -> None:
        """Says that commands get to hear other names of tools, by which they may go."""
        name, told = next(iter(hooked.renamed.items()), ("", ""))
        names = f"`{told.partition('|')[0]}` for `{name}`" if name else "its own names of tools"
        why = f"Hooks of `{event}` run, but {self.target.loader.tool} tells them {names}"
        if moment is Moment.BEFORE_TOOL:
            self._lose(value, f"{why}: one that goes by the name refuses nothing", LossKind.WIDENED, source)
        elif moment is Moment.AFTER_TOOL:
            self._lose(value, f"{why}: one that goes by the name does nothing", LossKind.APPROXIMATED, source)

    def _write_servers(self, value: Value, found: Field) -> None:
        """The MCP servers that are set up."""
        own, there = value.field.fact.servers if value.field else None, found.fact.servers
        if own is None or there is None:
            self._lose(value, self._no_field)
            return
        made: dict[str, Any] = {}
        names = []
        for name, settings, also in read_servers(value.data, own):
            if settings is None:
                names.append(name)
            if settings is None or there.names_only:
                continue
            made[name], lost = write_server(settings, there)
            if lost or also:
                why = f"Server `{name}` goes without {quote([*lost, *also])}"
                self._lose(value, why, LossKind.APPROXIMATED, self._of(found))
        own_only = [name for name, settings, _ in read_servers(value.data, own) if settings is not None]
        if there.names_only and own_only:
            why = f"{quote(own_only)} must be set up for the session: the file can only name servers"
            self._lose(value, why, source=self._of(found))
        self._put_servers(value, found, made, names if there.is_list else [])
        if names and not there.is_list:
            why = f"{quote(names)} must be set up for the session: the file cannot name servers"
            self._lose(value, why, source=self._of(found))

    def _put_servers(self, value: Value, found: Field, made: dict[str, Any], names: list[str]) -> None:
        there = found.fact.servers
        if there and there.is_list and (names or made):
            self._put(value, found, [*names, *({name: settings} for name, settings in made.items())])
        elif made:
            self._put(value, found, made)


Writer = Callable[[Values, "Value", Field], None]
_WRITERS: Mapping[str, Writer] = {
    Role.MODEL: Values._write_model,  # noqa: SLF001
    Role.COLOR: Values._write_color,  # noqa: SLF001
    Role.MCP_SERVERS: Values._write_servers,  # noqa: SLF001
    Concept.EFFORT: Values._write_effort,  # noqa: SLF001
}
# Planning is said with tools that are taken away.
_LOST_MODES: Mapping[Mode, tuple[str, LossKind]] = {
    Mode.REFUSE: ("What would ask for permission is no longer refused but asked", LossKind.WIDENED),
    Mode.ASK: ("Whether it asks is up to the session", LossKind.DROPPED),
    Mode.EDITS: ("Changes of files ask again, unless the session lets them pass", LossKind.NARROWED),
    Mode.JUDGED: ("What needs permission asks again, unless the session lets it pass", LossKind.NARROWED),
    Mode.ALL: ("What needs permission asks again, unless the session lets it pass", LossKind.NARROWED),
}


def _rgb(name: str, colors: Colors | None) -> tuple[int, int, int] | None:
    if len(name) == 7 and name[0] == "#":
        try:
            return int(name[1:3], 16), int(name[3:5], 16), int(name[5:], 16)
        except ValueError:
            return None
    return colors.rgb.get(name) if colors else None


def _hex(rgb: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
