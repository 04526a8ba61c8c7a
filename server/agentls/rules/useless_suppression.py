r"""A suppression comment has no effect.

`<!-- agentls: ignore[rule] -->` in the body and `# agentls: ignore[rule]` in the header silence the rules they
name. On a line of its own, a comment works for the next line, code block or header entry; after text, for that
line. If a finding has several places, a comment at the first silences all of them, a comment at another only that
one. A comment whose finding is gone, or that names no rule, only hides later findings. Comments for rules that are
switched off are not reported.

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
