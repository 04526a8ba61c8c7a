"""Bytes to text, text to tree. Knows YAML and Markdown; knows no agent tool and no protocol.

``parse`` takes any text and never raises; what is wrong with it is part of what it returns.
"""

from agentls.syntax.decode import decode, encode
from agentls.syntax.document import Document
from agentls.syntax.parse import header_of, parse, skim

__all__ = ["Document", "decode", "encode", "header_of", "parse", "skim"]
