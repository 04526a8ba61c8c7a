"""The data files as they should be by what is published."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from refresh.lines import Lines

if TYPE_CHECKING:
    from refresh.published import Published

# Of the SDK's agents: the body of a file, and what a file may not say (asked of 2.1.332).
NOT_IN_FILES = frozenset({"prompt", "criticalSystemReminder_EXPERIMENTAL"})


def update_models(data: Lines, new: Published, today: date) -> None:
    """New ids into `current`, ended ones into `deprecated` and `retired`."""
    after = [name for name in new.models if name in data.keys("current")]
    for name in new.models:
        if name in after:
            after.remove(name)
        elif not any(name in data.keys(block) for block in ("deprecated", "retired")):
            data.put("current", name, "{}", before=after[0] if after else "")
    for name in data.keys("current"):
        if name not in new.models and name not in new.ends:
            data.notes.append(f"{name}: no longer among the SDK's models; look it up and move it by hand")
    for name, end in new.ends.items():
        _end(data, name, end, today)
    # The SDK lists what is still served: of what has ended the day stands here alone.
    for name in [name for name in data.keys("deprecated") if name not in new.ends]:
        if (day := re.search(r"retires: ([\d-]+)", data.get("deprecated", name))) and day[1] < str(today):
            _end(data, name, date.fromisoformat(day[1]), today)


def update_aliases(data: Lines, new: Published) -> None:
    """What aliases mean, with and without a suffix."""
    for key in data.keys("aliases"):
        bare, bracket, suffix = key.partition("[")
        means = new.aliases.get(bare)
        if means and data.edit("aliases", key, r'(?<=means: )"?claude-[^",]+"?', _quoted(means + bracket + suffix)):
            data.notes.append(f"{key}: now stands for {means}; adapt its description")
    for alias in sorted(new.aliases.keys() - data.keys("aliases")):
        data.notes.append(f"{alias}: an alias that is not known here, for {new.aliases[alias]}")


def _quoted(text: str) -> str:
    return f'"{text}"' if "[" in text else text


def missing_fields(model: str, new: Published) -> list[str]:
    """What a person must look at: fields of the SDK's agents that the model, given as its source, does not have."""
    known = set(re.findall(r"^ {4}(\w+): Annotated\[", model, re.M)) | NOT_IN_FILES
    return [
        f"{name}: new field of an agent; ask the program whether files may have it"
        for name in new.fields
        if name not in known
    ]


def _end(data: Lines, name: str, end: date, today: date) -> None:
    block = next((b for b in ("current", "deprecated", "retired") if name in data.keys(b)), "")
    written = data.get(block, name) if block else ""
    wanted = "retired" if end < today else "deprecated"
    if block == "deprecated" and wanted == "retired" and "note:" in written:
        data.notes.append(f"{name}: ended on {end}, but has a note; move it to `retired` by hand once that is settled")
        wanted = block
    if block not in ("", "current"):
        value = re.sub(r"retires: [\d-]+", f"retires: {end}", written)
    else:
        data.notes.append(f"{name}: newly ended; check what replaces it")
        value = f"{{retires: {end}, replace: {_newest(data, name)}, source: vendor-sdk}}"
    if block != wanted and block:
        data.drop(block, name)
    data.put(wanted, name, value)


def _newest(data: Lines, name: str) -> str:
    family = next((word for word in name.split("-")[1:] if word.isalpha()), "")
    current = data.keys("current")
    return next((other for other in current if f"-{family}-" in other and other != name), current[0])


def update_tools(data: Lines, new: Published) -> None:
    """Tool names and former names; what vanished becomes retired."""
    for name in new.tools:
        data.drop("renamed", name)
        data.drop("retired", name)
        if name not in data.keys("current"):
            data.put("current", name, f'{{doc: "New in {new.npm_version}: describe it."}}')
            data.notes.append(f"{name}: new tool; describe it")
    for old, now in new.former_tools.items():
        data.drop("current", old)
        data.drop("retired", old)
        if old not in data.keys("renamed") or f"to: {now}" not in data.get("renamed", old):
            data.put("renamed", old, f"{{to: {now}}}")
    for name in data.keys("current"):
        if name not in new.tools and "unlisted: true" not in data.get("current", name):
            _retire(data, "current", name, "", new)
    for name in data.keys("renamed"):
        if name not in new.former_tools:
            match = re.search(r"to: (\w+)", data.get("renamed", name))
            _retire(data, "renamed", name, match[1] if match else "", new)


def _retire(data: Lines, block: str, name: str, successor: str, new: Published) -> None:
    data.drop(block, name)
    note = f"Gone from the SDK's list in {new.npm_version}."
    data.put("retired", name, f'{{to: "{successor}", note: "{note}", source: sdk-types}}')
    data.notes.append(f"{name}: retired; check its successor")


def update_events(data: Lines, new: Published) -> None:
    """Hook events."""
    for name in data.keys("events"):
        if name not in new.events:
            data.drop("events", name)
    for name in new.events:
        if name not in data.keys("events"):
            data.put("events", name, f'"New in {new.npm_version}: describe it."')
            data.notes.append(f"{name}: new hook event; describe it")


def update_sources(data: Lines, new: Published, today: date) -> None:
    """Versions and the day of reading."""
    for key, package, version in (
        ("sdk-types", "claude-agent-sdk", new.npm_version),
        ("vendor-sdk", "anthropic", new.python_version),
    ):
        for number, line in enumerate(data.lines):
            if line.startswith(f"{key}:") and f"{package} {version}" not in line:
                line = re.sub(rf"(?<={package} )\d[\w.]*", version, line)
                data.lines[number] = re.sub(r"read: [\d-]+", f"read: {today}", line)


def updated(texts: dict[str, str], new: Published, today: date) -> tuple[dict[str, str], list[str]]:
    """The data files brought up to date, and what a person must look at."""
    data = {name: Lines(text.split("\n")) for name, text in texts.items()}
    update_models(data["models"], new, today)
    update_aliases(data["models"], new)
    update_tools(data["tools"], new)
    update_events(data["hooks"], new)
    update_sources(data["sources"], new, today)
    return {n: "\n".join(d.lines) for n, d in data.items()}, [note for d in data.values() for note in d.notes]
