r"""The file names an agent that does not exist.

Names are looked up among the project's agents and those that come with Claude Code. In a tool list (`Agent(x)`),
case and hyphens do not matter, and every name that the project's files do not define is reported. In a skill or
command with `context: fork`, `agent` must match exactly: for `explore` instead of `Explore`, or for an unknown
name, Claude Code silently uses `general-purpose` with every tool (measured with 2.1.332), so that is a warning. An
agent of a plugin needs the plugin's name in front there, even in the plugin's own skills. What settings deny must match
exactly too (measured with 2.1.332), or the agent is started all the same. Examples may mention
agents from elsewhere, so there only near misses of an existing name are reported. Agents of plugins (`plugin:x`)
are not checked. If a file is checked alone, the other agents are not known.

```md bad
-- .claude/agents/lead.md --
---
name: lead
description: |
  Leads the review.
  <example>
  user: "Check the diff"
  assistant: "I'll use the lead agent, then use the code-reviwer agent."
                                                    ^^^^^^^^^^^^ hint did you mean `code-reviewer`?
  </example>
tools: Read, Agent(code-reviewer, test-runner, Explore)
                                  ^^^^^^^^^^^ hint No agent `test-runner` in this project or Claude Code
---
Lead the review.
-- .claude/agents/code-reviewer.md --
---
name: code-reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```

```md bad
-- .claude/skills/map/SKILL.md --
---
name: map
description: Maps the code.
context: fork
agent: explore
       ^^^^^^^ warning did you mean `Explore`?
---
Map the code.
```

```md bad
-- .claude/settings.json --
{ "permissions": { "deny": ["Agent(explore)", "Agent(code-reviewr)", "Agent(code-reviewer)"] } }
                                   ^^^^^^^ warning Unknown agent `explore`: nothing is denied; did you mean `Explore`?
                                                     ^^^^^^^^^^^^ warning did you mean `code-reviewer`?
-- .claude/agents/code-reviewer.md --
---
name: code-reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```

```md good
-- .claude/agents/lead.md --
---
name: lead
description: |
  Leads the review.
  <example>
  user: "Draw it"
  assistant: "I'll use the ui-designer agent."
  </example>
tools: Read, Agent(Code_Reviewer, tools:linter)
---
Lead the review.
-- .claude/agents/code-reviewer.md --
---
name: code-reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.visibility import defined, did_you_mean, in_project, kind_of, sees_any
from agentls.project.similar_names import key
from agentls.semantics.mentions import Where
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Index
    from agentls.semantics.mentions import Mention

_NAME = lazy_pattern(r"[\w-]+")


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report names of no agent, at the name."""
    for mention in entry.mentions:
        if mention.sort is not Sort.AGENT or not _is_name(mention):
            continue
        if mention.where in (Where.FIELD, Where.IDLE):
            yield from _in_field(mention, entry, index)
        elif mention.where is Where.DENIED:
            yield from _denied(mention, entry, index)
        elif not _is_there(mention.name, entry, index):
            yield from _elsewhere(mention, entry, index)


def _is_name(mention: Mention) -> bool:
    """Whether it can be judged: a plugin's agent cannot, nor can a pattern. A field's name may have blanks in it."""
    return bool(_NAME.fullmatch(mention.name)) or (mention.where is Where.FIELD and not set(mention.name) & set(":*$"))


def _elsewhere(mention: Mention, entry: Entry, index: Index) -> Iterator[Finding]:
    own, said = entry.own.name if entry.own else "", _said(mention, entry)
    near = did_you_mean(mention.name, entry, index, Sort.AGENT)
    # An example that was to start this very agent is another rule's.
    if near and not (mention.where is Where.EXAMPLE and near == own):
        yield RULE.at(mention.span, f"{said}; did you mean `{near}`?", _fix(mention, near))
    elif mention.where is not Where.EXAMPLE and in_project(entry) and _others(entry, index, own):
        yield RULE.at(mention.span, said)


def _in_field(mention: Mention, entry: Entry, index: Index) -> Iterator[Finding]:
    """The agent that is to run the file: its name is compared letter by letter."""
    kind, name = kind_of(entry), mention.name
    found = defined(entry, index, Sort.AGENT, name)
    given = [*kind.vocabulary.builtin_agents, *(each.definition.name for each in found)]
    if mention.where is Where.IDLE or name in kind.vocabulary.builtin_agents:
        return
    taken = (
        f": {kind.loader.tool} uses {kind.vocabulary.invocation.stand_in}"
        if kind.vocabulary.invocation.stand_in
        else ""
    )
    if name in given:
        scope = kind.vocabulary.invocation.prefixed_in
        if scope and all(each.entry.scope == scope and not in_project(each.entry) for each in found):
            said = f"Agent `{name}` is in a {scope}{taken}; call it `<{scope} name>:{name}`"
            yield RULE.at(mention.span, said, severity=Severity.WARNING)
        return
    near = next((each for each in given if key(Sort.AGENT, each) == key(Sort.AGENT, name)), "")
    near = near or did_you_mean(name, entry, index, Sort.AGENT) or _file_called(name, entry, index)
    if near or in_project(entry):
        hint = f"; did you mean `{near}`?" if near else ""
        fixes = (_fix(mention, near),) if near else ()
        yield RULE.at(mention.span, f"Unknown agent `{mention.name}`{taken}{hint}", *fixes, severity=Severity.WARNING)


def _denied(mention: Mention, entry: Entry, index: Index) -> Iterator[Finding]:
    """An agent that is to be denied: its name is compared letter by letter, and a slip lets it be started."""
    found = (each.definition.name for each in defined(entry, index, Sort.AGENT, mention.name))
    given = [*kind_of(entry).vocabulary.builtin_agents, *found]
    if mention.name in given:
        return
    near = next((each for each in given if key(Sort.AGENT, each) == key(Sort.AGENT, mention.name)), "")
    near = near or did_you_mean(mention.name, entry, index, Sort.AGENT)
    if near:
        said = f"Unknown agent `{mention.name}`: nothing is denied; did you mean `{near}`?"
        yield RULE.at(mention.span, said, _fix(mention, near), severity=Severity.WARNING)
    elif _others(entry, index, ""):
        said = f"{_said(mention, entry)}: nothing is denied, unless it comes from elsewhere"
        yield RULE.at(mention.span, said, severity=Severity.INFORMATION)


def _file_called(name: str, entry: Entry, index: Index) -> str:
    """The name of the agent whose file is called so, where its own name is another; empty for none."""
    place, kind = entry.path.rpartition("/")[0], kind_of(entry)
    other = index.get(f"{place}/{name}{kind.identity.suffix}")
    return other.own.name if other and other.own else ""


def _said(mention: Mention, entry: Entry) -> str:
    return f"No agent `{mention.name}` in this project or {kind_of(entry).loader.tool}"


def _fix(mention: Mention, near: str) -> Fix:
    return Fix(f"Write `{near}`", (Edit(mention.span, near),), safe=False)


def _is_there(name: str, entry: Entry, index: Index) -> bool:
    given = (key(Sort.AGENT, each) for each in kind_of(entry).vocabulary.builtin_agents)
    return bool(defined(entry, index, Sort.AGENT, name)) or key(Sort.AGENT, name) in given


def _others(entry: Entry, index: Index, own: str) -> bool:
    """Whether the project has agents; one that keeps none may leave that to its users."""
    return sees_any(entry, index, Sort.AGENT, but=own)


RULE = Rule(__name__, __doc__, None, Severity.HINT, Reads.WHOLE, across=across)
