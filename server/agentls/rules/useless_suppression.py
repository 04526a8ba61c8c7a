r"""A suppression comment has no effect.

`<!-- agentls: ignore[rule] -->` in the body and `# agentls: ignore[rule]` in the header silence the
rules they name: on a line of their own for the next line, code block or header entry, behind text
for that line. Of a finding with several places, a comment at the first silences all, one at another that
place only. A comment whose finding is gone, or which names no rule, only hides what comes later.
Rules that are switched off are not counted.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
A plain line. <!-- agentls: ignore[replacement-character] -->
                                   ^^^^^^^^^^^^^^^^^^^^^ warning finds nothing here

<!-- agentls: ignore -->
^^^^^^^^^^^^^^^^^^^^^^^^ warning Comment names no rule; write one, as in `ignore[unknown-tool]`
Another one.

<!-- agentls: ignore[replacement-caracter] -->
                     ^^^^^^^^^^^^^^^^^^^^ warning did you mean `replacement-character`?
Lost � letter.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
A plain line.

<!-- agentls: ignore -->
Another one.

<!-- agentls: ignore[replacement-caracter] -->
Lost � letter.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
<!-- agentls: ignore[replacement-character] the source has it, too -->
Lost � letter.
```
"""

from __future__ import annotations

from agentls.finding import Severity
from agentls.lint.rule import Reads, Rule

RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE)
