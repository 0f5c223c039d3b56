"""What can be done with several applicants at once: what all people can be given, and eligibility."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from workshopplanner.core.applicants import Point
from workshopplanner.language import _
from workshopplanner.ui.roster.bulk import BulkBar
from workshopplanner.ui.widgets import named


class ApplicantsBulk(BulkBar):
    """Offers each point of eligibility as met, not met, or not looked at."""

    point_wanted = Signal(int, object)  # point of eligibility, met or None

    def __init__(self) -> None:
        super().__init__("applicants")

    def _more(self) -> Sequence[QPushButton]:
        self.points = named(QPushButton(_("Eligibility")), "applicants.bulk.points", _("Eligibility"))
        self._menu = named(QMenu(self.points), "applicants.bulk.points.menu", _("Eligibility"))
        self._menu.triggered.connect(self._picked)
        self.points.setMenu(self._menu)
        return [self.points]

    def offer(self, points: Sequence[Point]) -> None:
        """Offer the points of eligibility of the workshop."""
        self._menu.clear()
        for point in points:
            inside = self._menu.addMenu(point.title.replace("&", "&&"))
            for text, met in ((_("Met"), True), (_("Not met"), False), (_("Nobody has looked"), None)):
                inside.addAction(text).setData((point.id, met))
        self.points.setVisible(bool(points))

    def _picked(self, action: QAction) -> None:
        if action.data() is not None:
            self.point_wanted.emit(*action.data())
