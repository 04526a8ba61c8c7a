"""Bytes to text and back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agentls.syntax import decode, encode
from agentls.text import Text


@pytest.mark.parametrize(
    ("data", "content", "encoding"),
    [
        (b"", "", "utf-8"),
        ("é → 📚\r\n".encode(), "é → 📚\r\n", "utf-8"),
        (b"\xef\xbb\xbfa", "\ufeffa", "utf-8"),
        ("\ufeffé\n".encode("utf-16-le"), "\ufeffé\n", "utf-16-le"),
        ("\ufeff📚\n".encode("utf-16-be"), "\ufeff📚\n", "utf-16-be"),
        ("name: é\n".encode("utf-16-le"), "name: é\n", "utf-16-le"),
        ("name: é\n".encode("utf-16-be"), "name: é\n", "utf-16-be"),
        (b"caf\xe9 \x93x\x94", "café “x”", "windows-1252"),
        ("é → x".encode() + b"\x80", "é → x\udc80", "utf-8"),
        (b"a\x81b", "a\udc81b", "utf-8"),
        (b"\xff\xfea", "ÿþa", "windows-1252"),
        (b"a\0b", "a\0b", "utf-8"),
        (b"page \x92 store \x0c\0\0\x10", "page \udc92 store \x0c\0\0\x10", "utf-8"),
        (b"caf\xe9\x0c \x1b[0m", "café\x0c \x1b[0m", "windows-1252"),
        (b"\xff\xfe\x00\xd8", "\ufeff\ud800", "utf-16-le"),
        (b"\x7f\x7f caf\xe9", "\x7f\x7f café", "windows-1252"),
        ("éé".encode() + b"\x80\x80\x80", "Ã©Ã©€€€", "windows-1252"),
        ("éé".encode() + b"\xff\xff\xff", "Ã©Ã©ÿÿÿ", "windows-1252"),
    ],
)
def test_decode(data, content, encoding):
    text = decode(data)
    assert (text.content, text.encoding) == (content, encoding)
    assert encode(text) == data


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"a\0b\0", "utf-16-le"),
        (b"\0a\0b", "utf-16-be"),
        (b"a\0", "utf-8"),
        (b"\0" * 8, "utf-8"),
        (b"page one\0 two", "utf-8"),
        (b"page on\0 two", "utf-8"),
        (b"a\0b\0ccddee", "utf-8"),
        (b"\0a\0bccddee", "utf-8"),
        (b"a\0" * 19 + b"\0\0", "utf-8"),
        (b"\0a" * 19 + b"\0\0", "utf-8"),
    ],
    ids=[
        "two-letters", "two-letters-the-other-way", "one-letter", "zeros-alone", "one-zero", "one-zero-elsewhere",
        "two-of-five", "two-of-five-the-other-way", "one-of-twenty-is-zero", "one-of-twenty-is-zero-the-other-way",
    ],
)  # fmt: skip
def test_a_text_is_utf_16_if_every_second_byte_is_zero_and_hardly_any_other(data, encoding):
    text = decode(data)
    assert (text.encoding, encode(text)) == (encoding, data)


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda t: ("\ufeff" + t).encode("utf-16-le")))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xed\xa0\x80")
def test_every_file_is_written_back_byte_for_byte(data):
    assert encode(decode(data)) == data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (Text("é →", "windows-1252"), "é →".encode()),
        (Text("é\udc81", "windows-1252"), b"\xe9\x81"),
        (Text("a\ud800b"), "a\ufffdb".encode()),
        (Text("a\udc80\ud800"), b"a\x80" + "\ufffd".encode()),
    ],
    ids=["not-in-windows-1252", "byte-in-windows-1252", "half-a-pair", "bytes-and-half-a-pair"],
)
def test_edits_that_the_encoding_cannot_hold(text, data):
    assert encode(text) == data
