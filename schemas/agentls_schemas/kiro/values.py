"""Field types that Kiro's agents share in both formats."""

from typing import Annotated

from agentls_schemas.declared import AfterValidator, RefusalError


def _no_star(value: str) -> str:
    if value == "*":
        raise RefusalError("bare_star", "must not be a bare `*`")
    return value


NoStar = Annotated[str, AfterValidator(_no_star)]
"""A name or pattern, but not the pattern for everything."""
