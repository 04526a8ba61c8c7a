r"""The project does not set up this MCP server.

Servers are looked up in the `.mcp.json` of the project and of the folders above it, and in the file itself. The
name in a tool must match exactly: `mcp__my_server__find` is not a tool of `my-server`. A name that resembles no
server may be the user's own, so it is only a hint, and only if the project has a `.mcp.json`. In files for Copilot
it is a hint in any project, because Copilot itself says when it ignores the tools of a server that does not run;
`.vscode/mcp.json` is read too. Servers of plugins (`mcp__plugin_...`) and connectors (`mcp__claude_ai_...`) are not
checked.

```md bad
-- .claude/agents/clerk.md --
---
name: clerk
description: Files issues.
tools: Read, mcp__issue_tracker__create, mcp__wiki
                  ^^^^^^^^^^^^^ warning No MCP server `issue_tracker` in this project; did you mean `issue-tracker`?
                                              ^^^^ hint No MCP server `wiki` in this project
---
File the issue.
-- .mcp.json --
{"mcpServers": {"issue-tracker": {"command": "tracker"}}}
```

```md good
-- .claude/agents/clerk.md --
---
name: clerk
description: Files issues.
tools: Read, mcp__issue-tracker__create, mcp__wiki__find, mcp__claude_ai_Slack__send
mcpServers:
  - wiki:
      type: http
      url: https://wiki.example.com/mcp
---
File the issue.
-- .mcp.json --
{"mcpServers": {"issue-tracker": {"command": "tracker"}}}
```
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.visibility import did_you_mean, in_project, kind_of, servers
from agentls.semantics.mentions import Where
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Index
    from agentls.semantics.mentions import Mention


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report names of no server, at the name; those that resemble none once for all."""
    said: set[str] = set()
    for mention in entry.mentions:
        if mention.sort is Sort.SERVER and not _is_there(mention, entry, index):
            yield from _unknown(mention, entry, index, said)


def _unknown(mention: Mention, entry: Entry, index: Index, said: set[str]) -> Iterator[Finding]:
    name = mention.name
    message = f"No MCP server `{name}` in this project"
    near = did_you_mean(name, entry, index, Sort.SERVER)
    if near:
        right = kind_of(entry).vocabulary.spelled(near) if mention.where is Where.TOOLS else near
        fix = Fix(f"Write `{right}`", (Edit(mention.span, right),), safe=False)
        yield RULE.at(mention.span, f"{message}; did you mean `{right}`?", fix)
    elif name not in said and _is_missing(name, entry, index):
        said.add(name)
        yield RULE.at(mention.span, message, severity=Severity.HINT)


def _is_missing(name: str, entry: Entry, index: Index) -> bool:
    """Whether the project sets up servers, but nobody one of that name; or nobody does, and the tool would say so."""
    mcp = kind_of(entry).vocabulary.mcp
    if mcp and mcp.only_running:
        return not index.knows(Sort.SERVER, name)
    return in_project(entry) and bool(servers(entry, index)) and not index.knows(Sort.SERVER, name)


def _is_there(mention: Mention, entry: Entry, index: Index) -> bool:
    words = kind_of(entry).vocabulary
    name = words.spelled(mention.name)
    if "*" in mention.name or name in servers(entry, index):
        return True
    own = any(words.spelled(each.name) == name for each in entry.definitions if each.sort is Sort.SERVER)
    return own or any(fnmatchcase(name.lower(), given) for given in (words.mcp.given_servers if words.mcp else ()))


RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE, across=across)
