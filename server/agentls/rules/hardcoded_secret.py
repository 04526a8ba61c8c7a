r"""A key or token stands in the file as it is.

Whoever reads the file has it: everybody with the repository, and each model that the file is sent to. Take it back
where it was given out, for it stays in the history, and name a variable in its place, such as `$GITHUB_TOKEN`. Found
are the keys of some forty services, which begin with letters that tell what they are, private keys, and in headers what
stands under a name such as `API_KEY` and is as good as random. What is plainly an example is left alone:
`AKIAIOSFODNN7EXAMPLE`, `sk-ant-...`, `ghp_xxxx`.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
Use the token ghp_k7Qm2ZrV9tXwLd4HsB6nYcJ8pGfT1aEu3RoK to read the issues.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning GitHub token `ghp_…` in plain text
```

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
mcpServers:
  - search: {command: search, env: {API_KEY: 3kf9Zq7LwX2vRt8sBn4J}}
                                             ^^^^^^^^^^^^^^^^^^^^ warning `API_KEY` holds a key in plain text
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Use the token in `$GITHUB_TOKEN`; it begins with `ghp_`.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.secrets import find_named_secrets, find_secrets, may_hold_secrets
from agentls.semantics.fields import abbreviate
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


_COMES = "every reader of the file has it; revoke it"


def check(ctx: Context) -> Iterator[Finding]:
    """Report keys, in the header and in each section."""
    seen = []
    for secret in find_secrets(ctx.source):
        first = ctx.source.find("\n", secret.span.start, secret.span.end)
        seen.append(secret.span if first < 0 else Span(secret.span.start, first))
        yield RULE.at(seen[-1], f"{secret.what} `{secret.begins}…` in plain text: {_COMES}")
    for entry, value in find_named_secrets(ctx.doc.header.root) if ctx.part is None and ctx.doc.header else ():
        if not any(span.start < value.span.end and value.span.start < span.end for span in seen):
            yield RULE.at(value.span, f"`{abbreviate(entry.key.value)}` holds a key in plain text: {_COMES}")


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.EACH, needs=(may_hold_secrets,))
