"""Programs of Node.js reach this machine alone, also those that go past proxies."""

import shutil
import subprocess

import pytest

from agentls.doctor.environment import closed
from agentls.doctor.loopback import REFUSAL, Service

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")

SCRIPT = """
const dns = require("node:dns"), net = require("node:net");
const say = (name) => (error, found) => console.log(name, error?.code ?? "reached");
dns.lookup("example.org", say("lookup"));
dns.resolve4("example.org", say("resolve"));
dns.promises.lookup("example.org").then(() => say("promise")(), say("promise"));
net.connect(80, "192.0.2.1").on("error", say("address"));
fetch("https://example.org").catch((error) => say("fetch")(error.cause));
fetch(process.argv[1]).then((answer) => console.log("own", answer.status));
"""


def test_nothing_but_this_machine_is_reached(tmp_path):
    with Service(lambda _path, _body: REFUSAL) as service:
        command = [shutil.which("node"), "-e", SCRIPT, service.url]
        environment = closed(tmp_path, tmp_path)
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.stderr == ""
    assert sorted(done.stdout.split("\n")[:-1]) == [
        "address ENOTFOUND",
        "fetch ENOTFOUND",
        "lookup ENOTFOUND",
        "own 401",
        "promise ENOTFOUND",
        "resolve ENOTFOUND",
    ]
