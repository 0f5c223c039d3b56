"""Which country a person meant by what was typed: one, several to choose from, or none that is known.

Better a question than a wrong answer. The text as a whole counts first: names in every language, codes, flags, capital
cities, what its people are called. Then names inside longer text, and last names with an error of typing.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workshopplanner.core.country_clues import PARENT, Clues, Codes, clues, set_key, tokens
from workshopplanner.core.matching import country_key, country_keys

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_BRITISH_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007f]+")
_LETTER_A = 0x1F1E6
_LONGEST = 8  # words in a name
_BLANK = frozenset({"", "na", "n/a", "n.a.", "n.a", "-", "--", "—", "?"})
_FORMER = frozenset({"former", "formerly", "ex", "anciennement"})
_OR = frozenset({"or", "ou", "o", "oder"})
_PARTS = re.compile(r"[,;/|()\[\]–—:]|\s-\s|\s-|-\s")
_HINTED_CODE = re.compile(r"(?:^|[(\[,;/|:–—-])\s*([A-Z]{2,4})\s*(?=$|[)\],;/|:–—-])")
_SHORT, _LONG = 5, 8  # letters from which one and two errors of typing are forgiven


@dataclass(frozen=True)
class Reading:
    """What a text stands for: a code when it is one country, `choices` when it may be several, neither when unknown."""

    code: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The code, AMBIGUOUS or UNKNOWN."""
        return self.code or ("AMBIGUOUS" if self.choices else "UNKNOWN")


_NONE = Reading()


def read_country(text: str, learned: Mapping[str, str] | None = None) -> Reading:
    """Return the country that a text means; `learned` has the answers given before, by `country_key`."""
    key = country_key(text)
    if learned and key in learned:
        return Reading(learned[key])
    return _read(text)


@lru_cache(maxsize=20_000)
def _read(text: str) -> Reading:
    flags, rest = _without_flags(unicodedata.normalize("NFKC", text))
    rest = _tidy(rest)
    if rest.casefold() in _BLANK and rest != "NA":
        return _reading(flags)
    whole = _whole(rest)
    for way in (_nearly, _inside, _mistyped_part):
        whole = way(rest) if whole is None else whole
    return _reading(_narrowed(whole or flags, flags))


def _reading(codes: Codes) -> Reading:
    if len(codes) == 1:
        return Reading(next(iter(codes)))
    return Reading(choices=tuple(sorted(codes))) if codes else _NONE


def _narrowed(codes: Codes, by: Codes) -> Codes:
    """Return what two clues have in common; all of both where they contradict each other."""
    return codes & by or codes | by if codes and by else codes or by


# ---- flags and trimmings


def _without_flags(text: str) -> tuple[Codes, str]:
    """Return the countries of the flags in a text, and the text without them."""
    pairs = ["".join(chr(ord(letter) - _LETTER_A + ord("A")) for letter in flag) for flag in _FLAG.findall(text)]
    found = frozenset().union(*(clues().codes.get(pair, frozenset()) for pair in pairs)) if pairs else frozenset()
    if _BRITISH_FLAG.search(text):
        found |= {"GBR"}
    return found, _BRITISH_FLAG.sub(" ", _FLAG.sub(" ", text))


def _tidy(text: str) -> str:
    """Return a text without what surrounds a name in lists: numbers, stars, quotes, full stops at the end."""
    text = re.sub(r"^[\s\W]*\d+[.)]\s*", "", text)
    text = re.sub(r"[*†‡¹²³\"“”«»]+", " ", text)
    text = re.sub(r"(?<=\w)\d+$", "", text.strip())
    return " ".join(text.split()).strip(" ,;:")


# ---- the text as a whole


def _whole(text: str) -> Codes | None:
    """Return what the whole text stands for, no codes when it is known to be no country, None when it is not known."""
    known = clues()
    code = re.sub(r"[.\s]", "", text)
    codes = known.codes.get(code.upper()) if code.isascii() and len(code) <= 4 else None
    if codes and code.isupper() and len(code) < 4:
        return codes
    for key in country_keys(text):
        if key in known.names:
            return known.names[key] if key in known.wide else known.names[key] | (_nearest(key) or frozenset())
    return codes or _as_set(known, text)


def _as_set(known: Clues, text: str) -> Codes | None:
    words = [word for word in tokens(text) if word not in _FORMER]
    found = known.sets.get(" ".join(sorted(set(words)))) if words else None
    if found is None:
        joined = "".join(words)
        found = known.names.get(joined, known.people.get(country_key(text), known.cities.get(country_key(text))))
    return found


# ---- names inside longer text


def _inside(text: str) -> Codes | None:
    """Return what the names in a text stand for; people and cities count where there is none, or more than one."""
    known = clues()
    names, spans = _named(known, text)
    weaker = [_common(spans[kind]) for kind in ("people", "cities")]
    weaker.insert(1, _codes_in(known, text))
    found = _common(names)
    for clue in weaker:
        if len(found) != 1 and clue:
            found = found & clue or found | clue if found else clue
    return found or None


def _common(groups: list[Codes]) -> Codes:
    """Return what several clues have in common, or all of them; a territory stands before the country it belongs to."""
    if not groups:
        return frozenset()
    shared = frozenset.intersection(*groups)
    if shared:
        return shared
    found = frozenset().union(*groups)
    return frozenset(code for code in found if not any(PARENT.get(other) == code for other in found))


def _named(known: Clues, text: str) -> tuple[list[Codes], dict[str, list[Codes]]]:
    """Return the countries named in a text, and those of the people and cities in it, the longest wording first."""
    names: list[Codes] = []
    others: dict[str, list[Codes]] = {"people": [], "cities": []}
    for part in _PARTS.split(text):
        words = re.findall(r"[^\W_](?:[\w.’'ʼ`´-]*\w)?\.?", part)
        taken = [False] * len(words)
        for start, end in _runs(len(words)):
            if any(taken[start:end]):
                continue
            kind, codes = _meaning(known, words[start:end])
            if kind:
                taken[start:end] = [True] * (end - start)
                if codes:
                    codes = _family(known, words, start, end, taken) or codes
                    (names if kind == "name" else others[kind]).append(codes)
    return names, others


def _family(known: Clues, words: list[str], start: int, end: int, taken: list[bool]) -> Codes | None:
    """Return all countries with a name in common, as "Guinea" has, where a word beside it may say which is meant."""
    beside = [words[at] for at in (start - 1, end) if 0 <= at < len(words) and not taken[at]]
    doubtful = any(word in _OR for word in beside)
    if not doubtful and (end - start > 1 or not any(word[:1].isupper() for word in beside)):
        return None
    families = [known.families[key] for key in map(country_key, words[start:end]) if key in known.families]
    return frozenset().union(*families) if families else None


def _runs(count: int) -> Iterator[tuple[int, int]]:
    for length in range(min(count, _LONGEST), 0, -1):
        for start in range(count - length + 1):
            yield start, start + length


def _meaning(known: Clues, words: list[str]) -> tuple[str, Codes]:
    text = " ".join(words)
    key = country_key(text)
    if len(key) < 2 or (len(words) == 1 and key in {"the", "and", "sea", "gulf"}):
        return "", frozenset()
    if key in known.wide and (len(key) > 3 or text.isupper() or not key.isascii()):
        return "name", known.wide[key]
    if len(words) > 1 and set_key(text) in known.sets and len(tokens(text)) > 1:
        return "name", known.sets[set_key(text)]
    if key in known.people:
        return "people", known.people[key]
    if key in known.cities and len(key) > 3:
        return "cities", known.cities[key]
    return "", frozenset()


def _codes_in(known: Clues, text: str) -> Codes:
    """Return the codes that stand apart in a text, as in "Kim (KOR)"; two letters only in brackets."""
    found = []
    for match in _HINTED_CODE.finditer(text):
        bracketed = text[: match.start(1)].rstrip().endswith(("(", "["))
        if (len(match[1]) > 2 or bracketed) and match[1] in known.codes:
            found.append(known.codes[match[1]])
    return _common(found)


# ---- errors of typing


def _nearly(text: str) -> Codes | None:
    """Return the country whose name the whole text nearly is, several where two are about as near."""
    return _nearest(country_key(text))


def _mistyped_part(text: str) -> Codes | None:
    parts = [part for part in _PARTS.split(text) if part.strip()]
    return _common([codes for codes in (_nearly(part) for part in parts) if codes]) or None


@lru_cache(maxsize=20_000)
def _nearest(key: str) -> Codes | None:
    known = clues()
    forgiven = 0 if len(key) < _SHORT else 1 if len(key) < _LONG else 2
    return _near(key, known.common, forgiven) or _near(key, known.cities, min(forgiven, 1) * (len(key) > _SHORT))


def _near(key: str, known: Mapping[str, Codes], forgiven: int) -> Codes | None:
    """Return what the nearest keys stand for, and those that are hardly farther where the key is short."""
    if not forgiven:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    listed = process.extract(key, known.keys(), scorer=OSA.distance, score_cutoff=forgiven, limit=None)
    near = {name: far for name, far, _at in listed if far <= (1 if len(name) < _LONG else 2) and len(name) >= _SHORT}
    if not near:
        return None
    limit = min(near.values()) + (len(key) < _LONG)
    return frozenset().union(*(known[name] for name, far in near.items() if far <= limit))
