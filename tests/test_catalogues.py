"""The catalogues of translations: compiled as committed, complete for exports, and true to their placeholders."""

import re
from types import ModuleType

import pytest

from workshopplanner import language
from workshopplanner.language import speaking

CODES = [code for code in language.LANGUAGES if code != "en"]
EXPORTS = ("workshopplanner/core/exports.py", "workshopplanner/core/privacy.py", "workshopplanner/exchange")


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    pytest.importorskip("babel")
    from tools import catalogues

    return catalogues


def _codes(catalogues: ModuleType) -> list[str]:
    return [code for code in CODES if catalogues.path(code).exists()]


def test_there_is_a_french_one(catalogues: ModuleType) -> None:
    assert "fr" in _codes(catalogues)


def test_the_compiled_catalogue_is_that_of_the_texts(catalogues: ModuleType) -> None:
    for code in _codes(catalogues):
        assert catalogues.path(code, "mo").read_bytes() == catalogues.compiled(code)


def test_exports_are_wholly_translated(catalogues: ModuleType) -> None:
    assert catalogues.untranslated("fr", catalogues.texts(EXPORTS)) == []


def test_translations_keep_the_placeholders(catalogues: ModuleType) -> None:
    for code in _codes(catalogues):
        for message in catalogues.read(code):
            forms = [message.string] if isinstance(message.string, str) else list(message.string)
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            wanted = {name for text in ids for name in re.findall(r"{(\w*)", text)}
            for form in filter(None, forms if message.id else []):
                assert set(re.findall(r"{(\w*)", form)) <= wanted, (code, form)


def test_an_export_speaks_its_own_language() -> None:
    with speaking("fr"):
        assert language.ngettext("{n} country", "{n} countries", 0) == "{n} pays"
        assert language._("Sessions") == "Séances"
    assert language._("Sessions") == "Sessions"
