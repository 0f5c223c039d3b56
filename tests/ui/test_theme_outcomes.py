"""Outcomes on the themes page and on the overview."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workshopplanner.commands import workshops
from workshopplanner.errors import UserError
from workshopplanner.queries.themes import themes
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.overview.coverage import CoverageCard
from workshopplanner.ui.themes import ThemesPage


def test_a_theme_is_given_outcomes_by_their_numbers(qtbot: QtBot, hub: Hub) -> None:
    for statement in ("Say what the Convention asks for", "Draft a policy"):
        hub.do(workshops.add_outcome, hub.workshop_id, statement)
    page = ThemesPage(hub)
    qtbot.addWidget(page)
    page.show()
    theme = hub.ask(themes, hub.workshop_id)[0]
    column = page.outcomes.column()
    assert column.edit is not None
    column.edit(theme, "2, 1")
    theme = hub.ask(themes, hub.workshop_id)[0]
    assert column.show(theme) == "1, 2"
    assert page.outcomes.told(theme).splitlines()[1] == "2 Draft a policy (no session yet)"
    with pytest.raises(UserError, match="no outcome 7"):
        column.edit(theme, "7")
    column.edit(theme, "")
    assert hub.ask(themes, hub.workshop_id)[0].outcomes == ()


def test_the_overview_names_the_outcomes_without_a_session(qtbot: QtBot, hub: Hub) -> None:
    card = CoverageCard(hub)
    qtbot.addWidget(card)
    card.show()
    hub.do(workshops.add_outcome, hub.workshop_id, "Draft a policy")
    QApplication.processEvents()  # rows appear a moment after they are made
    shown = {label.objectName(): label.text() for label in card.findChildren(QLabel) if label.isVisible()}
    assert shown["overview.coverage.verdict"] == "No session serves outcome 1 yet."
    assert shown["overview.coverage.1"] == "no session yet"
