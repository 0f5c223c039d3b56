"""The Exports page: what is offered, shown, promised and written."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6.QtWidgets")

from openpyxl import load_workbook
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from workshopplanner.commands.conventions import add_convention
from workshopplanner.core.conventions import ConventionWish
from workshopplanner.exchange.workbook import styles, written_here
from workshopplanner.ui.exports.page import ExportsPage
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.tokens import LIGHT


@pytest.fixture
def page(sample_hub: Hub, qtbot: QtBot) -> ExportsPage:
    return _shown(sample_hub, qtbot)


def _shown(hub: Hub, qtbot: QtBot) -> ExportsPage:
    page = ExportsPage(hub)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.saving.open_after.setChecked(False)
    return page


def _find(page: ExportsPage, kind: type, name: str) -> Any:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def _text(page: ExportsPage, name: str) -> str:
    return str(_find(page, QLabel, name).text())


def _export(page: ExportsPage, qtbot: QtBot) -> None:
    _find(page, QPushButton, "exports.export").click()
    words = _find(page, QLabel, "exports.result.text")
    qtbot.waitUntil(words.isVisible, timeout=20_000)


def _target(page: ExportsPage) -> Path:
    """Where the page proposes to write; the name carries the date, and a test run may pass midnight."""
    return Path(_find(page, QLineEdit, "exports.path").text())


def _choose(page: ExportsPage, name: str, data: str) -> None:
    box = _find(page, QComboBox, f"exports.{name}")
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_one_click_writes_the_public_programme(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    name = _target(page).name
    assert _target(page) == tmp_path / name
    assert re.fullmatch(r"Seoul2018_Programme_Draft_\d{4}-\d\d-\d\d\.xlsx", name)
    assert _text(page, "exports.privacy") == (
        "Contains: 16 participant names, 4 trainer names, 7 other names. No e-mail, telephone, passport, diet or score."
    )
    assert _text(page, "exports.preview.where") == "page 1 of 1 · A4"
    _export(page, qtbot)
    assert _text(page, "exports.result.text") == f"Written: {name}"
    assert load_workbook(tmp_path / name).sheetnames == ["Programme", "Sessions", "Lists", "About"]
    _export(page, qtbot)  # its own file is written again without a question
    assert _text(page, "exports.result.text") == f"Written: {name}"


def test_a_preset_ticks_its_sheets_and_another_tick_leaves_it(page: ExportsPage) -> None:
    _find(page, QRadioButton, "exports.preset.coordinator").click()
    ticks = {kind: _find(page, QCheckBox, f"exports.sheet.{kind}") for kind in ("programme", "people", "countries")}
    assert all(tick.isChecked() for tick in ticks.values())
    assert _find(page, QComboBox, "exports.audience").currentData() == "team"
    assert "43 e-mail addresses" in _text(page, "exports.privacy")
    assert "_Coordinator_" in _find(page, QLineEdit, "exports.path").text()
    ticks["people"].click()
    assert not _find(page, QRadioButton, "exports.preset.coordinator").isChecked()
    assert "gender" not in _text(page, "exports.privacy")
    ticks["people"].click()
    assert _find(page, QRadioButton, "exports.preset.coordinator").isChecked()


def test_what_has_no_data_is_greyed_with_the_reason(hub: Hub, qtbot: QtBot) -> None:
    page = _shown(hub, qtbot)
    offered = {
        name: (button.isEnabled(), button.toolTip())
        for name in ("programme", "coordinator", "participants", "countries")
        for button in [_find(page, QRadioButton, f"exports.preset.{name}")]
    }
    assert offered == {
        "programme": (True, ""),
        "coordinator": (True, ""),
        "participants": (False, "Nobody is selected, invited or confirmed yet."),
        "countries": (False, "No participant represents a country yet."),
    }
    people = _find(page, QCheckBox, "exports.sheet.people")
    assert (people.isEnabled(), people.accessibleDescription()) == (False, "There are no people yet.")
    for name in ("programme", "sessions"):
        _find(page, QCheckBox, f"exports.sheet.{name}").click()
    assert _text(page, "exports.privacy") == "Nothing that is ticked has data yet."
    assert not _find(page, QPushButton, "exports.export").isEnabled()


def test_language_and_paper_are_the_exports_own(page: ExportsPage) -> None:
    _find(page, QRadioButton, "exports.preset.coordinator").click()
    _choose(page, "language", "fr")
    _choose(page, "paper", "letter")
    sheets = _find(page, QComboBox, "exports.preview.sheet")
    assert [sheets.itemText(at) for at in range(sheets.count())][1:4] == ["Séances", "Participants", "Personnes"]
    assert _text(page, "exports.preview.where") == "page 1 of 1 · Letter"
    assert "_Coordination_" in _find(page, QLineEdit, "exports.path").text()
    assert page.title() == "Exports"
    assert _text(page, "exports.privacy").startswith("Contains: 30 participant names")  # the screen stays English


def test_the_preview_goes_through_the_pages_and_zooms(page: ExportsPage) -> None:
    _find(page, QRadioButton, "exports.preset.coordinator").click()
    sheets = _find(page, QComboBox, "exports.preview.sheet")
    sheets.setCurrentIndex(sheets.findText("Participants"))
    assert _text(page, "exports.preview.where") == "page 1 of 3 · A4"
    _find(page, QPushButton, "exports.preview.on").click()
    assert _text(page, "exports.preview.where") == "page 2 of 3 · A4"
    fitted = page.preview.view.width()
    _find(page, QPushButton, "exports.preview.larger").click()
    assert page.preview.view.width() > fitted
    assert page.zoom(0)
    assert page.preview.view.width() == fitted
    picture = page.preview.view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(picture.height())}
    assert len(colours) > 20  # a page with text on it, not an empty sheet


def test_a_foreign_file_is_asked_about(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = _target(page)
    target.write_bytes(b"somebody's work")
    _export(page, qtbot)
    assert "was not written by this program" in _text(page, "exports.result.text")
    assert target.read_bytes() == b"somebody's work"
    _find(page, QPushButton, "exports.result.other").click()
    beside = tmp_path / f"{target.stem}_2.xlsx"
    qtbot.waitUntil(beside.exists, timeout=20_000)
    qtbot.waitUntil(lambda: _text(page, "exports.result.text") == f"Written: {beside.name}")
    page.saving.path.setText(str(target))
    _export(page, qtbot)
    _find(page, QPushButton, "exports.result.replace").click()
    qtbot.waitUntil(lambda: written_here(target), timeout=20_000)
    qtbot.waitUntil(lambda: _text(page, "exports.result.text") == f"Written: {target.name}")


def test_a_place_that_cannot_be_written_offers_a_way_out(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = _target(page)
    _export(page, qtbot)
    lock = tmp_path / f".~lock.{target.name}#"
    lock.touch()
    _find(page, QPushButton, "exports.export").click()
    qtbot.waitUntil(lambda: "is open in LibreOffice" in _text(page, "exports.result.text"), timeout=20_000)
    lock.unlink()
    _find(page, QPushButton, "exports.result.retry").click()
    qtbot.waitUntil(lambda: _text(page, "exports.result.text") == f"Written: {target.name}", timeout=20_000)


def test_given_up_nothing_is_left(page: ExportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with qtbot.waitSignals([page.saving.busy, page.saving.busy], timeout=20_000):
        page.export()
        page.saving.cancel()
    assert sorted(tmp_path.iterdir()) == before
    assert _find(page, QPushButton, "exports.export").isEnabled()


class _Opener(QObject):
    """Stands in for the system's programs, which a test must not start."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[_Opener]:
    opener = _Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # the stubs say bytes
    yield opener
    QDesktopServices.unsetUrlHandler("file")


def test_it_opens_when_done(page: ExportsPage, qtbot: QtBot, opener: _Opener, tmp_path: Path) -> None:
    page.saving.open_after.setChecked(True)
    _export(page, qtbot)
    _find(page, QPushButton, "exports.result.folder").click()
    assert opener.opened == [_target(page), tmp_path]


def test_warnings_lead_to_their_place(page: ExportsPage, qtbot: QtBot) -> None:
    button = _find(page, QPushButton, "exports.warnings")
    actions = button.menu().actions()
    assert button.text() == f"{len(actions)} warnings"
    with qtbot.waitSignal(page.wanted) as went:
        actions[0].trigger()
    assert went.args is not None
    assert went.args[0] in {"agenda", "themes", "roster", "overview"}


def test_the_page_follows_the_data(page: ExportsPage, sample_hub: Hub) -> None:
    from workshopplanner.commands import workshops

    sample_hub.do(workshops.edit_workshop, sample_hub.workshop_id, short_name="Incheon")
    assert Path(_find(page, QLineEdit, "exports.path").text()).name.startswith("Incheon_Programme_")


def test_a_name_of_ones_own_stays(page: ExportsPage, tmp_path: Path) -> None:
    field = _find(page, QLineEdit, "exports.path")
    field.setText("mine")
    field.textEdited.emit("mine")
    _find(page, QRadioButton, "exports.preset.coordinator").click()
    assert field.text() == "mine"
    assert page.saving.target == tmp_path / "mine.xlsx"


def test_the_print_palette_is_the_light_one_of_the_window() -> None:
    assert [(one.bar, one.fill) for one in styles.TINTS] == [(slot.accent, slot.fill) for slot in LIGHT.slots]
    assert (LIGHT.text, LIGHT.secondary, LIGHT.neutral) == (styles.TEXT, styles.SECONDARY, styles.NEUTRAL)


def test_the_convention_of_the_countries_sheet_is_chosen_where_there_are_several(
    page: ExportsPage, sample_hub: Hub
) -> None:
    box = _find(page, QComboBox, "exports.convention")
    assert not box.isVisible()
    sample_hub.do(add_convention, ConventionWish("2003", "Intangible Heritage"))
    assert box.isVisible()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert page._pack is not None
    assert page._pack.convention == "Intangible Heritage"
    sample_hub.store.undo()
    assert (page.options.convention, box.isVisible()) == ("2005", False)
    assert page._pack.convention.startswith("Convention on the Protection")
