"""The photo of a person in the inspector: with consent or not at all."""

import datetime as dt
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QPushButton

from workshopplanner.commands import photos as commands
from workshopplanner.core.people import PersonDetail
from workshopplanner.core.words import read_date
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.answers import Answer, AnswerGrid
from workshopplanner.ui.people.desk import Desk
from workshopplanner.ui.people.portraits import ENDINGS, KIND, as_portrait, pixmap_of, read_picture
from workshopplanner.ui.people.section import Section
from workshopplanner.ui.widgets import named

EDGE = 160  # pixels on the screen


class PhotoPart(Section):
    """Shows the portrait; without the day of a consent none can be added, and without consent it goes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "photo", _("Photo"), folded=True)
        prefix = f"{desk.prefix}.photo"
        self._agreed: dt.date | None = None
        self._data = ""
        self.picture = named(QLabel(), f"{prefix}.picture", _("Photo"))
        self.agreed = named(QCheckBox(_("Agreed to a photo")), f"{prefix}.agreed", _("Agreed to a photo"))
        self.agreed.setToolTip(_("Without this no photo can be kept; taking it back removes the photo."))
        self.agreed.clicked.connect(self._agree)
        self.day = Answer(prefix, "day", _("Agreed on"), None, _problem)
        self.day.given.connect(self._date)
        self.choose = self._button("choose", _("Choose a photo…"), "folder-open", self.choose_file)
        self.paste = self._button("paste", _("Paste"), "copy", self.paste_picture)
        self._lay_out()

    def _button(self, name: str, text: str, icon: str, does: object) -> QPushButton:
        button = named(QPushButton(text), f"{self.desk.prefix}.photo.{name}", text)
        icons.dress(button, icon)
        button.clicked.connect(does)
        return button

    def _lay_out(self) -> None:
        self.body.addWidget(self.picture)
        self.body.addWidget(self.agreed)
        self._grid = AnswerGrid()
        self._grid.add(_("Agreed on"), self.day, self.day.field)
        self.body.addLayout(self._grid)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addStretch(1)
        self.body.addLayout(row)

    # ---- showing

    def show_person(self, detail: PersonDetail, other: bool) -> None:
        portrait = detail.portrait
        if portrait is not None or other or self._data:
            self._agreed = portrait.consented if portrait is not None else None
        data = portrait.data if portrait is not None else ""
        if data != self._data:
            self._data = data
            if data:
                self.picture.setPixmap(pixmap_of(data, EDGE, self.devicePixelRatioF()))
        self.picture.setVisible(bool(data))
        self._show_consent(other)

    def _show_consent(self, other: bool = False) -> None:
        agreed = self._agreed is not None
        self.agreed.setChecked(agreed)
        self.day.field.setEnabled(agreed)
        self.day.show_text(self._agreed.isoformat() if self._agreed else "", other)
        for button in (self.choose, self.paste):
            button.setEnabled(agreed)

    # ---- what a person wants

    def _agree(self, on: bool) -> None:
        if on:
            self._set_consent(dt.date.today())  # noqa: DTZ011 (the day on the wall)
        else:
            self._set_consent(None)

    def _date(self, _field: str, text: str) -> None:
        self._set_consent(read_date(text))

    def _set_consent(self, day: dt.date | None) -> None:
        self._agreed = day
        if self._data and self.desk.detail is not None:
            self.desk.do(commands.set_photo_consent, self.desk.detail.attendee.person_id, day)
        self._show_consent()

    def choose_file(self) -> None:
        """Ask for the file of a picture and keep it."""
        kinds = _("Pictures ({endings})").format(endings=" ".join(ENDINGS))
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a photo"), "", kinds)
        if name:
            self.keep(read_picture(Path(name)))

    def paste_picture(self) -> None:
        """Keep the picture on the clipboard, copied as a picture or as a file."""
        clipboard = QGuiApplication.clipboard()
        files = [url.toLocalFile() for url in clipboard.mimeData().urls() if url.isLocalFile()]
        image = clipboard.image()
        if image.isNull() and files:
            image = read_picture(Path(files[0]))
        if image.isNull():
            raise UserError(_("There is no picture on the clipboard."))
        self.keep(image)

    def keep(self, image: QImage) -> None:
        """Keep a picture as the portrait of the person."""
        if self.desk.detail is not None and self._agreed is not None:
            person_id = self.desk.detail.attendee.person_id
            self.desk.do(commands.set_photo, person_id, KIND, as_portrait(image), self._agreed)


def _problem(_field: str, text: str) -> str:
    if text.strip() and read_date(text) is None:
        return _("“{text}” is not a sure date. Write it as 2018-06-18.").format(text=text)
    return ""
