r"""A code fence inside another one of the same length closes it early.

The end of the inner block ends the outer one; from there on prose is code and code is prose. Info strings, columns,
lengths and the text in between decide which fences belong together. The fix makes the outer fence longer; if
another pairing is almost as likely, you have to choose.

`````md bad
---
name: writer
description: Writes pages.
---
```markdown
# Title
```js
^^^ warning Inner fence closes the outer block early; make the outer fence longer
run()
```
```

Keep it short.
`````

`````md fixed
---
name: writer
description: Writes pages.
---
````markdown
# Title
```js
run()
```
````

Keep it short.
`````

`````md good
---
name: writer
description: Writes pages.
---
````markdown
# Title
```js
run()
```
````
`````
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Related, Severity
from agentls.lint.rule import Reads, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.fences.faults import FenceFault


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first fence inside a block that is ended early, at its run."""
    for fault in ctx.fence_faults:
        if fault.kind == "nested":
            fix = Fix("Make the outer fence longer", fault.edits, safe=fault.certain)
            message = "Inner fence closes the outer block early; make the outer fence longer"
            first = fault.inner[0] if fault.inner else fault.opening
            yield RULE.at(first, message, fix, related=_others(fault))


def _others(fault: FenceFault) -> Iterator[Related]:
    """The other blocks inside, and where the outer one is meant to end."""
    for run in fault.inner[1:]:
        yield Related(run, "Another block inside the outer one")
    if fault.other:
        yield Related(fault.other, "The outer block should end here")


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE_BODY)
