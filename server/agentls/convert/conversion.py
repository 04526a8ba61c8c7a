"""From a file of one agent tool to one of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from agentls.convert.emit import write_file
from agentls.convert.grants import Grants
from agentls.convert.losses import Loss, LossKind, ordered
from agentls.convert.mentions import find_mentions
from agentls.convert.names import find_name
from agentls.convert.portable import RefusedError, read
from agentls.convert.proof import prove
from agentls.convert.rights import CHANGES, NONE, Place
from agentls.convert.values import Values
from agentls.convert.widening import find_widened
from agentls.text import Span
from agentls_schemas.fields import Concept, Mode, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agentls.convert.names import Named
    from agentls.convert.portable import Portable
    from agentls.convert.rights import Rights
    from agentls.lint.context import Context
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
    losses += [*find_widened(rights, made.rights, target.loader.tool), *_idle(rights, entries, target)]
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
        if target.fields[key].fact.no_effect:
            why = f"`{key}` asks for the same there, but has no effect"
            yield Loss(LossKind.APPROXIMATED, *rights.places[0], why)


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
        header = ctx.doc.header
        key = next((f.key for f in file.kind.fields.with_role(Role.NAME)), "")
        entry = header.root.get(key) if header else None
        span = entry.span if entry else Span(0, 0)
        yield Loss(LossKind.APPROXIMATED, key or "name", span, f"It is called `{named.name}` there")
