"""How Claude Code reads the patterns of a rule: as `.gitignore` has them. Measured on 2.1.332 with 96 rules."""

from agentls_schemas.fields import Globs, Unfit

GLOBS = Globs(
    (
        Unfit(r"^\./+", "patterns begin without `./`", is_prefix=True),
        Unfit(r"^\.\./", "patterns begin at the folder that holds `.claude`"),
        Unfit(r"^~/", "patterns begin at the folder that holds `.claude`"),
        Unfit(r"^(?:/(?:home|Users|root|tmp|mnt|opt|var|workspaces?)/|[A-Za-z]:[\\/])", "absolute paths fit no file"),
        Unfit(r"\$\{?\w", "variables are not replaced"),
        Unfit(r"^[^/]*\w\\[\w*][^/]*$", "write `/` between folders"),
        Unfit(r"\*[^\s;]*(?:\s*;\s*|\s+)[^\s;]*[*/]", "part several with commas, or write a list"),
        Unfit(r"^[\"'`]|[\"'`]$", "the quotation marks are part of it"),
        Unfit(r"\([^()]*\|[^()]*\)", "write `{a,b}` for several words"),
        Unfit(r"^[^{]*\{[^}]*$", "the brace is not closed"),
    ),
    "pages",
)
