"""The colours: every pair that stands together is legible, and the stylesheet uses no others."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from workshopplanner import resources
from workshopplanner.ui import icons, style
from workshopplanner.ui.tokens import DARK, LIGHT, Tokens, scheme

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(autouse=True)
def _undressed(qapp: QApplication) -> Iterator[None]:
    palette = qapp.palette()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    scheme.choose(LIGHT)


def text_pairs(tokens: Tokens) -> Iterator[tuple[str, str]]:
    for ground in (tokens.window, tokens.surface, tokens.neutral, tokens.selection):
        yield tokens.text, ground
    for ground in (tokens.window, tokens.surface, tokens.neutral):
        yield tokens.secondary, ground
    yield tokens.accent, tokens.surface
    yield tokens.accent, tokens.window
    yield tokens.on_accent, tokens.accent
    for tone in (tokens.error, tokens.warning, tokens.success, tokens.info):
        yield tone.text, tone.tint
        yield tone.text, tokens.surface
    for number in range(9):
        slot = tokens.slot(number)
        yield tokens.text, slot.fill
        yield tokens.secondary, slot.fill
        if number:
            yield slot.badge_text, slot.accent


def shape_pairs(tokens: Tokens) -> Iterator[tuple[str, str]]:
    for ground in (tokens.window, tokens.surface):
        yield tokens.border, ground
        yield tokens.accent, ground
    for slot in tokens.slots:
        yield slot.accent, slot.fill


@SCHEMES
def test_text_is_legible(tokens: Tokens) -> None:
    assert {pair: ratio for pair in text_pairs(tokens) if (ratio := contrast(*pair)) < 4.5} == {}


@SCHEMES
def test_borders_bars_and_rings_are_visible(tokens: Tokens) -> None:
    assert {pair: ratio for pair in shape_pairs(tokens) if (ratio := contrast(*pair)) < 3} == {}


@SCHEMES
def test_a_toast_and_a_hovered_button_are_legible(tokens: Tokens) -> None:
    other = LIGHT if tokens.dark else DARK
    assert contrast(tokens.surface, tokens.text) >= 4.5
    assert contrast(other.accent, tokens.text) >= 4.5
    assert contrast(tokens.on_accent, QColor(tokens.accent).darker(112).name()) >= 4.5


@SCHEMES
def test_the_sheet_is_filled_and_names_no_colour_itself(tokens: Tokens) -> None:
    source = resources.path("style.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{6}\b", source) == []
    filled = style.sheet(tokens, 13)
    assert "@" not in filled
    for path in re.findall(r'url\("([^"]+)"\)', filled):
        assert resources.path("icons").joinpath(path).exists()


@SCHEMES
def test_the_small_icons_of_the_sheet_have_the_colours_of_the_tokens(tokens: Tokens) -> None:
    folder = resources.path("icons") / ("dark" if tokens.dark else "light")
    allowed = {tokens.secondary, tokens.on_accent, tokens.text, tokens.error.text}
    for path in folder.glob("*.svg"):
        colors = set(re.findall(r"#[0-9A-Fa-f]{6}", path.read_text(encoding="utf-8")))
        assert colors
        assert colors <= allowed


def test_captions_never_get_smaller_than_twelve_pixels() -> None:
    assert "font-size: 12px" in style.sheet(LIGHT, 11)
    assert "font-size: 18px" in style.sheet(LIGHT, 20)


def test_choosing_a_scheme_changes_palette_sheet_and_icons(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.dress(button, "agenda")
    style.apply(LIGHT, force=True)
    light = button.icon().pixmap(18).toImage()
    style.choose("dark")
    assert scheme.now is DARK
    assert qapp.palette().window().color().name().upper() == DARK.window
    assert button.icon().pixmap(18).toImage() != light
    style.choose("light")
    assert scheme.now is LIGHT
    assert button.icon().pixmap(18).toImage() == light


def test_every_icon_is_a_drawing_in_one_colour() -> None:
    for path in resources.path("icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "currentColor" in text
        assert not re.findall(r"#[0-9A-Fa-f]{3,6}", text)
        assert not icons.pixmap(path.stem, "#000000").isNull()
