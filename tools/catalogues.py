"""Keeps the catalogues of translations: gathers the texts of the program, and compiles what translators wrote.

python tools/catalogues.py extract   adds new texts to each catalogue and drops those that are gone
python tools/catalogues.py compile   writes the .mo files that the program reads
python tools/catalogues.py check     says what is not translated or not compiled; ends with 1 if there is any
"""

import datetime as dt
import importlib
import io
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from workshopplanner import core, language  # noqa: E402 (found once the path is set)
from workshopplanner.core.kinds import english  # noqa: E402

LOCALES = ROOT / "resources" / "locale"
CODES = tuple(code for code in language.LANGUAGES if code != "en")
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_PLURALS = {  # where Babel's own rule puts the forms in another order than translators are used to
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
_MOMENT = dt.datetime(2018, 1, 1, tzinfo=dt.UTC)  # else each run would change the files

Text = str | tuple[str, str]


def texts(folders: Iterable[str] = ("workshopplanner",)) -> Iterator[Text]:
    """Yield every text that is marked in these folders or files, and the labels of the fixed lists of the core."""
    for folder in folders:
        place = ROOT / folder
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            for _line, text, _comments, _context in extract_from_file("python", file, _KEYWORDS):
                yield text if isinstance(text, str) else (text[0], text[1])
    yield from labels()


def labels() -> Iterator[str]:
    """Yield the English label of each member of each fixed list, which `label` looks up."""
    for module in pkgutil.iter_modules(core.__path__, f"{core.__name__}."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__module__ == module.name:
                yield from (english(member) for member in kind)


def path(code: str, ending: str = "po") -> Path:
    """Return the place of a catalogue."""
    return LOCALES / code / "LC_MESSAGES" / f"workshopplanner.{ending}"


def read(code: str) -> Catalog:
    """Return the catalogue as translators left it, or an empty one."""
    if not path(code).exists():
        return _empty(code)
    with path(code).open("rb") as file:
        return read_po(file, locale=code)


def _empty(code: str) -> Catalog:
    catalog = Catalog(
        locale=code,
        header_comment="# Translations of PROJECT.",
        project="Workshop Planner",
        version="1",
        msgid_bugs_address="none",
        creation_date=_MOMENT,
        revision_date=_MOMENT,
        last_translator="none",
        language_team="none",
        fuzzy=False,
    )
    if code in _PLURALS:
        catalog.mime_headers = [("Plural-Forms", _PLURALS[code])]
    return catalog


def extract(code: str) -> None:
    """Bring a catalogue up to date with the program, keeping what is translated."""
    known = read(code)
    new = _empty(code)
    for text in texts():
        found = known.get(text if isinstance(text, str) else text[0])
        blank: str | tuple[str, ...] = "" if isinstance(text, str) else ("",) * new.num_plurals
        same = found is not None and isinstance(found.string, str) == isinstance(blank, str)
        kept = found.string if found and same else blank
        new.add(text, kept)
    path(code).parent.mkdir(parents=True, exist_ok=True)
    with path(code).open("wb") as file:
        write_po(file, new, width=110, no_location=True, sort_output=True)


def compiled(code: str) -> bytes:
    """Return the compiled form of a catalogue."""
    file = io.BytesIO()
    write_mo(file, read(code))
    return file.getvalue()


def untranslated(code: str, wanted: Iterable[Text]) -> list[str]:
    """Return those of the wanted texts that have no translation."""
    known = read(code)
    keys = dict.fromkeys(text if isinstance(text, str) else text[0] for text in wanted)
    return [key for key in keys if not (found := known.get(key)) or not all(_forms(found.string))]


def _forms(string: object) -> Iterable[object]:
    return string if isinstance(string, tuple | list) else (string,)


def check(code: str) -> list[str]:
    """Return what is wrong with a catalogue, one sentence each."""
    problems = [f"{code}: not translated: {text!r}" for text in untranslated(code, texts())]
    there = path(code, "mo").read_bytes() if path(code, "mo").exists() else b""
    return problems if there == compiled(code) else [*problems, f"{code}: not compiled since it was changed"]


def main(arguments: list[str]) -> int:
    """Do what the command line asks for, for all languages or those named after it."""
    wanted, codes = (arguments or ["check"])[0], arguments[1:] or [code for code in CODES if path(code).exists()]
    problems: list[str] = []
    for code in codes:
        if wanted == "extract":
            extract(code)
        elif wanted == "compile":
            path(code, "mo").write_bytes(compiled(code))
        else:
            problems += check(code)
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
