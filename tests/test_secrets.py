"""Keys that stand in a text. They are made here, so that no scanner finds one in this repository."""

from __future__ import annotations

import random
import string

import pytest

from agentls.lint.secrets import find_secrets
from agentls_schemas.secrets import secret_formats

DICE = random.Random(7)
LETTERS = string.ascii_letters + string.digits
HEX = "0123456789abcdef"


def dice(count: int, alphabet: str = LETTERS) -> str:
    return "".join(DICE.choices(alphabet, k=count))


KEYS = {
    "Anthropic key": f"sk-ant-api03-{dice(93)}AA",
    "OpenAI key": f"sk-proj-{dice(40)}T3BlbkFJ{dice(40)}",
    "OpenRouter key": f"sk-or-v1-{dice(64, HEX)}",
    "Google key": f"AIza{dice(35)}",
    "Hugging Face token": f"hf_{dice(34, string.ascii_letters)}",
    "GitHub token": f"github_pat_{dice(82)}",
    "GitLab token": f"glpat-{dice(20)}",
    "AWS key": f"AKIA{dice(16, string.ascii_uppercase + '234567')}",
    "Slack token": f"xoxb-{dice(12, string.digits)}-{dice(12, string.digits)}-{dice(24)}",
    "Slack webhook": f"https://hooks.slack.com/services/T{dice(9, string.digits)}/B{dice(9, string.digits)}/{dice(24)}",
    "Stripe key": f"sk_live_{dice(24)}",
    "npm token": f"npm_{dice(36)}",
    "SendGrid key": f"SG.{dice(22)}.{dice(43)}",
    "Private key": "-----BEGIN RSA PRIVATE KEY-----\n" + "\n".join(dice(64) for _ in range(6)),
}


@pytest.mark.parametrize("what", KEYS)
@pytest.mark.parametrize("around", ["{}", "Use `{}` here.", 'token = "{}"\n', '{{"KEY": "{}"}}', "export KEY={}\n"])
def test_a_key_is_found(what: str, around: str) -> None:
    key = KEYS[what]
    text = around.format(key)
    found = list(find_secrets(text))
    assert [secret.what for secret in found] == [what]
    assert found[0].span.of(text) in text
    assert found[0].begins not in ("", key)


@pytest.mark.parametrize(
    "text",
    [
        "AKIAIOSFODNN7EXAMPLE",
        "sk-ant-api03-" + "x" * 93 + "AA",
        "ghp_" + "x" * 36,
        "ghp_" + LETTERS[:36],
        "ghp_[A-Za-z0-9]{36}",
        "xoxb-your-token-here, glpat-YOUR_TOKEN_GOES_HERE, sk-proj-...",
        "AIza" + "0" * 35,
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "a_ghp_is_no_token, task-force-of-people-and-machines-that-work",
        f"commit {dice(40, HEX)}, a hash like sha256-{dice(43)}=",
    ],
)
def test_an_example_is_no_key(text: str) -> None:
    assert list(find_secrets(text)) == []


def test_every_form_says_what_it_is_and_how_it_begins() -> None:
    assert all(form.what[0].isalpha() and all(form.prefixes) for form in secret_formats())
    assert all("rest" in form.pattern.groupindex for form in secret_formats())
