"""The catalogues of translations: whole, compiled as committed, and true to the placeholders of the texts."""

import gettext
import io
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from workshopplanner import language
from workshopplanner.language import speaking

CODES = [code for code in language.LANGUAGES if code != "en"]
NUMBERS = range(1000)


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    pytest.importorskip("babel")
    from tools import catalogues

    return catalogues


def placeholders(text: str) -> list[str]:
    return sorted(set(re.findall(r"{(\w*)", text)))


def forms(catalogues: ModuleType, code: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each English text, each form of its translation, and whether that form stands for one number only."""
    spoken = gettext.GNUTranslations(io.BytesIO(catalogues.compiled(code)))
    rule = spoken.plural  # type: ignore[attr-defined]  # the rule of the header, as the program reads it
    alone = [sum(rule(number) == form for number in NUMBERS) == 1 for form in range(catalogues.read(code).num_plurals)]
    for message in catalogues.read(code):
        if isinstance(message.id, tuple | list):
            assert len(message.string) == len(alone), message.id
            yield from ((message.id[1], text, one) for text, one in zip(message.string, alone, strict=True))
        elif message.id:
            yield message.id, message.string, False


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_translated(catalogues: ModuleType, code: str) -> None:
    assert catalogues.untranslated(code, catalogues.texts()) == []
    assert [message.id for message in catalogues.read(code) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_catalogue_is_that_of_the_texts(catalogues: ModuleType, code: str) -> None:
    assert catalogues.path(code, "mo").read_bytes() == catalogues.compiled(code)


@pytest.mark.parametrize("code", CODES)
def test_translations_keep_the_placeholders(catalogues: ModuleType, code: str) -> None:
    """A form for one number only, such as the Arabic dual, may say the number in its own word."""
    for text, form, alone in forms(catalogues, code):
        wanted = placeholders(text)
        allowed = [wanted, [name for name in wanted if name != "n"]] if alone else [wanted]
        assert placeholders(form) in allowed, (text, form)


@pytest.mark.parametrize("code", CODES)
def test_translations_keep_marks_that_carry_meaning(catalogues: ModuleType, code: str) -> None:
    """Ellipsis, the key that opens a menu entry, lines and the spaces around a unit."""
    for text, form, _alone in forms(catalogues, code):
        assert form.count("…") == text.count("…"), form
        assert form.replace("&&", "").count("&") == text.replace("&&", "").count("&"), form
        assert form.count("\n") == text.count("\n"), form
        assert form[: len(form) - len(form.lstrip(" "))] == text[: len(text) - len(text.lstrip(" "))], form
        assert re.search(r"[\u2066-\u2068]([^\u2069]*[\u2066-\u2068]|[^\u2069]*$)", form) is None, form


def test_french_marks_stand_off_by_a_space_that_does_not_break(catalogues: ModuleType) -> None:
    wrong = re.compile(r"[^\s\d:] ?[;!?](?=\s|$)|« |(?<!\u202f)»|«(?!\u202f)|[^\u00a0]:\s|'")
    assert [form for _text, form, _alone in forms(catalogues, "fr") if wrong.search(form)] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "جلسة واحدة"), (2, "جلستان"), (3, "3 جلسات"), (10, "10 جلسات"), (11, "11 جلسة"), (103, "103 جلسات")],
)
def test_arabic_counts_in_its_own_forms(number: int, words: str) -> None:
    with speaking("ar"):
        assert language.ngettext("{n} session", "{n} sessions", number).format(n=number) == words


def test_an_export_speaks_its_own_language() -> None:
    with speaking("fr"):
        assert language.ngettext("{n} country", "{n} countries", 0) == "{n} pays"
        assert language._("Sessions") == "Séances"
    assert language._("Sessions") == "Sessions"


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE", "LANGUAGE": "de:ar:fr"}, "ar"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, "en"),
    ],
)
def test_a_terminal_is_spoken_to_in_its_language(
    asked: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    assert language.of_environment() == spoken
