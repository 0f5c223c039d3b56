"""The same store tests on a file and on a PostgreSQL server."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.databases import fresh_database
from workshopplanner.store import engines
from workshopplanner.store.store import Store
from workshopplanner.store.upgrade import create_schema

Opener = Callable[[str], Store]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project file with its tables and nothing in them."""
    path = tmp_path_factory.mktemp("empty") / "empty.workshop"
    writing, reading = engines.pair(path)
    with writing.begin() as connection:
        create_schema(connection)
    writing.dispose()
    reading.dispose()
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own."""
    from tests.postgres import temporary_postgres

    with temporary_postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def opener(request: pytest.FixtureRequest, tmp_path: Path, empty_file: Path) -> Iterator[Opener]:
    """Open any number of stores on one empty database, each for a person of the given name."""
    opened: list[Store] = []
    where: Path | str
    if request.param == "sqlite":
        where = Path(shutil.copy(empty_file, tmp_path / "shared.workshop"))
    else:
        where = fresh_database(request.getfixturevalue("server"))

    def open_store(by: str) -> Store:
        opened.append(Store(where, by=by))
        return opened[-1]

    yield open_store
    for store in opened:
        store.close()


@pytest.fixture
def place(opener: Opener) -> Store:
    """A store on an empty database."""
    return opener("me@test")


@pytest.fixture
def again(opener: Opener) -> Store:
    """The same person's store on the same database, as after a restart."""
    return opener("me@test")


@pytest.fixture
def other(opener: Opener) -> Store:
    """Somebody else's store on the same database."""
    return opener("other@test")
