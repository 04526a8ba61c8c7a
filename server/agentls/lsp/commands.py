"""What ``workspace/executeCommand`` takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agentls.lsp.client import Client
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session

# What answers is imported when it is asked for: the server has to be up before.


def tell_references(session: Session, client: Client, uri: str) -> None:
    """Say where the name of a document stands, for clients that have no command to show it."""
    from agentls.lsp.requests.code_lens import count_references

    ctx = session.analysis.context(uri)
    own = ctx.entry.own if ctx else None
    if ctx and own:
        found = [f"{PurePath(path).name} ({count})" for path, count in count_references(session, ctx).items()]
        client.show_message(f"`{own.name}` is named {'in ' + ', '.join(found) if found else 'nowhere'}.")


async def tell_readers(session: Session, client: Client, uri: str) -> None:
    """Show which tools load a document and why others do not: a table beside it, or a line where that cannot be."""
    from agentls.ide.readers import readers_table
    from agentls.lsp.rule_pages import write_text
    from agentls.workspace.readers import summary

    ctx = session.analysis.context(uri)
    if ctx is None or ctx.path is None:
        return
    found = session.looks.rows(ctx)
    words = f"# {ctx.path.name}\n\n{readers_table(ctx, found)}\n"
    page = write_text("readers", words, session.pages.name) if client.capabilities.show_document else None
    if not (page and await client.show_document(page)):
        client.show_message(f"{ctx.path.name}: {summary(found)}")


async def convert(session: Session, client: Client, uri: str, kind: str) -> None:
    """Make another tool's file of an open document, and show what is lost."""
    from agentls.lsp.conversion import convert_document

    await convert_document(session, client, uri, kind)


def tell_kind(session: Session, _: Client, uri: str) -> Json | None:
    """What kind of agent file an open document is; None for any other."""
    found = session.analysis.context(uri)
    return {"id": found.kind.id, "title": found.kind.title} if found else None


def tell_template(session: Session, _: Client, uri: str) -> str | None:
    """What a new file in an open document's place says, as a snippet; None where its kind has no template."""
    from agentls.ide.refactor.templates import new_snippet

    found = session.analysis.context(uri)
    return (new_snippet(found.kind, found.path) or None) if found and found.path else None


def list_rules(_: Session, __: Client) -> list[Json]:
    """All rules with their pages."""
    from agentls.lsp import rule_pages

    return rule_pages.list_rules()


async def count_findings(session: Session, _: Client) -> Json:
    """How many findings all agent files have."""
    from agentls.lsp import workspace_commands

    return await workspace_commands.count_findings(session)


async def fix_all(session: Session, _: Client) -> Json:
    """An edit that repairs all agent files as far as that is safe, for the client to make."""
    from agentls.lsp import workspace_commands

    return await workspace_commands.fix_all(session)


async def tell_tools(session: Session, client: Client) -> None:
    """Ask the agent tools of this machine what they do with all agent files, and show it: a page, or a line."""
    from agentls.doctor import words
    from agentls.lsp import workspace_commands
    from agentls.lsp.rule_pages import write_text

    found = await workspace_commands.ask_tools(session)
    text = f"# What the installed tools do\n\n{words.markdown(found)}"
    page = write_text("tools", text, session.pages.name) if client.capabilities.show_document else None
    if not (page and await client.show_document(page)):
        client.show_message(words.summary(found))


async def explain(session: Session, client: Client, rule: str) -> None:
    """Show a rule's documentation: its page beside the file, or a message where the client opens none."""
    from agentls.lsp.rule_pages import summarize_rule, write_page

    page = write_page(rule, session.pages.name) if client.capabilities.show_document else None
    words = summarize_rule(rule)
    if words and not (page and await client.show_document(page)):
        client.show_message(words)


COMMANDS: dict[str, Callable[..., Any]] = {
    "agentls.explain": explain,
    "agentls.tellReferences": tell_references,
    "agentls.tellReaders": tell_readers,
    "agentls.convert": convert,
    "agentls.kind": tell_kind,
    "agentls.template": tell_template,
    "agentls.rules": list_rules,
    "agentls.findings": count_findings,
    "agentls.fixAll": fix_all,
    "agentls.tellTools": tell_tools,
}
"""By name; each is called with the session, the client and the words that were sent with it."""
