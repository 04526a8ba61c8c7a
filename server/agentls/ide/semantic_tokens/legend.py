"""The types and modifiers of tokens: the protocol's standard ones, so that every theme has colours for them."""

TYPES = (
    "class",
    "enumMember",
    "event",
    "function",
    "keyword",
    "method",
    "namespace",
    "number",
    "parameter",
    "property",
    "regexp",
    "variable",
)
"""All types that tokens have. A ``variable`` is a key, a tool or a model that is not known."""

MODIFIERS = ("definition", "deprecated", "defaultLibrary", "readonly")
"""All modifiers that tokens have. A model that is ``readonly`` is an id, whose meaning never changes."""
