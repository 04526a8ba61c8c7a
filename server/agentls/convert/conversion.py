"""From a file of one agent tool to one of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.convert.emit import write_file
from agentls.convert.grants import Grants
from agentls.convert.losses import BODY, Loss, LossKind, ordered
from agentls.convert.mentions import find_mentions
from agentls.convert.names import find_name
from agentls.convert.portable import RefusedError, read
from agentls.convert.proof import prove
from agentls.convert.rights import CHANGES, NONE, Place
from agentls.convert.values import Values
from agentls.convert.widening import find_widened
from agentls.named_tuple import NamedTuple
from agentls.project import kinds
from agentls.text import Span
from agentls_schemas.fields import Concept, Mode, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agentls.convert.names import Named
    from agentls.convert.portable import Portable
    from agentls.convert.rights import Rights
    from agentls.lint.context import Context
    from agentls_schemas.fields import Field
    from agentls_schemas.kind import Kind


class Conversion(NamedTuple):
    """What becomes of a file under another agent tool."""

    target: Kind
    path: str
    """Where the file lies, from a project's root; empty where it was refused before it had a name."""
    text: str
    """The file; empty where it was refused."""
    losses: tuple[Loss, ...]
    """What differs, rights that widen first."""
    refused: str = ""
    """Why there is no file, as a sentence without its end."""

    @property
    def loads(self) -> bool:
        """Whether there is a file, which its tool loads."""
        return not self.refused

    @property
    def widens(self) -> bool:
        """Whether the file may do more than the one it is made from."""
        return any(loss.kind is LossKind.WIDENED for loss in self.losses)


def convert(ctx: Context, target: Kind) -> Conversion:
    """A file as another kind, proven by reading it as its own tool does; never raises."""
    try:
        file = read(ctx)
        if target.id == ctx.kind.id:
            raise RefusedError(f"It is a {target.title} already")
        named = find_name(file.name, file.stem, target)
    except RefusedError as reason:
        return Conversion(target, "", "", (), str(reason))
    return _convert(ctx, file, named, target)


def is_page(ctx: Context) -> bool:
    """Whether a file is documentation that lies among agents: it is called so, and has no header."""
    return ctx.doc.header is None and ctx.path is not None and kinds.is_documentation(ctx.kind, ctx.path.as_posix())


def refuse_widened(found: Conversion) -> Conversion:
    """The same, refused if the file may do more than before."""
    if not (found.loads and found.widens):
        return found
    return found._replace(text="", refused="It may do more than before")


def _convert(ctx: Context, file: Portable, named: Named, target: Kind) -> Conversion:
    rights = _limited(file, target)
    grants, values = Grants(rights, file.kind, target), Values(file, target)
    grants.write()
    values.write()
    entries = {**_identity(file, named, target), **values.entries, **grants.entries, **_sandbox(rights, target)}
    losses = [*file.losses, *_renamed(ctx, file, named), *grants.losses, *values.losses]
    losses += find_mentions(ctx, target, named.path)
    text = write_file(target, entries, file.body, file.line_end)
    try:
        if text is None:
            raise RefusedError("It has signs that cannot be written there")
        made = prove(text, target, named, file, entries)
    except RefusedError as reason:
        return Conversion(target, named.path, "", ordered(losses), str(reason))
    losses += find_widened(rights, made.rights, target.loader.tool)
    losses += _idle(rights, entries, target)
    losses += _in_vain(file.kind, rights, made.rights)
    losses += _unheeded(ctx, file, named, entries, target)
    losses += _restated(file, rights, entries, target, losses)
    return Conversion(target, named.path, text, ordered(losses))


def _limited(file: Portable, target: Kind) -> Rights:
    """The rights of a file, without those that its permission mode takes away where the other tool has no such mode."""
    for value in file.values:
        if value.concept == Concept.PERMISSION_MODE and value.field:
            mode = value.field.fact.means.get(str(value.data))
            known = (f for f in target.fields.values() if f.concept == Concept.PERMISSION_MODE)
            if mode == Mode.PLAN and not any(Mode.PLAN in f.fact.means.values() for f in known):
                return file.rights.without(CHANGES, Place(value.key, value.span))
    return file.rights


def _idle(rights: Rights, entries: Mapping[str, object], target: Kind) -> Iterator[Loss]:
    """A field that is written for people alone."""
    for key in entries:
        field = target.fields[key]
        if field.fact.no_effect:
            why, source = (
                f"`{key}` says the same there, but {target.loader.tool} does not heed it",
                target.sources[field.fact.source],
            )
            yield Loss(LossKind.APPROXIMATED, *rights.places[0], why, source)


def _in_vain(kind: Kind, before: Rights, after: Rights) -> Iterator[Loss]:
    """A pattern that the file's own tool does not heed, and that the other one does not get."""
    for right in before.each:
        if right.unheeded and not any(other.patterns and other.can & right.can for other in after.each):
            source = kind.sources[kind.fields[right.place.key].fact.source]
            why = f"`{right.written}` gives all of `{right.name}`, as in {kind.loader.tool}, which ignores the pattern"
            yield Loss(LossKind.APPROXIMATED, *right.place, why, source)


def _unheeded(
    ctx: Context, file: Portable, named: Named, entries: Mapping[str, object], target: Kind
) -> Iterator[Loss]:
    """A field that one of the programs which read the file does nothing with."""
    for key in entries:
        field = target.fields[key]
        if reader := target.loader.one_without(field.fact.ignored_in, ""):
            place, source = _origin(file, field), target.sources[field.fact.source]
            if field.role is Role.NAME:
                why = f"{reader} ignores `{key}`: it calls the agent `{target.stem('/' + named.path)}`"
                yield Loss(LossKind.APPROXIMATED, *_name_place(ctx, file), why, source)
            elif field.role is Role.AGENTS:
                yield Loss(LossKind.WIDENED, *place, f"{reader} ignores `{key}`: it may start any agent there", source)
            else:
                yield Loss(LossKind.APPROXIMATED, *place, f"{reader} ignores `{key}`", source)


def _origin(file: Portable, field: Field) -> Place:
    """What a field of the new file was made from."""
    found = (Place(value.key, value.span) for value in file.values if value.concept == field.concept)
    return next(found, file.rights.places[0] if file.rights.places else Place(BODY, Span(0, 0)))


def _restated(
    file: Portable, rights: Rights, entries: Mapping[str, object], target: Kind, losses: list[Loss]
) -> Iterator[Loss]:
    """What takes tools away and is said otherwise there, with nothing lost."""
    roles = {target.fields[key].role for key in entries}
    told = {(loss.field, loss.span) for loss in losses}
    for place in rights.places:
        if place in told:
            continue
        if place.key in {value.key for value in file.values}:
            why = "There is no such mode: tools that change something are taken away"
            yield Loss(LossKind.APPROXIMATED, *place, why)
        elif file.kind.fields[place.key].role is Role.DENIED_TOOLS and not roles & {
            Role.DENIED_TOOLS,
            Role.PERMISSIONS,
        }:
            yield Loss(LossKind.APPROXIMATED, *place, "What it takes away is not given there either")


def _identity(file: Portable, named: Named, target: Kind) -> dict[str, object]:
    found: dict[str, object] = {named.key: named.name} if named.key else {}
    described = next(iter(target.fields.with_role(Role.DESCRIPTION)), None)
    return found | ({described.key: file.description} if described and file.description else {})


def _sandbox(rights: Rights, target: Kind) -> dict[str, object]:
    """The word that keeps a file from writing which may not, be it only for people where the tool does not heed it."""
    for field in target.fields.values():
        words = [word for word, mode in field.fact.means.items() if mode == Mode.PLAN]
        if field.concept == Concept.SANDBOX and words and not rights.is_free and rights.can & CHANGES == NONE:
            return {field.key: words[0]}
    return {}


def _renamed(ctx: Context, file: Portable, named: Named) -> Iterator[Loss]:
    """The loss of a name that the other tool does not take."""
    if named.name != file.name:
        yield Loss(LossKind.APPROXIMATED, *_name_place(ctx, file), f"It is called `{named.name}` there")


def _name_place(ctx: Context, file: Portable) -> Place:
    """Where a file says what it is called."""
    key = next((f.key for f in file.kind.fields.with_role(Role.NAME)), "")
    entry = ctx.doc.header.root.get(key) if ctx.doc.header else None
    return Place(key or "name", entry.span if entry else Span(0, 0))
