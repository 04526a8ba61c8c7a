"""An agent tool that does not exist: declarations only, so whatever works here works for any dialect."""

from datetime import date
from typing import Annotated, Literal

from agentls_schemas import declared
from agentls_schemas.declared import Field
from agentls_schemas.fields import Colors, Fact, Fields, Role
from agentls_schemas.guidance import Budget, Guidance, Section
from agentls_schemas.kind import Kind
from agentls_schemas.mcp import Mcp
from agentls_schemas.models import Model, Models, ModelState
from agentls_schemas.place import Place
from agentls_schemas.source import Source
from agentls_schemas.tools import Tool, ToolState, ToolSyntax
from agentls_schemas.values import NameList
from agentls_schemas.verdicts import Loader
from agentls_schemas.vocabulary import HookHandler, Hooks, Invocation, Vocabulary

MANUAL = Source("Toy manual", date(2026, 1, 2))
SOURCES = {"manual": MANUAL}
SHADES = Colors({"red": (255, 0, 0), "blue": (0, 0, 200)}, "manual")


class Limits(declared.Model):
    """What it may use up."""

    turns: int | None = Field(None, description="How often it may answer.")
    speed: Literal["slow", "fast"] | None = Field(None, description="How hard it works.")


class Toy(declared.Model):
    """The header of a toy."""

    title: Annotated[str, Fact("What the toy is called.", "manual", Role.NAME)]
    purpose: Annotated[str, Fact("What it is for.", "manual", Role.DESCRIPTION, since="2.0")]
    can: Annotated[NameList | None, Fact("What it may use.", "manual", Role.TOOLS, if_omitted="everything")] = None
    cannot: Annotated[
        NameList | None,
        Fact("What is taken away.", "manual", Role.DENIED_TOOLS, tool_syntax=ToolSyntax(whole_tools=True)),
    ] = None
    brain: Annotated[str | None, Fact("What it thinks with.", "manual", Role.MODEL)] = None
    mood: Annotated[
        Literal["calm", "wild"] | None,
        Fact("How it behaves.", "manual", values={"calm": "Asks first.", "wild": "Never asks."}),
    ] = None
    loud: Annotated[bool, Fact("Whether it makes noise.", "manual")] = False
    paint: Annotated[
        Literal["red", "blue"] | None,
        Fact("Its colour.", "manual", Role.COLOR, ignored_in=frozenset({"attic"}), colors=SHADES),
    ] = None
    helper: Annotated[str | None, Fact("Who helps.", "manual", Role.AGENT)] = None
    limits: Annotated[Limits | None, Fact("What it may use up.", "manual")] = None
    when: Annotated[dict[str, list[dict[str, object]]] | None, Fact("What to run when.", "manual", Role.HOOKS)] = None
    tags: Annotated[list[str] | None, Fact("Words to find it by.", "manual", deprecated="Say it in `purpose`.")] = None


class Brains(Models):
    """Three models."""

    _known = (
        Model("big", ModelState.ALIAS, "The biggest there is.", MANUAL, means="big-2[xl]"),
        Model("big-2[xl]", ModelState.CURRENT, "The second.", MANUAL),
        Model("big-1", ModelState.DEPRECATED, "The first.", MANUAL, date(2026, 12, 1), "big"),
        Model("big-0", ModelState.RETIRED, "The model before.", MANUAL, date(2025, 12, 1), "big"),
    )

    def all(self) -> tuple[Model, ...]:
        """All of them."""
        return self._known

    def find(self, name: str) -> Model:
        """The one of that name."""
        unknown = Model(name, ModelState.UNKNOWN, "", MANUAL)
        return next((model for model in self._known if model.name == name), unknown)


TOOLS = (
    Tool("look", "Looks at things.", MANUAL),
    Tool("fs.read-file", "Reads a file.", MANUAL, since="1.5", specifier="a path, as in `fs.read-file(src/**)`"),
    Tool("call", "Calls another toy.", MANUAL, specifier="names of toys"),
    Tool("ask", "Asks the user.", MANUAL, unavailable=True),
    Tool("phone", "The old name of `call`.", MANUAL, ToolState.RENAMED, "call"),
    Tool("peek", "No longer there.", MANUAL, ToolState.RETIRED, "look"),
)
SECTIONS = (
    Section("duty", "Duties", ("Tasks",), "What it does, one line each.", "- Sort the bricks by ${colour}.", MANUAL),
    Section("answer", "Answer", ("Output",), "What it hands back.", "## Answer\n\nOne line.", MANUAL),
)
HOOKS = Hooks(
    {"start": "Before it starts.", "stop": "After it stopped."},
    {
        "run": HookHandler(("command",), ("type", "command", "delay")),
        "say": HookHandler(("words", "to"), ("type", "words", "to", "delay")),
    },
)
TOY = Kind(
    id="toy/toy",
    title="toy",
    declared=Fields(Toy),
    place=Place(("**/toys/*.md",)),
    loader=Loader("Toy"),
    sources=SOURCES,
    vocabulary=Vocabulary(
        {tool.name: tool for tool in TOOLS},
        tool_forms={"at__${1:place}__*": "Everything at a place."},
        mcp=Mcp("{server}/{tool}"),
        models=Brains(),
        hooks=HOOKS,
        builtin_agents={"bear": "Hugs.", "fox": "Hides."},
        invocation=Invocation(subagent=True, agent_tool="call"),
    ),
    guidance=Guidance(sections=SECTIONS, budget=Budget(100, "manual")),
)
