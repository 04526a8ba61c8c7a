"""Visits over WebSocket: who may come, and that one visit has nothing of another's."""

import asyncio
import gc
import json
import re
import socket
import subprocess
import sys
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from agentls.lsp.playground import Playground

SERVE = [sys.executable, "-m", "agentls", "serve", "--ws"]
HOME = ["---", "name: lead", "description: Leads.", "tools: Raed", "---", "Lead, and ask @agent-hidden.", ""]
TEXT = "\n".join(HOME)


def asking(method, params=None, number=1):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


def telling(method, params=None):
    return json.dumps({"jsonrpc": "2.0", "method": method, "params": params})


async def introduce(visit, root=None):
    await visit.send(asking("initialize", {"processId": None, "rootUri": root, "capabilities": {}}))
    assert "capabilities" in json.loads(await visit.recv())["result"]
    await visit.send(telling("initialized", {}))


async def opened(visit, uri, text=TEXT):
    """The diagnostics of a document."""
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    await visit.send(telling("textDocument/didOpen", {"textDocument": document}))
    return (await heard(visit, "textDocument/publishDiagnostics"))["diagnostics"]


async def heard(visit, method):
    while True:
        message = json.loads(await visit.recv())
        if message.get("method") == method:
            return message["params"]


async def answer(visit, method, params, number=7):
    await visit.send(asking(method, params, number))
    while True:
        message = json.loads(await visit.recv())
        if message.get("id") == number:
            return message["result"]


async def refused(address, **options):
    """The status with which a visit is refused."""
    with pytest.raises(InvalidStatus) as caught:
        async with connect(address, **options):
            pass
    return caught.value.response.status_code


@asynccontextmanager
async def serving(*options):
    """The address of ``agentls serve --ws``, and its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen([*SERVE, "--port", str(port), *options], stderr=subprocess.PIPE) as process:
        while True:
            if process.poll() is not None:
                raise AssertionError(process.stderr.read())
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionRefusedError:
                await asyncio.sleep(0.02)
        yield f"ws://127.0.0.1:{port}", process
        process.terminate()


def test_serve_lets_in_programs_and_pages_of_this_machine_only():
    async def run():
        async with serving() as (address, _):
            foreign = ["https://evil.example", "http://localhost.evil.example", "http://evil.example:8888", "null"]
            for origin in foreign:
                assert await refused(address, origin=origin) == 403
            async with connect(address, origin="http://localhost:5173") as visit:
                await introduce(visit)
        async with serving() as (address, _), connect(address, origin=None) as visit:
            await introduce(visit)

    asyncio.run(run())


def test_serve_lets_in_a_page_that_is_named():
    async def run():
        async with serving("--origin", "https://Editor.example") as (address, _):
            assert await refused(address, origin="https://other.example") == 403
            async with connect(address, origin="https://editor.example") as visit:
                await introduce(visit)

    asyncio.run(run())


def test_serve_has_one_client_and_ends_with_it():
    async def run():
        async with serving() as (address, process):
            async with connect(address) as visit:
                await introduce(visit)
                async with connect(address) as second:
                    with pytest.raises(ConnectionClosed, match="one client"):
                        await second.recv()
                long = TEXT + "Lead them all. " * 100_000
                assert [found["code"] for found in await opened(visit, "file:///p/.claude/agents/lead.md", long)]
            assert await asyncio.to_thread(process.wait, 10) == 0

    asyncio.run(run())


@pytest.mark.parametrize(("goodbye", "code"), [([asking("shutdown"), telling("exit")], 0), ([telling("exit")], 1)])
def test_serve_ends_when_told(goodbye, code):
    async def run():
        async with serving() as (address, process), connect(address) as visit:
            await introduce(visit)
            for message in goodbye:
                await visit.send(message)
            assert await asyncio.to_thread(process.wait, 10) == code

    asyncio.run(run())


@asynccontextmanager
async def playing(tmp_path):
    """The address of a playground."""
    (tmp_path / "index.html").write_text("<p>The page.</p>", "utf-8")
    (tmp_path / "main.js").write_text("go();", "utf-8")
    (tmp_path / "private.key").write_text("secret", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        playground = Playground(tmp_path, listening)
        async with await playground.listen():
            yield playground.address


async def get(address, path, host=None):
    """Status, headers and body of a page."""
    _, _, server, prefix = address.split("/", 3)
    name, port = server.split(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    target = path if path.startswith("/") else f"/{prefix}{path}"
    writer.write(f"GET {target} HTTP/1.1\r\nHost: {host or server}\r\n\r\n".encode())
    head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    return int(head.split()[1]), head, body


def session(address):
    return re.sub("^http", "ws", address) + "lsp"


def origin(address):
    return address.rsplit("/", 2)[0]


def test_playground_gives_out_its_page_and_nothing_else(tmp_path):
    async def run():
        async with playing(tmp_path) as address:
            status, head, body = await get(address, "")
            assert (status, body) == (200, "<p>The page.</p>")
            assert "Content-Type: text/html; charset=utf-8" in head
            assert "Content-Security-Policy: default-src 'self'" in head
            status, head, body = await get(address, "main.js?x")
            assert (status, body) == (200, "go();")
            assert "Content-Type: text/javascript" in head
            for path in ["private.key", "../private.key", "%2e%2e/x", "/", "/main.js", "/etc/passwd", "index.html/x"]:
                assert (await get(address, path))[0] == 404, path

    asyncio.run(run())


def test_playground_is_there_under_names_of_this_machine_only(tmp_path):
    async def run():
        async with playing(tmp_path) as address:
            port = address.split(":")[2].split("/")[0]
            assert (await get(address, "", f"localhost:{port}"))[0] == 200
            for host in [f"evil.example:{port}", "127.0.0.1.evil.example", f"127.0.0.1:{port}@evil.example"]:
                assert (await get(address, "", host))[0] == 421

    asyncio.run(run())


def test_playground_lets_in_its_own_page_only(tmp_path):
    async def run():
        async with playing(tmp_path) as address:
            for other in ["https://evil.example", "http://localhost:5173", "http://127.0.0.1:1", "null", None]:
                assert await refused(session(address), origin=other) == 403
            assert await refused(f"ws://{address.split('/')[2]}/lsp", origin=origin(address)) == 404
            assert await refused(f"ws://{address.split('/')[2]}/guessed/lsp", origin=origin(address)) == 404
            async with connect(session(address), origin=origin(address)) as visit:
                await introduce(visit)

    asyncio.run(run())


def test_pages_of_the_playground_have_nothing_of_each_other(tmp_path):
    async def run():
        async with playing(tmp_path) as address:
            how = {"uri": session(address), "origin": origin(address)}
            async with connect(**how) as one, connect(**how) as other:
                for visit in (one, other):
                    await introduce(visit, "file:///playground")
                uri = "file:///playground/.claude/agents/lead.md"
                first = await opened(one, uri)
                assert {found["code"] for found in first} >= {"unknown-tool"}
                assert await answer(other, "workspace/symbol", {"query": ""}) == []
                await one.send(telling("exit"))
                assert [message async for message in one if "error" in json.loads(message)] == []
                assert [found["code"] for found in await opened(other, uri)]

    asyncio.run(run())


def test_playground_sees_no_file_of_this_machine(tmp_path):
    agent = tmp_path / "project/.claude/agents/hidden.md"
    agent.parent.mkdir(parents=True)
    agent.write_text(TEXT.replace("lead", "hidden"), "utf-8")

    async def run():
        async with playing(tmp_path) as address, connect(session(address), origin=origin(address)) as visit:
            await introduce(visit, (tmp_path / "project").as_uri())
            await opened(visit, agent.with_name("lead.md").as_uri())
            where = {"textDocument": {"uri": agent.with_name("lead.md").as_uri()}}
            at = {**where, "position": {"line": 5, "character": 24}}
            assert not await answer(visit, "textDocument/definition", at)
            found = await answer(visit, "workspace/symbol", {"query": ""}, 8)
            assert {each["name"] for each in found} == {"lead"}

    asyncio.run(run())


async def ended(before: set[asyncio.Task[object]]) -> None:
    """Waits until no tasks are left but those of before."""
    while not asyncio.all_tasks() <= before:
        await asyncio.sleep(0.005)


def test_nothing_of_a_visit_goes_on_behind_it(tmp_path):
    async def run():
        async with playing(tmp_path) as address:
            before = asyncio.all_tasks()
            async with connect(session(address), origin=origin(address)) as visit:
                await introduce(visit, "file:///playground")
                await opened(visit, "file:///playground/.claude/agents/lead.md")
                assert asyncio.all_tasks() > before
            await ended(before)

    asyncio.run(run())


def test_nothing_is_sent_to_someone_who_has_left(tmp_path, caplog):
    async def run():
        async with playing(tmp_path) as address:
            before = asyncio.all_tasks()
            visit = await connect(session(address), origin=origin(address))
            await introduce(visit)
            for number in range(20):
                await visit.send(asking("workspace/symbol", {"query": ""}, number))
            visit.transport.abort()
            await ended(before)
        gc.collect()

    asyncio.run(run())
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
