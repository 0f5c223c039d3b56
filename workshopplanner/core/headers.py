"""What the headers of forms are known to mean, in several languages: which field a text stands for, and how surely."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from workshopplanner import resources
from workshopplanner.core.matching import country_key

_LONGEST = 600  # letters of a question that are looked at
NOTHING = "-"  # what is known to be no field, such as "Place of birth"
_FILLERS = """
    of the a an and or to for in on at as is are was be by with from your you my our his her please enter indicate
    provide state specify give write select choose tell us what which do does have has if any this that it its will
    would like used most recent exact exactly required optional mandatory field question applicant applicants
    participant participants candidate candidates nominee delegate trainee s e g
    le la les l de du des d un une et ou a au aux en pour par sur votre vos vous quel quelle quels quelles est sont
    veuillez indiquer preciser precisez svp il plait obligatoire candidat candidate participante
    el los las del y o su sus por favor cual cuales es tu indique obligatorio una para con
    귀하의 본인의 필수 선택 입력 을 를 은 는 이 가 의"""
_SOMEONE_ELSE = """
    supervisor superior manager referee reference emergency spouse father mother guardian assistant kin dependant
    dependent accompanying urgence superieur responsable hierarchique conjoint pere mere emergencia jefe conyuge padre
    madre referencia director head focal secretary boss"""
_SMALL = frozenset(_FILLERS.split())
_OTHERS = frozenset(_SOMEONE_ELSE.split())
_OTHERS_KOREAN = ("비상", "보호자", "배우자", "상사", "담당자", "부서장")
_NUMBER = re.compile(r"^\s*(?:[#Q]?\s?\d{1,3}(?:\.\d{1,2})*|[ivx]{1,4}|[a-z])\s*[.):\]-]+\s*", re.IGNORECASE)
_BREAKS = re.compile(r"[/|;:()\[\]\n–—•·,?]+|\s-\s")


@dataclass(frozen=True, slots=True)
class Guess:
    """A field that a header may stand for, empty for none, and how sure that is."""

    field: str = ""
    confidence: float = 0.0


@cache
def _phrases() -> tuple[dict[str, str], dict[str, list[tuple[tuple[str, ...], str]]], list[tuple[str, str]]]:
    """Return the known headers by key, the longer ones by first word, and the Korean ones without spaces."""
    exact: dict[str, str] = {}
    by_word: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    korean: list[tuple[str, str]] = []
    for line in resources.path("headers.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        field, language, headers = line.split("\t")
        for header in headers.split(" | "):
            words = _words(header)
            if field == "name":  # "Nom du candidat" is no more than "Nom": what it is, the other columns say
                exact[" ".join(words)] = field
            exact.setdefault(" ".join(words), field)
            exact.setdefault("".join(words), field)
            by_word[words[0]].append((words, field))
            if language == "ko":
                korean.append(("".join(words), field))
    return exact, dict(by_word), sorted(korean, key=lambda each: -len(each[0]))


def _words(text: str) -> tuple[str, ...]:
    text = unicodedata.normalize("NFKC", text).casefold().replace("e-mail", "email").replace("e mail", "email")
    words = [country_key(word) for word in re.split(r"[\W_]+", text) if word]
    kept = [word for word in words if word and word not in _SMALL] or [word for word in words if word]
    return tuple(word[:-1] if len(word) > 3 and word[-1] == "s" else word for word in kept)


def header_key(header: str) -> str:
    """Return the form in which two wordings of one header are equal: without numbers, stars, accents, small words."""
    return " ".join(_words(_plain(header)))


def _plain(header: str) -> str:
    text = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", header) if " " not in header.strip() else header
    return _NUMBER.sub("", text.replace("*", " ")).strip()


@lru_cache(maxsize=4_000)
def read_header(header: str) -> Guess:
    """Return the field that a header stands for, whatever it is wrapped in."""
    text = _plain(header[:_LONGEST])
    words = _words(text)
    if not words:
        return Guess()
    someone_else = bool(_OTHERS.intersection(words)) or any(mark in header for mark in _OTHERS_KOREAN)
    found = _best(text, words)
    if someone_else and found.field != "nominated_by":
        return Guess(NOTHING, 0.8)
    return found


def _best(text: str, words: tuple[str, ...]) -> Guess:
    exact = _phrases()[0]
    field = exact.get(" ".join(words)) or exact.get("".join(words))
    if field:
        return Guess(field, 1.0)
    head = exact.get(" ".join(_words(re.split(r"[(\[]", text)[0])), "") if "(" in text or "[" in text else ""
    if head not in {"", NOTHING, "name"}:
        return Guess(head, 0.95)
    parts = [part for part in (_words(each) for each in _BREAKS.split(text)) if part]
    known = [exact[" ".join(part)] for part in parts if " ".join(part) in exact]
    fields = {field for field in known if field != NOTHING}
    joined = _joined(fields)
    if joined:
        return Guess(joined, 0.95)
    inside = _inside(words)
    if len(fields) == 1 and (inside.confidence < 0.9 or inside.field in fields):
        return Guess(fields.pop(), 0.92)
    if known and not fields:
        return Guess(NOTHING, 0.9)
    return max(inside, _mistyped(words), _korean(text), key=lambda guess: guess.confidence)


def _joined(fields: set[str]) -> str:
    """Return what several fields named in one header come to: first and last name are a full name."""
    if fields == {"family_name", "given_name"} or fields in ({"name", "given_name"}, {"name", "family_name"}):
        return "full_name"
    if fields == {"name", "full_name"}:
        return "full_name"
    return "title" if fields == {"title", "salutation"} else ""


def _inside(words: tuple[str, ...]) -> Guess:
    """Return what the longest known header inside a long question stands for."""
    by_word = _phrases()[1]
    best, longest = Guess(), 0.0
    for at, word in enumerate(words):
        for phrase, field in by_word.get(word, ()):
            size = len(phrase)
            weight = size + len("".join(phrase)) / 100
            if words[at : at + size] == phrase and weight > longest:
                share = size / len(words)
                if size == 1 and (len(words) > 4 or field in {"name", NOTHING}) and share < 0.5:
                    continue
                best, longest = Guess(field, 0.5 + 0.45 * share), weight
    return best


def _mistyped(words: tuple[str, ...]) -> Guess:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    text = " ".join(words)
    if not 5 <= len(text) <= 40:
        return Guess()
    forgiven = 1 if len(text) < 9 else 2
    found = process.extractOne(text, _phrases()[0].keys(), scorer=DamerauLevenshtein.distance, score_cutoff=forgiven)
    return Guess(_phrases()[0][found[0]], 0.8) if found and found[0][:1] == text[:1] else Guess()


def _korean(text: str) -> Guess:
    bare = "".join(_words(text))
    for phrase, field in _phrases()[2]:
        if phrase in bare and (len(phrase) > 1 or bare == phrase):
            return Guess(field, 0.55 + 0.4 * len(phrase) / len(bare))
    return Guess()


def family_first(header: str) -> bool | None:
    """Return whether a header such as "NOM, Prénom" says that the family name comes first; None if it does not say."""
    key = country_key(header[:_LONGEST])
    family = re.search(r"family|surname|lastname|apellido|nomdefamille|nom(?!bre)(?=.*pr[e]nom)|성", key)
    given = re.search(r"given|firstname|forename|prenom|nombre|이름", key)
    if "prenom" in key and (nom := re.search(r"(?<!pre)nom(?!bre)", key)):
        return nom.start() < key.index("prenom")
    if family and given:
        return family.start() < given.start()
    if "firstandlast" in key or "firstlast" in key:
        return False
    return True if "lastfirst" in key or "lastandfirst" in key else None
