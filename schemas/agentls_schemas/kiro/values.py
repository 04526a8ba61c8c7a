"""Field types that Kiro's agents share in both formats."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def _no_star(value: str) -> str:
    if value == "*":
        raise PydanticCustomError("bare_star", "must not be a bare `*`")
    return value


NoStar = Annotated[str, AfterValidator(_no_star)]
"""A name or pattern, but not the pattern for everything."""
