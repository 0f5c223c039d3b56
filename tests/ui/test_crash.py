"""The exception hook: a sentence for a person, a refresh after a conflict, a calm dialog for our mistakes."""

import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from workshopplanner.errors import Conflict, Unreachable, UserError
from workshopplanner.ui import crash
from workshopplanner.ui.crash import Hook
from workshopplanner.ui.window import Window

ROOT = Path(__file__).parents[2]


def stumble(problem: BaseException) -> None:
    raise problem


def take(hook: Hook, problem: BaseException) -> None:
    with pytest.raises(type(problem)) as caught:
        stumble(problem)
    hook.take(caught.type, caught.value, caught.tb)


@pytest.fixture
def hook(window: Window) -> Hook:
    made = Hook(window)
    window.talk.listen_to(made)
    return made


def test_a_sentence_for_a_person_is_stated_above_the_page(window: Window, hook: Hook) -> None:
    take(hook, UserError("Unlock “Lunch” first."))
    assert window.notices.sentence("told") == "Unlock “Lunch” first."
    close = window.findChild(QPushButton, "notice.told.close")
    assert close is not None
    close.click()
    assert window.notices.sentence("told") == ""
    assert not window.notices.isVisible()


def test_a_conflict_is_said_and_the_others_work_is_shown(window: Window, hook: Hook) -> None:
    from workshopplanner.commands.workshops import edit_workshop
    from workshopplanner.store.store import Store

    assert window.desk.path is not None
    assert window.hub is not None
    other = Store(window.desk.path, by="somebody@elsewhere")
    other.do(edit_workshop, window.hub.workshop_id, short_name="Theirs")
    other.close()
    with pytest.raises(Conflict) as caught:
        window.hub.do(edit_workshop, window.hub.workshop_id, short_name="Mine")
    take(hook, caught.value)
    assert window.windowTitle().startswith("Theirs")
    assert "somebody@elsewhere" in window.notices.sentence("told")


def test_an_unreachable_disk_is_said_once(window: Window, hook: Hook) -> None:
    take(hook, Unreachable("The disk is full."))
    assert window.notices.sentence("told") == "The disk is full."
    window.talk.settle()
    window.talk.show_unsaved("The disk is full.", list)
    take(hook, Unreachable("The disk is full."))
    assert window.notices.sentence("told") == ""
    assert window.notices.sentence("unsaved") == "Not saved: The disk is full."


def test_our_mistake_opens_one_dialog_a_second(
    window: Window, hook: Hook, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    reports: list[str] = []
    hook.broke.connect(reports.append)
    caplog.set_level(logging.ERROR, "workshopplanner")
    for _ in range(5):
        take(hook, KeyError("Aigerim"))
    assert len(reports) == 1
    details = window.findChild(QPlainTextEdit, "mistake.details")
    copy = window.findChild(QPushButton, "mistake.copy")
    assert details is not None
    assert copy is not None
    assert "KeyError: 'Aigerim'" in details.toPlainText()  # shown to the person who sits here
    copy.click()
    assert QGuiApplication.clipboard().text() == details.toPlainText()
    assert len(caplog.records) == 5
    assert "Aigerim" not in "".join(record.getMessage() for record in caplog.records)  # and never written down
    capsys.readouterr()


def test_what_happens_in_another_thread_arrives_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = Hook()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hook.install()

    def work() -> None:
        raise UserError("From far away.")

    with qtbot.waitSignal(hook.told) as heard:
        threading.Thread(target=work).start()
    assert heard.args == ["From far away."]


def test_the_log_rotates_and_takes_what_qt_says(tmp_path: Path) -> None:
    program = f"""
import logging, pathlib
from PySide6.QtCore import qWarning, QCoreApplication
from workshopplanner.ui import crash
app = QCoreApplication([])
crash.keep_log(pathlib.Path({str(tmp_path)!r}))
qWarning("a word from Qt")
for _ in range(30_000):
    logging.getLogger("workshopplanner").info("x" * 80)
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60)
    logs = sorted(tmp_path.glob("planner.log*"))
    assert len(logs) == 4
    assert all(log.stat().st_size <= 500_100 for log in logs)
    subprocess.run([sys.executable, "-c", program.replace("30_000", "0")], cwd=ROOT, check=True, timeout=60)
    assert "a word from Qt" in (tmp_path / "planner.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    crash.keep_log(tmp_path / "file" / "log")
