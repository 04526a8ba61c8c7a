"""Guidance for body sections."""

from __future__ import annotations

import pytest

from agentls_schemas import KINDS
from agentls_schemas.guidance import normal_heading

AGENT = KINDS["claude-code/agent"]

TABLE = """
You are                          role
🧠 Your Identity & Memory        role
Purpose                          purpose
Your Core Responsibilities       responsibilities
CORE RESPONSIBILITIES:           responsibilities
Focus Areas                      expertise
Capabilities                     capabilities
When invoked:                    when-invoked
When to use this agent           triggers
2. Workflow                      process
🔄 Your Workflow Process         process
Instructions                     instructions
Quality Checklist                checklist
Best practices                   best-practices
Quality Standards                quality
Report / Response                output
**Output Format**                output
🚨 Critical Rules You Must Follow  constraints
Do / Don't                       constraints
Edge cases                       edge-cases
Error Handling                   edge-cases
Examples                         examples
Update your agent memory         memory
Integration with other agents    collaboration
💭 Your Communication Style      communication
Communication Protocol           communication
🎯 Your Success Metrics          success
MCP Tools                        tools
工作流程                         process
输出格式                         output
核心能力                         capabilities
通信协议                         communication
成功指標                         success
핵심 원칙                        instructions
체크리스트                       checklist
避けるべきアンチパターン         constraints
Melhores Práticas                best-practices
Especialização                   expertise
"""


@pytest.mark.parametrize("line", TABLE.strip().split("\n"))
def test_a_heading_finds_its_section(line: str) -> None:
    heading, expected = line.rsplit(maxsplit=1)
    section = AGENT.guidance.section(heading)
    assert section is not None
    assert section.id == expected


@pytest.mark.parametrize("heading", ["Security", "Testing", "State Management", "Step 1", "", "###"])
def test_other_headings_find_none(heading: str) -> None:
    assert AGENT.guidance.section(heading) is None


def test_no_heading_belongs_to_two_sections() -> None:
    owners: dict[str, set[str]] = {}
    for section in AGENT.guidance.sections:
        for heading in (section.title, *section.headings):
            owners.setdefault(normal_heading(heading), set()).add(section.id)
    assert {heading: ids for heading, ids in owners.items() if len(ids) > 1 or not heading} == {}


@pytest.mark.parametrize("section", AGENT.guidance.sections, ids=lambda section: section.id)
def test_an_example_begins_with_a_heading_of_its_section(section: object) -> None:
    found = next(s for s in AGENT.guidance.sections if s is section)
    first = found.example.partition("\n")[0].lstrip("# ")
    assert AGENT.guidance.section(first) is found
    assert found.example.endswith("\n")
    assert len(found.doc.split("\n")) <= 5
