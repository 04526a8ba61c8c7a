"""Hands tests out to processes one by one, but those of some files together.

What such a file starts or builds, such as servers and editors, is there once then. xdist's own groups do nothing in
pytest 9.2, and say nothing of it.
"""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/editors/driven/", "tests/lsp/", "tests/website/")
"""The folders of these files."""


class ByFile(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return nodeid.split("::", 1)[0] if nodeid.startswith(TOGETHER) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile:
    return ByFile(config, log)
