"""Options and fixtures of all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["pytester", "support.by_file", "support.unsteady"]

# The same examples in every run; `--hypothesis-profile explore` looks for new ones.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", max_examples=3000, deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what is found into the expected sections")
    parser.addoption("--corpus", type=Path, help="a folder of real agent files to run tests/test_corpus.py over")
    parser.addoption("--editors", action="store_true", help="drive real editors, too")
    parser.addoption("--installed", type=Path, default=Path(".editors"), help="the folder they are installed below")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    wanted = {"test_corpus.py": "--corpus", "driven": "--editors"}.get(collection_path.name)
    return True if wanted and not config.getoption(wanted) else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "corpus_file" in metafunc.fixturenames:
        folder = metafunc.config.getoption("--corpus")
        # Named itself, the file is collected without a folder too.
        files = sorted(folder.rglob("*.md")) if folder else []
        metafunc.parametrize("corpus_file", files, ids=[str(file.relative_to(folder)) for file in files])


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the tests' runs find is not kept with what the user's do; processes that tests start heed it too."""
    os.environ["AGENTLS_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("AGENTLS_NO_CACHE", None)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
