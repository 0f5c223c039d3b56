"""What all tests share: real stores in temporary files, made once and copied."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from tests.builders import contents, small_workshop
from workshopplanner.store import file
from workshopplanner.store.store import Store


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep every test away from the settings, logs and files of the person who runs it."""
    os.environ["WORKSHOPPLANNER_HOME"] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project file with the shipped data; copy it, never open it."""
    path = tmp_path_factory.mktemp("seeded") / "seeded.workshop"
    file.create(path).close()
    return path


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Path:
    """A project file with the small workshop of `builders`."""
    path = tmp_path_factory.mktemp("planned") / "planned.workshop"
    shutil.copy(seeded, path)
    store = Store(path)
    store.barrier(small_workshop)
    store.close()
    return path


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Path:
    """A project file with the Seoul sample."""
    from workshopplanner.commands.sample import make_seoul_sample

    path = tmp_path_factory.mktemp("sampled") / "Seoul 2018.workshop"
    shutil.copy(seeded, path)
    store = Store(path)
    store.barrier(make_seoul_sample)
    store.close()
    return path


def _undoing(path: Path) -> Iterator[Store]:
    """Yield a store, then undo everything the test did and find the file as it was: each command proves its undo."""
    store = Store(path)
    before = contents(store)
    yield store
    while store.undo() is not None:
        pass
    after = contents(store)
    store.close()
    assert after == before


@pytest.fixture
def store(planned: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the small workshop."""
    path = tmp_path / "project.workshop"
    shutil.copy(planned, path)
    yield from _undoing(path)


@pytest.fixture
def sample(sampled: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the Seoul sample."""
    path = tmp_path / "Seoul 2018.workshop"
    shutil.copy(sampled, path)
    yield from _undoing(path)


@pytest.fixture
def workshop_id(store: Store) -> int:
    """The id of the small workshop."""
    return _first_workshop(store)


@pytest.fixture
def hub(store: Store) -> Iterator[Any]:
    """The hub of a window on the small workshop."""
    from workshopplanner.ui.hub import Hub

    yield Hub(store, _first_workshop(store))
    store.on_change = None


@pytest.fixture
def sample_hub(sample: Store) -> Iterator[Any]:
    """The hub of a window on the Seoul sample."""
    from workshopplanner.ui.hub import Hub

    yield Hub(sample, _first_workshop(sample))
    sample.on_change = None


def _first_workshop(store: Store) -> int:
    from sqlalchemy import select

    from workshopplanner.store.schema import Workshop

    found = store.ask(lambda tx: tx.scalars(select(Workshop.id).order_by(Workshop.id)).first())
    assert found is not None
    return found


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Where nothing may be skipped in silence, a skipped test is a failed one."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and os.environ.get("WORKSHOP_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
