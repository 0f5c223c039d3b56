"""A window from right to left: times and dates in their order, units beside their numbers, exports as written."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from workshopplanner import language
from workshopplanner.ui import fields
from workshopplanner.ui.agenda import words
from workshopplanner.ui.begin import make_app
from workshopplanner.ui.exports.options import Options
from workshopplanner.ui.preferences import Preferences


@pytest.fixture
def arabic(qapp: QApplication) -> Iterator[QApplication]:
    """The application in Arabic, put back afterwards."""
    before = QLocale()
    yield make_app(Preferences(language="ar"))
    language.use("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(before)


def test_times_and_dates_keep_the_order_in_which_they_are_read(arabic: QApplication, qtbot: QtBot) -> None:
    time, date = fields.time(dt.time(9, 15)), fields.date(dt.date(2018, 6, 18))
    for field in (time, date):
        qtbot.addWidget(field)
        assert field.isRightToLeft()
    assert (time.text(), date.text()) == ("09:15", "الاثنين 18 يونيو 2018")


def test_digits_are_those_of_the_sentences(arabic: QApplication) -> None:
    assert words.span(615, 705) == "\u206610:15\u200e–\u200e11:45\u2069"
    assert words.minutes(45) == "\u206845 د\u2069"


def test_an_export_keeps_its_own_language(arabic: QApplication, qtbot: QtBot) -> None:
    options = Options()
    qtbot.addWidget(options)
    version, chosen = options.findChild(QLineEdit, "exports.version"), options.findChild(QComboBox, "exports.language")
    assert version is not None
    assert chosen is not None
    assert (options.language, version.text()) == ("en", "Draft")
    chosen.setCurrentIndex(chosen.findData("fr"))
    chosen.activated.emit(chosen.currentIndex())
    assert version.text() == "Projet"
