"""Visits over TCP: one client, no web page, and who has to name a token."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

SERVE = [sys.executable, "-m", "agentls", "serve", "--tcp", "--port", "0"]
EXIT = {"jsonrpc": "2.0", "method": "exit"}
PAGE = "POST / HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nContent-Length: {}\r\n\r\n{}"


@contextmanager
def serving(*options):
    """The port of ``agentls serve --tcp``, which it tells, and its process."""
    with subprocess.Popen([*SERVE, *options], stderr=subprocess.PIPE, text=True) as process:
        told = process.stderr.readline()
        yield int(re.fullmatch(r"Listening on 127\.0\.0\.1:(\d+)\n", told)[1]), process
        process.terminate()


def enter(port):
    return socket.create_connection(("127.0.0.1", port), 60)


def framed(body):
    data = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def hello(options=None):
    params = {"processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": options}
    return {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}


def answer(visit, body):
    """What a client is told, or None when it is shown the door."""
    visit.sendall(framed(body))
    with visit.makefile("rb") as stream:
        try:
            while line := stream.readline():
                if line.startswith(b"Content-Length"):
                    length = int(line.split(b":")[1])
                if line == b"\r\n":
                    return json.loads(stream.read(length))
        except ConnectionError:
            pass
    return None


def test_a_second_client_is_shown_the_door_and_the_first_is_answered():
    with serving() as (port, _), enter(port) as first:
        assert "capabilities" in answer(first, hello())["result"]
        with enter(port) as second:
            assert answer(second, hello()) is None
        assert answer(first, {"jsonrpc": "2.0", "id": 2, "method": "foo"})["error"]["code"] == -32601


def test_a_web_page_is_shown_the_door():
    with serving() as (port, process):
        for body in (json.dumps(EXIT), json.dumps(hello())):
            with enter(port) as page:
                page.sendall(PAGE.format(len(body), body).encode())
                assert gone(page)
        with enter(port) as first:
            assert "capabilities" in answer(first, hello())["result"]
        assert process.wait(60) == 0


def gone(visit):
    try:
        return visit.recv(1000) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize("goodbye", [[{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}, EXIT], [EXIT]])
def test_it_ends_when_told(goodbye):
    with serving() as (port, process), enter(port) as first:
        answer(first, hello())
        for message in goodbye:
            first.sendall(framed(message))
        assert process.wait(60) == (len(goodbye) == 1)


def test_who_does_not_know_the_token_is_refused_and_takes_nobodys_place():
    with serving("--token", "open sesame") as (port, process):
        for options in (None, {}, {"token": "open"}, {"token": 7}, "open sesame"):
            with enter(port) as stranger:
                assert "token" in answer(stranger, hello(options))["error"]["message"]
                assert gone(stranger)
        with enter(port) as client:
            assert "capabilities" in answer(client, hello({"token": "open sesame", "lineLength": 7}))["result"]
        process.terminate()
        assert "token" not in process.stderr.read()
