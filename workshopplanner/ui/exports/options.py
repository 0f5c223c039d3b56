"""What is exported and for whom: a preset, or sheets, audience, language, paper and version one by one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.core.countries import Convention
from workshopplanner.core.exports import (
    CHOOSABLE,
    PRESETS,
    SPOKEN,
    Audience,
    Choice,
    Pack,
    Paper,
    Preset,
    SheetKind,
    missing,
    missing_for,
)
from workshopplanner.core.kinds import label
from workshopplanner.language import LANGUAGES, _, current, speaking
from workshopplanner.ui.widgets import named

_TYPING = 250  # milliseconds after the last key before the preview follows


@dataclass
class _State:
    """What is chosen; `sheets` are those ticked, whether they have data or not."""

    sheets: set[SheetKind]
    audience: Audience


class Options(QScrollArea):
    """The left side of the page."""

    changed = Signal()  # anything but the language
    language_changed = Signal()
    convention_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "exports.options")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pack: Pack | None = None
        self._state = _State(set(PRESETS[0].sheets), PRESETS[0].audience)
        self._presets = QButtonGroup(self)
        self._ticks = {kind: named(QCheckBox(label(kind)), f"exports.sheet.{kind}", label(kind)) for kind in CHOOSABLE}
        self._audience = _choices("audience", _("Audience"), {one.value: label(one) for one in Audience})
        self._language = _choices("language", _("Language"), {code: LANGUAGES[code] for code in SPOKEN})
        self._paper = _choices("paper", _("Paper"), {one.value: label(one) for one in Paper})
        self._convention = _choices("convention", _("Convention"), {})
        self._language.setCurrentIndex(max(self._language.findData(current()), 0))
        self._version = named(QLineEdit(_draft(self.language)), "exports.version", _("Version"))
        self._version.setMaxLength(40)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 0, 12, 12)
        self._column.setSpacing(4)
        self._add_presets()
        self._add_sheets()
        self._add_fields()
        self._column.addStretch(1)
        self.setWidget(inside)
        self._connect()
        self._reflect()

    def _add_presets(self) -> None:
        self._column.addWidget(_section(_("Preset")))
        for at, preset in enumerate(PRESETS):
            button = named(QRadioButton(_(preset.title)), f"exports.preset.{preset.key}", _(preset.title))
            self._presets.addButton(button, at)
            self._column.addWidget(button)

    def _add_sheets(self) -> None:
        self._column.addWidget(_section(_("Sheets")))
        for tick in self._ticks.values():
            self._column.addWidget(tick)
        note = QLabel(_("Lists and About come along."))
        note.setProperty("role", "caption")
        note.setWordWrap(True)
        self._column.addWidget(note)

    def _add_fields(self) -> None:
        self._column.addWidget(_section(_("For")))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (_("&Audience"), self._audience),
            (_("&Language"), self._language),
            (_("&Paper"), self._paper),
            (_("&Version"), self._version),
            (_("&Convention"), self._convention),
        ):
            form.addRow(words, field)
        self._form = form
        form.setRowVisible(self._convention, False)
        self._column.addLayout(form)

    def _connect(self) -> None:
        self._presets.idClicked.connect(self._take_preset)
        for tick in self._ticks.values():
            tick.clicked.connect(self._take_ticks)
        self._audience.activated.connect(self._take_audience)
        self._paper.activated.connect(self.changed)
        self._language.activated.connect(self._take_language)
        self._convention.activated.connect(self.convention_changed)
        self._version.textEdited.connect(self._typing.start)
        self._typing.timeout.connect(self.changed)

    # ---- what is chosen

    @property
    def language(self) -> str:
        """The language of the export."""
        return str(self._language.currentData())

    @property
    def convention(self) -> str:
        """The convention that the Countries sheet tells about."""
        return str(self._convention.currentData() or "2005")

    def show_conventions(self, found: Sequence[Convention]) -> None:
        """Offer the conventions there are; where there is only one, it is not asked about."""
        before = self.convention
        self._convention.clear()
        for row in found:
            self._convention.addItem(_("{code} Convention").format(code=row.code), row.code)
        self._convention.setCurrentIndex(max(0, self._convention.findData(before)))
        self._form.setRowVisible(self._convention, len(found) > 1)
        if self.convention != before:
            self.convention_changed.emit()

    def choice(self) -> Choice | None:
        """Return what would be exported, or None while nothing chosen has data."""
        sheets = tuple(kind for kind in CHOOSABLE if kind in self._state.sheets and self._has(kind))
        if not sheets:
            return None
        return Choice(
            sheets,
            self._state.audience,
            dt.datetime.now().astimezone().date(),
            self.language,
            Paper(self._paper.currentData()),
            self._version.text().strip(),
            self._preset_key(),
        )

    def _has(self, kind: SheetKind) -> bool:
        return self._pack is not None and not missing(self._pack, kind)

    def _preset_key(self) -> str:
        preset = self._matching()
        return preset.key if preset else ""

    def _matching(self) -> Preset | None:
        """Return the preset that what is chosen amounts to, if it does."""
        wanted = (self._state.sheets, self._state.audience)
        return next((one for one in PRESETS if (set(one.sheets), one.audience) == wanted), None)

    def show_pack(self, pack: Pack) -> None:
        """Offer what a workshop has data for; a preset without any gives way to the first that has some."""
        self._pack = pack
        preset = self._matching()
        if preset and missing_for(pack, preset):
            able = next((one for one in PRESETS if not missing_for(pack, one)), None)
            if able is not None:
                self._state = _State(set(able.sheets), able.audience)
        self._reflect()

    # ---- taking what a person does

    def _take_preset(self, at: int) -> None:
        self._state = _State(set(PRESETS[at].sheets), PRESETS[at].audience)
        self._reflect()
        self.changed.emit()

    def _take_ticks(self) -> None:
        ticked = {kind for kind, tick in self._ticks.items() if tick.isChecked()}
        without_data = {kind for kind in self._state.sheets if not self._has(kind)}
        self._state.sheets = ticked | without_data
        self._reflect()
        self.changed.emit()

    def _take_audience(self) -> None:
        self._state.audience = Audience(self._audience.currentData())
        self._reflect()
        self.changed.emit()

    def _take_language(self) -> None:
        if self._version.text() in {_draft(code) for code in SPOKEN}:
            self._version.setText(_draft(self.language))
        self.language_changed.emit()

    # ---- showing it

    def _reflect(self) -> None:
        preset = self._matching()
        self._presets.setExclusive(False)  # else the last one could not be unchecked
        for at, one in enumerate(PRESETS):
            _explain(self._presets.button(at), missing_for(self._pack, one) if self._pack else "")
            self._presets.button(at).setChecked(one is preset)
        self._presets.setExclusive(True)
        for kind, tick in self._ticks.items():
            _explain(tick, missing(self._pack, kind) if self._pack else "")
            tick.setChecked(kind in self._state.sheets and self._has(kind))
        self._audience.setCurrentIndex(self._audience.findData(self._state.audience.value))


def _draft(code: str) -> str:
    with speaking(code):
        return _("Draft")


def _explain(button: QAbstractButton, reason: str) -> None:
    """Grey a button where data is missing, and say which."""
    button.setEnabled(not reason)
    button.setToolTip(reason)
    button.setAccessibleDescription(reason)


def _choices(name: str, words: str, items: dict[str, str]) -> QComboBox:
    box = named(QComboBox(), f"exports.{name}", words)
    for key, text in items.items():
        box.addItem(text, key)
    return box


def _section(words: str) -> QLabel:
    heading = QLabel(words)
    heading.setProperty("role", "section")
    heading.setContentsMargins(0, 10, 0, 2)
    return heading
