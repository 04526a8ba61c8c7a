"""MCP servers, with the place of their names."""

import pytest

from agentls.project.mcp_servers import servers_entry
from agentls.text import Text
from agentls_schemas.identity import Sort


def servers(content):
    """The names of the servers, with their characters."""
    entry = servers_entry(Text(content), "/project/.mcp.json")
    assert (entry.path, entry.kind, entry.home) == ("/project/.mcp.json", "", "/project")
    assert all(each.sort is Sort.SERVER for each in entry.definitions)
    return [(each.name, each.span.of(content)) for each in entry.definitions]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ('{"mcpServers": {"wiki": {"command": "wiki"}, "b": {}}}', [("wiki", "wiki"), ("b", "b")]),
        ('\ufeff{\r\n\t"mcpServers": {\r\n\t\t"git hub":\t{}}}', [("git hub", "git hub")]),
        ('{"mcpServers": {"caf\\u00e9": {}}}', [("café", "caf\\u00e9")]),
        ('{"mcpServers": {"wiki": {"env": {"MARK": "\\ud83e\\uddf8"}}}}', [("wiki", "wiki")]),
        ('{"wiki": {"url": "https://example.com"}, "version": 1, "other": {}}', [("wiki", "wiki")]),
        ('{"mcpServers": {"wiki": {"env": {"command": "x"}}}, "x": {"command": "y"}}', [("wiki", "wiki")]),
        ('{"mcpServers": ["wiki"]}', []),
        ('["wiki"]', []),
        ('{"mcpServers": {"wiki', []),
        ('"wiki"', []),
        ("", []),
        ("\x00", []),
    ],
)
def test_servers_are_found(content, names):
    assert servers(content) == names


def test_no_text_is_too_strange():
    content = '\ufeff{"mcpServers": {"wi ki": {"command": "a\\/b", "args": [1, null]}}}'
    for end in range(len(content)):
        servers(content[:end])
