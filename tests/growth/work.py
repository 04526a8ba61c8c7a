"""What is done with a text, as the command line and an editor ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lsprotocol import types

from agentls.ide.code_actions import actions
from agentls.ide.formatting import format_file
from agentls.lint.fixing import fix_all
from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.requests.table import HANDLERS
from agentls.lsp.session import Session
from agentls.project.memory_filesystem import Nowhere
from agentls.text import Span
from support.check import EVERYTHING, context
from support.requests import requests_at

Work = Callable[[], object]

_ROOT = "file:///project"


def list_work(text: str, path: str) -> Iterator[tuple[str, Callable[[], Work]]]:
    """Each piece of work with its name: called once, it makes ready; what it gives then does the work alone."""
    yield "check", lambda: lambda: EVERYTHING.check(context(text, path))
    yield "fix", lambda: _fix(text, path)
    yield "format", lambda: _format(text, path)
    yield "actions", lambda: _act(text, path)
    yield "edit", lambda: _edit(text, path)
    yield "close", lambda: _close(text, path)
    for method, params in requests_at(f"{_ROOT}/{path}", types.Position(text.count("\n") // 2, 3)):
        yield method.rpartition("/")[2], lambda method=method, params=params: _ask(text, path, method, params)


def _fix(text: str, path: str) -> Work:
    report = EVERYTHING.check(context(text, path))
    return lambda: fix_all(EVERYTHING, report.ctx, lambda _: True, known=report)


def _format(text: str, path: str) -> Work:
    ctx = context(text, path)
    return lambda: format_file(ctx)


def _act(text: str, path: str) -> Work:
    report = EVERYTHING.check(context(text, path))
    return lambda: actions(EVERYTHING, report, Span(0, len(text)), late="leave")


def _opened(text: str, path: str) -> tuple[Session, str]:
    session, uri = Session(Capabilities(link_tooltips=True), _ROOT, None, Nowhere()), f"{_ROOT}/{path}"
    session.documents.open(uri, 1, text)
    session.analysis.report(uri)
    return session, uri


def _edit(text: str, path: str) -> Work:
    session, uri = _opened(text, path)
    middle = types.Position(text.count("\n") // 2, 0)

    def work() -> None:
        edit = types.TextDocumentContentChangePartial(types.Range(middle, middle), "x")
        session.documents.change(uri, 2, [edit])
        session.stale.mark_edited(uri)
        session.analysis.report(uri)

    return work


def _close(text: str, path: str) -> Work:
    session, uri = _opened(text, path)

    def work() -> None:
        session.documents.close(uri)
        session.workspace.read(f"/project/{path}")
        session.stale.mark([f"/project/{path}"])

    return work


def _ask(text: str, path: str, method: str, params: object) -> Work:
    session, _ = _opened(text, path)
    return lambda: HANDLERS[method](session, params)
