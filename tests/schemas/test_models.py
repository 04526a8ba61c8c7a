"""What is known of model names. Each line: the name, what it is, what to write instead, when it ended.

``*`` stands for the day on which it is to end, which its vendor may still change.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls_schemas import KINDS
from agentls_schemas.models import Models, ModelState

TABLE = """
inherit                                  alias
sonnet                                   alias
opus[1m]                                 alias
OPUS                                     alias
Inherit                                  alias
Sonnet[1M]                               alias
fable[1m]                                alias
claude-opus-5-5                          current
claude-opus-5-5[1m]                      current
claude-haiku-4-5-20251001                current
claude-sonnet-4-5-20250929               deprecated  sonnet            *
claude-mythos-preview                    deprecated  claude-mythos-5   *
claude-3-opus-20240229                   retired     opus              2026-01-05
claude-sonnet-4-20250514                 retired     sonnet            2026-06-15
claude-2.1                               retired     opus              2025-07-21
claude-instant-1.2                       retired     haiku             2024-11-06
claude-3-opus                            malformed   opus              2026-01-05
claude-3-sonnet                          malformed   sonnet            2025-07-21
claude-3-haiku                           malformed   haiku             2026-04-20
claude-3-5-sonnet                        malformed   sonnet            2025-10-28
claude-3.5-sonnet                        malformed   sonnet            2025-10-28
claude-3-5-haiku                         malformed   haiku             2026-02-19
claude-3-7-sonnet                        malformed   sonnet            2026-02-19
claude-4-sonnet                          malformed   sonnet            2026-06-15
claude-sonnet-4                          malformed   sonnet            2026-06-15
claude-opus-4                            malformed   opus              2026-06-15
claude-sonnet-4.5                        malformed   sonnet            *
claude-opus-4.1                          malformed   opus              2026-08-05
Claude_Sonnet_5                          malformed   claude-sonnet-5
Opus_4.5                                 malformed   opus              *
claude-opus-4-5                          deprecated  opus              *
Claude-Sonnet-5                          malformed   claude-sonnet-5
default                                  malformed   inherit
claude-sonnet                            malformed   sonnet
claude-sonnet-5-5-20261001               malformed   claude-sonnet-5-5
anthropic/claude-opus-5                  malformed   claude-opus-5
anthropic/claude-sonnet-4.5              malformed   sonnet            *
gpt-4                                    foreign     inherit
gpt-4o                                   foreign     inherit
o3-mini                                  foreign     inherit
gemini-2.5-pro                           foreign     inherit
grok-4                                   foreign     inherit
qwen3-coder                              foreign     inherit
openai/gpt-5                             foreign     inherit
openai:kimi-k2.7-code                    foreign     inherit
us.anthropic.claude-opus-4-6-v1          open
anthropic.claude-3-sonnet-20240229-v1:0  open
arn:aws:bedrock:us-east-1:1:profile/x    open
claude-3-opus@20240229                   open
claude-sonnet-6                          open
claude-opus-4-9                          unknown     opus
sonet                                    unknown
claude-sonet-4                           unknown
haiku|sonnet|opus                        unknown
"""


@pytest.fixture
def models() -> Models:
    found = KINDS["claude-code/agent"].vocabulary.models
    assert found is not None
    return found


@pytest.mark.parametrize("line", TABLE.strip().split("\n"), ids=lambda line: line.split()[0])
def test_find(line: str, models: Models) -> None:
    name, *expected = line.split()
    model = models.find(name.replace("_", " "))
    ends = "*" if model.retires and "*" in expected else str(model.retires or "")
    assert [word for word in (model.state, model.replacement, ends) if word] == expected


def test_offered_names_are_aliases_then_ids_and_none_of_them_ends(models: Models) -> None:
    offered = models.all()
    states = [model.state for model in offered]
    assert states == sorted(states)
    assert set(states) == {ModelState.ALIAS, ModelState.CURRENT}
    assert [model.name for model in offered[:4]] == ["inherit", "sonnet", "opus", "haiku"]
    assert [models.find(model.name) for model in offered] == list(offered)


@pytest.mark.parametrize("name", ["claude-3-opus", "claude-sonnet-4", "gpt-4", "claude-sonnet-4-5", "sonnet"])
def test_the_words_are_sentences(name: str, models: Models) -> None:
    doc = models.find(name).doc
    assert doc.endswith(".")
    assert "  " not in doc


@given(st.text(max_size=60) | st.from_regex(r"[a-zA-Z0-9 ./:@\[\]-]*", fullmatch=True))
def test_find_takes_any_text(name: str) -> None:
    found = KINDS["claude-code/agent"].vocabulary.models
    assert found is not None
    assert found.find(name).name == name.strip()


@pytest.mark.parametrize("text", ["[1m]" * 9000, "claude-" * 9000, "a/" * 9000, "1" * 9000])
def test_find_takes_long_text(text: str, models: Models) -> None:
    assert models.find(text).state in (ModelState.UNKNOWN, ModelState.FOREIGN)
