"""Long work beside the window."""

import sys
import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workshopplanner.core.progress import Report
from workshopplanner.errors import UserError
from workshopplanner.ui import jobs
from workshopplanner.ui.jobs import Job


def listened(job: Job) -> list[tuple[Any, ...]]:
    heard: list[tuple[Any, ...]] = []
    job.progressed.connect(lambda done, of: heard.append(("progressed", done, of)))
    job.done.connect(lambda answer: heard.append(("done", answer)))
    job.failed.connect(lambda sentence: heard.append(("failed", sentence)))
    job.ended.connect(lambda: heard.append(("ended", threading.current_thread() is threading.main_thread())))
    return heard


def add_up(numbers: tuple[int, ...], report: Report) -> int:
    total = 0
    for at, number in enumerate(numbers, start=1):
        report(at, len(numbers))
        total += number
    return total


def test_a_job_reports_answers_and_ends_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    job = Job(add_up, (1, 2, 3))
    heard = listened(job)
    with qtbot.waitSignal(job.ended):
        job.start()
    progress = [("progressed", 1, 3), ("progressed", 3, 3)]  # at most every 50 ms, and always the end
    assert heard == [*progress, ("done", 6), ("ended", True)]
    assert not Job.running


def test_a_sentence_for_a_person_is_handed_over(qtbot: QtBot) -> None:
    def refuse(report: Report) -> None:
        raise UserError("The sheet has no header row.")

    job = Job(refuse)
    heard = listened(job)
    with qtbot.waitSignal(job.ended):
        job.start()
    assert heard == [("failed", "The sheet has no header row."), ("ended", True)]


def test_our_mistake_goes_to_the_hook_as_well(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    hooked: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_rest: hooked.append(kind))

    def stumble(report: Report) -> None:
        raise ZeroDivisionError

    job = Job(stumble)
    heard = listened(job)
    with qtbot.waitSignal(job.ended):
        job.start()
    assert hooked == [ZeroDivisionError]
    assert [what[0] for what in heard] == ["failed", "ended"]


def test_a_cancelled_job_leaves_nothing_but_its_end(qtbot: QtBot) -> None:
    going = threading.Event()

    def endless(report: Report) -> None:
        while True:
            going.set()
            report(0, 1)

    job = Job(endless)
    ended: list[bool] = []
    job.done.connect(lambda _answer: ended.append(False))
    job.failed.connect(lambda _sentence: ended.append(False))
    job.ended.connect(lambda: ended.append(True))
    job.start()
    assert going.wait(5)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert ended == [True]


def test_quitting_cancels_and_awaits_all(qtbot: QtBot) -> None:
    def endless(report: Report) -> None:
        while True:
            report(0, 1)

    started = [Job(endless).start() for _ in range(3)]
    jobs.end_all()
    assert not Job.running
    assert all(job.cancelled for job in started)
