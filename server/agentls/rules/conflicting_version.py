"""A marketplace and a plugin's own manifest name different versions.

The manifest's counts: Claude Code ignores the version of the marketplace's entry, so that a new one there reaches
nobody. Leave the version out of one of the two.

```json bad
-- .claude-plugin/marketplace.json --
{
  "name": "tools",
  "owner": { "name": "Ann" },
  "plugins": [{ "version": "2.0.0", "name": "tidy", "source": "./tidy" }]
                            ^^^^^ warning `tidy/.claude-plugin/plugin.json` has `1.0.0`
}
-- tidy/.claude-plugin/plugin.json --
{
  "name": "tidy",
  "version": "1.0.0"
}
```

```json good
-- .claude-plugin/marketplace.json --
{
  "name": "tools",
  "owner": { "name": "Ann" },
  "plugins": [{ "name": "tidy", "source": "./tidy" }]
}
-- tidy/.claude-plugin/plugin.json --
{
  "name": "tidy",
  "version": "1.0.0"
}
```
"""

from __future__ import annotations

from posixpath import relpath
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.visibility import kind_of
from agentls.semantics.paths import within
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Defined, Index
    from agentls.semantics.mentions import Mention


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report the version that does not count."""
    for mention in entry.mentions:
        found = _manifest(mention, entry, index) if mention.version else None
        if found and mention.version and found.definition.version not in ("", mention.version.text):
            where, tool = relpath(found.entry.path, entry.home), kind_of(entry).loader.tool
            message = f"`{where}` has `{found.definition.version}`: {tool} ignores this version"
            yield RULE.at(mention.version.span, message)


def _manifest(mention: Mention, entry: Entry, index: Index) -> Defined | None:
    """The manifest of a plugin that the marketplace has itself; None where there is none, or more than one."""
    found = [each for each in index.defined(Sort.PLUGIN, mention.name) if within(each.entry.path, entry.home)]
    named = [each for each in found if each.definition.name == mention.name]
    return named[0] if len(named) == 1 else None


RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE, across=across)
