"""What CLAUDE.md and rules import. Measured on 2.1.332; the list of suffixes is the program's own."""

from agentls_schemas.imports import Imports

_TEXT = """
    md txt text json yaml yml toml xml csv html htm css scss sass less js ts tsx jsx mjs cjs mts cts py pyi pyw rb
    erb rake go rs java kt kts scala c cpp cc cxx h hpp hxx cs swift sh bash zsh fish ps1 bat cmd env ini cfg conf
    config properties sql graphql gql proto vue svelte astro ejs hbs pug jade php pl pm lua r dart ex exs erl hrl
    clj cljs cljc edn hs lhs elm ml mli f f90 f95 for cmake make makefile gradle sbt rst adoc asciidoc org tex latex
    lock log diff patch
"""

IMPORTS = Imports(
    r"(?:~/|/(?=\S)|[a-zA-Z0-9._-])(?:[^\s\\<`]|\\ )*",
    depth=4,
    source="pages",
    marks="*_~[",
    blank="\\ ",
    has_anchor=True,
    has_home=True,
    suffixes=frozenset(f".{suffix}" for suffix in _TEXT.split()),
)
