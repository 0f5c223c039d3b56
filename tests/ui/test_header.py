"""The page header keeps everything in reach, whatever the width and the direction of writing."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workshopplanner.ui.header import HeaderLayout


class Header(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.heading, self.primary = QLabel("Agenda"), QPushButton("Add session")
        self.tools = [QPushButton(text) for text in ("Week", "Day", "List")] + [QLineEdit(), QPushButton("Tray: 2")]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        layout = HeaderLayout()
        layout.setContentsMargins(16, 8, 16, 8)
        layout.set_heading(self.heading)
        layout.set_primary(self.primary)
        for tool in self.tools[:-1]:
            layout.addWidget(tool)
        layout.addStretch(1)
        layout.addWidget(self.tools[-1])
        column.addLayout(layout)
        column.addWidget(QWidget(), 1)

    def all(self) -> list[QWidget]:
        return [self.heading, *self.tools, self.primary]

    def places(self) -> list[QRect]:
        return [widget.geometry() for widget in self.all()]


def shown(qtbot: QtBot, width: int, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> Header:
    header = Header()
    qtbot.addWidget(header)
    header.setLayoutDirection(direction)
    header.resize(width, 400)
    header.show()
    return header


def test_one_line_where_there_is_room(qtbot: QtBot) -> None:
    header = shown(qtbot, 1100)
    assert len({place.center().y() // 4 for place in header.places()}) <= 2  # one line, give or take a pixel
    assert [place.left() for place in header.places()] == sorted(place.left() for place in header.places())
    assert header.places()[-1].right() == 1100 - 16 - 1


def test_nothing_is_cut_or_covered_however_narrow(qtbot: QtBot) -> None:
    for width in range(200, 1100, 37):
        header = shown(qtbot, width)
        for at, (widget, place) in enumerate(zip(header.all(), header.places(), strict=True)):
            assert place.width() >= widget.minimumSizeHint().width(), (width, at)
            assert 0 <= place.left() <= place.right() < max(width, header.minimumSizeHint().width()), (width, at)
            for other in header.places()[at + 1 :]:
                assert not place.intersects(other), (width, at)


def test_primary_stays_in_the_first_line(qtbot: QtBot) -> None:
    header = shown(qtbot, 420)
    assert header.primary.geometry().top() < header.tools[0].geometry().top()
    assert header.primary.geometry().right() == 420 - 16 - 1


def test_right_to_left_is_the_mirror_image(qtbot: QtBot) -> None:
    for width in (420, 1100):
        left = shown(qtbot, width).places()
        right = shown(qtbot, width, Qt.LayoutDirection.RightToLeft).places()
        assert [width - 1 - place.right() for place in right] == [place.left() for place in left]
