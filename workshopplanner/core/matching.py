"""Country names as people really type them."""

import unicodedata
from functools import lru_cache

_FOLDED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
# Letters whose stroke or shape does not come apart into a base letter and a mark.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})
_FILLERS = frozenset({"and", "the"})

# Text that fits two members equally well and is put to a person, although "Congo" is the short name of one of them.
AMBIGUOUS: dict[str, tuple[str, ...]] = {"korea": ("KOR", "PRK"), "congo": ("COG", "COD")}


@lru_cache(maxsize=4096)
def country_key(text: str) -> str:
    """Return the form in which two spellings of one country are equal, such as "VIET-NAM" and "Viet Nam"."""
    folded = _without_accents(unicodedata.normalize("NFKC", text).casefold()).translate(_PLAIN)
    words = _words(folded.replace("&", " and "))
    return "".join(word for word in words if word not in _FILLERS) or "".join(words)


def country_keys(text: str) -> tuple[str, ...]:
    """Return the keys to try in turn: the text as it stands, then turned round, as in "Korea, Republic of"."""
    last, comma, first = text.rpartition(",")
    return (country_key(text), country_key(f"{first} {last}")) if comma else (country_key(text),)


def _without_accents(text: str) -> str:
    """Strip marks from Latin, Greek and Cyrillic letters only: elsewhere a mark makes another name."""
    kept: list[str] = []
    plain_base = False
    for character in unicodedata.normalize("NFKD", text):
        if not unicodedata.combining(character):
            plain_base = unicodedata.name(character, "").startswith(_FOLDED_SCRIPTS)
        elif plain_base:
            continue
        kept.append(character)
    return unicodedata.normalize("NFKC", "".join(kept))


def _words(text: str) -> list[str]:
    """Split at punctuation and spaces; marks and vowel signs of other scripts stay with their letter."""
    spaced = (character if _is_written(character) else _gap(character) for character in text)
    return "".join(spaced).split()


def _is_written(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _gap(character: str) -> str:
    """Return the gap that a character leaves: none where it is a control such as a zero-width joiner."""
    return "" if unicodedata.category(character) == "Cf" else " "
