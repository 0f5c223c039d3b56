"""What is wrong with a long week is worked out beside the hand: no key waits for it."""

import datetime as dt
import threading

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workshopplanner.commands.agenda import add_session
from workshopplanner.store.store import Tx
from workshopplanner.ui import judging
from workshopplanner.ui.agenda.page import AgendaPage
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.jobs import Job


@pytest.fixture
def long_week(sample_hub: Hub) -> Hub:
    def fill(tx: Tx) -> None:
        for number in range(judging.MANY):
            add_session(tx, sample_hub.workshop_id, f"Part {number}", day_id=1, starts=dt.time(9), minutes=30)

    sample_hub.do(fill)
    return sample_hub


def test_no_key_asks_for_the_findings_and_a_long_week_is_judged_beside_the_window(
    long_week: Hub, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = judging.found

    def found(*args: object) -> object:
        asked.append(threading.current_thread().name)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(judging, "found", found)
    page = AgendaPage(long_week)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(lambda: bool(page.findings), timeout=20_000)
    page.open_session(1)
    page.inspector.title.setFocus()
    qtbot.wait(300)
    qtbot.waitUntil(lambda: not Job.running, timeout=20_000)
    before = len(asked)
    QTest.keyClicks(page.inspector.title, "A title typed by hand")
    qtbot.wait(300)
    assert len(asked) == before >= 1
    assert threading.main_thread().name not in asked
