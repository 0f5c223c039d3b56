"""The words on the screen and, apart from them, the words of an export."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from workshopplanner import resources

LANGUAGES = {"en": "English", "fr": "Français", "ar": "العربية"}  # each named in itself
RIGHT_TO_LEFT = {"ar"}

_screen = ["en"]  # one for the whole program, whichever thread asks
_export: ContextVar[str | None] = ContextVar("language", default=None)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("workshopplanner", localedir=resources.path("locale"), languages=[code], fallback=True)


def current() -> str:
    """Return the code of the language in force here, such as "en"."""
    return _export.get() or _screen[0]


def use(code: str) -> None:
    """Choose the language of the screen; an unknown code falls back to English."""
    _screen[0] = code if code in LANGUAGES else "en"


def of_environment() -> str:
    """Return the language that the environment asks for, which a terminal speaks; "en" where it asks for no other."""
    asked = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    if asked.partition(".")[0] not in ("C", "POSIX") and os.environ.get("LANGUAGE"):
        asked = os.environ["LANGUAGE"]
    codes = (each.replace(".", "_").partition("_")[0] for each in asked.split(":"))
    return next((code for code in codes if code in LANGUAGES), "en")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use another language inside the block, for an export, whatever the screen speaks."""
    token = _export.set(code if code in LANGUAGES else "en")
    try:
        yield
    finally:
        _export.reset(token)


def _(text: str) -> str:
    """Return `text` in the current language, or as it is where there is no translation."""
    return _catalogue(current()).gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a counted phrase that fits `number`; the caller fills in `{n}`."""
    return _catalogue(current()).ngettext(one, many, number)


def N_(text: str) -> str:  # noqa: N802 (the customary name of the mark)
    """Mark a text for translation where it is written down, to be looked up with `_` where it is shown."""
    return text
