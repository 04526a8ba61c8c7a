"""Where keys and values stand in TOML."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from agentls.syntax.toml_places import places

SAMPLE = r"""
# comment = "x"
plain = 1 # not = this
"quo.ted" = 'sin]gle'
dotted . "key" = [1, "two, [", { three = 3 }, # [
  4]
[table.'in side']
inline = { a = "}", b.c = [ ] }
long = '''
x = 1
[y]'''
basic = "a \" b"
date = 2026-01-01T10:00:00Z
[[many]]
name = "first"
[many.below]
x = true
[[many]]
name = "second"
"""


def test_every_value_is_found_at_its_own_characters():
    found = places(SAMPLE)
    texts = {path: place.value.of(SAMPLE) for path, place in found.items()}
    for path, value in leaves(tomllib.loads(SAMPLE)):
        assert tomllib.loads(f"x = {texts[path]}")["x"] == value, path


def test_every_key_is_found():
    keys = {path: place.key.of(SAMPLE) for path, place in places(SAMPLE).items()}
    assert keys["quo.ted",] == '"quo.ted"'
    assert keys["dotted", "key"] == 'dotted . "key"'
    assert keys["dotted", "key", 2, "three"] == "three"
    assert keys["table", "in side", "inline", "b", "c"] == "b.c"
    assert keys["many", 1] == "many"
    assert keys["many", 0, "below"] == "many.below"


@given(st.text(alphabet="[]{}=.,'\"#\\\n a1", max_size=60))
def test_any_text_has_places_inside_it(text):
    spans = [span for place in places(text).values() for span in place]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list) and path[0] == "many":
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    else:
        yield path, value
