"""Files for the tests of the command line."""

CLEAN = """---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
"""

FAULTY = CLEAN.replace("\n---\nReview", "\ntools: Read, Read\n---\nReview")
"""One finding, with a safe fix."""

FIXED = FAULTY.replace("Read, Read", "Read")


def tree(folder, **files):
    """Writes agents by name, text or bytes; the folder they are in."""
    agents = folder / ".claude" / "agents"
    agents.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (agents / f"{name}.md").write_bytes(data)
    return agents
