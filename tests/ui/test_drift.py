"""PySide6 6.12.0 on Python 3.11 loses a reference to None at every void call and dies after some thousands."""

import sys

import pytest
from PySide6.QtWidgets import QWidget


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_calls_into_qt_do_not_wear_none_out(qapp: object) -> None:
    assert qapp is not None
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        widget.setWindowTitle("x")
    assert abs(sys.getrefcount(None) - before) < 100
