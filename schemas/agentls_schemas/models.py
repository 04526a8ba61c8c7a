"""Names of models, and what is known of them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from agentls.named_tuple import NamedTuple
from agentls_schemas.source import Source  # noqa: TC001


class ModelState(StrEnum):
    """What is known of a model name."""

    ALIAS = "alias"
    CURRENT = "current"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    MALFORMED = "malformed"
    """No id, but what is meant is plain: ``claude-3-opus``, ``Claude Sonnet 5``."""
    FOREIGN = "foreign"
    """Another vendor's."""
    OPEN = "open"
    """Matches the shape of a hosted id or deployment that cannot be checked."""
    UNKNOWN = "unknown"


class Model(NamedTuple):
    """A model name and what is known of it."""

    name: str
    state: ModelState
    doc: str
    source: Source
    retires: date | None = None
    """Retired or to be retired on this day."""
    replacement: str = ""
    """What to write instead, an alias of the same family where there is one."""
    means: str = ""
    """The id an alias stands for on the day of its source; empty where that depends on more than the day."""
    known_to: str = ""
    """The one reader that knows this spelling; empty where all do."""
    other_spelling: str = ""
    """How the other readers spell it."""
    is_inherited: bool = False
    """It is no model but the word for that of whoever starts the file."""


class Models:
    """Looks model names up; a dialect subclasses it over its data."""

    def all(self) -> tuple[Model, ...]:
        """Names worth offering, best first."""
        raise NotImplementedError

    def find(self, name: str) -> Model:
        """What is known of ``name``; unknown names get ``ModelState.UNKNOWN``."""
        raise NotImplementedError
