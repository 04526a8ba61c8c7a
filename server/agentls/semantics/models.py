"""The model a header names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Fix
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries, strings
from agentls.syntax.nodes import Scalar
from agentls.syntax.scalars import Style
from agentls_schemas.field_types import shape_at
from agentls_schemas.fields import Role
from agentls_schemas.models import Model, ModelState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from agentls.syntax.emit import Emitter
    from agentls.syntax.nodes import Header
    from agentls_schemas.kind import Kind


class ModelRef(NamedTuple):
    """A model name where it is written."""

    scalar: Scalar
    model: Model

    def state_on(self, day: date) -> ModelState:
        """The state on a day: a deprecated model is retired from its end date on."""
        model = self.model
        over = model.retires is not None and model.retires <= day
        return ModelState.RETIRED if over and model.state is ModelState.DEPRECATED else model.state

    def instead(self, name: str, emit: Emitter, *, safe: bool) -> Fix:
        """The fix that writes another name."""
        return Fix(f"Write `{name}`", (emit.instead(self.scalar, name),), safe)


def model_refs(header: Header, kind: Kind) -> Iterator[ModelRef]:
    """The models a header names; nothing for kinds that know no models."""
    for entry, _ in field_entries(header, kind, Role.MODEL):
        models, shape = kind.vocabulary.models, shape_at(kind, (entry.key.value,))
        takes_list = shape is not None and shape.is_list
        for value in strings(entry.value) if takes_list or isinstance(entry.value, Scalar) else ():
            if models and value.value.strip() and _is_name(value):
                yield ModelRef(value, models.find(value.value))


def _is_name(value: Scalar) -> bool:
    return isinstance(value.data, str) and value.style is not Style.RAW
