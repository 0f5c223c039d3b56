"""Which column of a form fills which field, from its header and from what stands in it."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from workshopplanner.core.columns import Profile, profile
from workshopplanner.core.headers import NOTHING, Guess, header_key, read_header
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.core.words import read_yes


class Why(StrEnum):
    """What a match of a column rests on."""

    HEADER = "header"
    CONTENT = "content"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Match:
    """What a column fills: the field's name, empty where its cells are kept as answers; confidence from 0 to 1.

    `option` is what a ticked box of this column stands for, where a question has a column for each answer; `question`
    is then what they have in common.
    """

    column: int
    header: str
    field: str
    confidence: float
    why: Why
    option: str = ""
    question: str = ""


_OPTION = re.compile(
    r"(?P<question>.+?)\s*(?:\[(?P<box>[^\[\]]+)\]|\s[-–—:>]+\s(?P<dash>[^-–—:]+)|/(?P<slash>[^/]+))\s*$"
)
_LONGEST = 600  # letters of a question with its answer
_LEAST = 0.55  # a header that says less is overruled by what stands below it
# What has to stand in a column of a field, in at least this share of its cells.
_NEEDED: Mapping[str, tuple[tuple[str, ...], float]] = {
    "email": (("email",), 0.3),
    "phone": (("phone", "number"), 0.3),
    "gender": (("gender", "sex"), 0.3),
    "birth_date": (("date", "number"), 0.3),
    "submitted": (("date", "number"), 0.3),
    "passport_expiry": (("date", "number"), 0.3),
    "country": (("country",), 0.15),
    "nationality": (("country",), 0.15),
}
# What a column without a telling header is taken for, in turn, and the share of cells that says so.
_BY_CONTENT = (
    ("email", "email", 0.6),
    ("gender", "gender", 0.85),
    ("country", "country", 0.75),
    ("phone", "phone", 0.8),
    ("passport_number", "passport", 0.85),
)


def match_columns(
    headers: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    remembered: Mapping[str, str] | None = None,
    chosen: Mapping[int, str] | None = None,
) -> tuple[Match, ...]:
    """Return what each column fills; `rows` may be a sample of the table's cells.

    `remembered` has the fields by the keys of `remember`, `chosen` those that a person has said, by column.
    """
    chosen = chosen or {}
    profiles = [profile([row[at] if at < len(row) else None for row in rows]) for at in range(len(headers))]
    keys = column_keys(headers)
    matches = _options(headers, [_first(at, headers[at], profiles[at]) for at in range(len(headers))], profiles)
    for at, key in enumerate(keys):
        if at in chosen:
            matches[at] = replace(matches[at], field=_known(chosen[at]), confidence=1.0, why=Why.CHOSEN)
        elif remembered and key in remembered:
            matches[at] = replace(matches[at], field=_known(remembered[key]), confidence=1.0, why=Why.REMEMBERED)
    fixed = {Why.CHOSEN, Why.REMEMBERED}
    matches = _by_content(_names(matches, profiles), profiles)
    return tuple(match if match.why in fixed else _single(match, matches, profiles) for match in matches)


def _known(field: str) -> str:
    return field if field in FIELDS else ""


# ---- one column by itself


def _first(at: int, header: str, found: Profile) -> Match:
    guess = _checked(read_header(header), found)
    why = Why.HEADER if guess.field else Why.NOTHING
    return Match(at, header, guess.field, guess.confidence, why)


def _checked(guess: Guess, found: Profile) -> Guess:
    """Return what a header says unless what stands below it contradicts."""
    field = guess.field
    if guess.confidence < _LEAST:
        return Guess()
    if field == "salutation":
        return Guess("gender" if found.share("sex") >= 0.95 else "title", guess.confidence)
    if found.filled < 2:
        return guess
    instead = _instead(field, found)
    if instead:
        return Guess(instead, 0.8)
    kinds, least = _NEEDED.get(field, ((), 0.0))
    return Guess() if found.filled >= 3 and kinds and sum(map(found.share, kinds)) < least else guess


_INSTEAD = (  # called so, but of this kind in so many cells: then it is that
    ({"birth_date"}, "age", 0.6, "age_band"),
    ({"age_band"}, "date", 0.6, "birth_date"),
    ({"phone", "name", "full_name", "given_name", "family_name", "country"}, "email", 0.6, "email"),
    ({"email"}, "phone", 0.6, "phone"),
)


def _instead(field: str, found: Profile) -> str:
    if field == "title" and found.share("salutation") < 0.3 and found.length > 8:
        return "position"
    return next((other for called, kind, least, other in _INSTEAD if field in called and found.share(kind) > least), "")


def _options(headers: Sequence[str], matches: list[Match], profiles: Sequence[Profile]) -> list[Match]:
    """Return the matches with the boxes of one question told as such: "Languages [English]", "Languages [French]"."""
    split = [_OPTION.match(header.strip()) if len(header) <= _LONGEST else None for header in headers]
    questions = Counter(found["question"].strip() for found in split if found)
    for at, found in enumerate(split):
        if not found or questions[found["question"].strip()] < 2 or profiles[at].distinct > 3:
            continue
        question = found["question"].strip()
        option = (found["box"] or found["dash"] or found["slash"]).strip()
        if not all(text == option.casefold() or read_yes(text) is not None for text in profiles[at].texts):
            continue
        guess = read_header(question)
        own = read_header(option).field
        field = guess.field if guess.field in FIELDS and FIELDS[guess.field].joins else ""
        if field or own in {"", NOTHING}:
            matches[at] = Match(at, headers[at], field, guess.confidence, Why.HEADER, option, question)
    return matches


# ---- columns beside each other


def _names(matches: list[Match], profiles: Sequence[Profile]) -> list[Match]:
    """Say what a column called "Name" or "Nom" is, by the columns of names beside it."""
    there = {match.field for match in matches}
    if there.isdisjoint(["name", "full_name", "family_name", "given_name"]) and "passport_name" in there:
        matches = [replace(match, field="full_name") if match.field == "passport_name" else match for match in matches]
    meant = "full_name"
    if "given_name" in there and "family_name" not in there:
        meant = "family_name"
    elif "family_name" in there and "given_name" not in there and "full_name" not in there:
        meant = "given_name"
    found = [replace(match, field=meant) if match.field == "name" else match for match in matches]
    if {"family_name", "given_name"} <= {match.field for match in found}:
        spare = "display_name" not in there
        found = [
            replace(match, field="display_name" if spare else "", confidence=0.7)
            if match.field == "full_name"
            else match
            for match in found
        ]
    return [_family_alone(match, found, profiles) for match in found]


def _family_alone(match: Match, matches: Sequence[Match], profiles: Sequence[Profile]) -> Match:
    """Take a family name without a given name beside it for a full name where most cells have several words."""
    alone = match.field in {"family_name", "given_name"} and not any(
        other.field in {"full_name", "family_name", "given_name"} and other is not match for other in matches
    )
    if alone and match.why is Why.HEADER and profiles[match.column].share("name") > 0.6:
        return replace(match, field="full_name", confidence=0.6)
    return match


def _by_content(matches: list[Match], profiles: Sequence[Profile]) -> list[Match]:
    """Give columns whose header says nothing to fields that nothing fills yet."""
    for field, kind, least in _BY_CONTENT:
        free = [match for match in matches if _is_free(match) and profiles[match.column].filled]
        if any(match.field == field for match in matches) or not free:
            continue
        best = max(free, key=lambda match: profiles[match.column].share(kind))
        share = profiles[best.column].share(kind)
        if share >= least and (kind != "gender" or profiles[best.column].distinct <= 8):
            matches[best.column] = replace(best, field=field, confidence=round(0.8 * share, 2), why=Why.CONTENT)
    return _name_by_content(_date_by_content(matches, profiles), profiles)


def _is_free(match: Match) -> bool:
    return match.field == "" and match.why is Why.NOTHING and not match.option


def _date_by_content(matches: list[Match], profiles: Sequence[Profile]) -> list[Match]:
    for match in matches:
        found = profiles[match.column]
        if not _is_free(match) or found.share("date") < 0.8 or not found.years:
            continue
        field = "birth_date" if max(found.years) <= 2012 and min(found.years) >= 1920 else ""
        if field and all(other.field != field for other in matches):
            matches[match.column] = replace(match, field=field, confidence=0.6, why=Why.CONTENT)
    return matches


def _name_by_content(matches: list[Match], profiles: Sequence[Profile]) -> list[Match]:
    """Take a column for the names where none is called so: many different cells of two words or a few syllables."""
    if any(match.field in {"full_name", "family_name", "given_name"} for match in matches):
        return matches
    free = [
        match
        for match in matches
        if _is_free(match)
        and profiles[match.column].share("name") >= 0.7
        and profiles[match.column].distinct >= 0.8 * profiles[match.column].filled
        and profiles[match.column].length <= 40
    ]
    if free:
        best = max(free, key=lambda match: (round(profiles[match.column].share("name"), 1), -match.column))
        matches[best.column] = replace(best, field="full_name", confidence=0.6, why=Why.CONTENT)
    return matches


def _single(match: Match, matches: Sequence[Match], profiles: Sequence[Profile]) -> Match:
    """Leave a field to the column that fits best; one that says the same as surely fills its gaps."""
    if match.field in {NOTHING, ""}:
        return replace(match, field="", why=Why.NOTHING)
    rivals = [other for other in matches if other.field == match.field]
    if len(rivals) < 2 or FIELDS[match.field].joins:
        return match
    best = max(rivals, key=lambda each: _rank(each, profiles[each.column]))
    if match is best or (match.confidence >= 0.9 and _rank(best, profiles[best.column])[1] <= 1):
        return match
    return replace(match, field="", why=Why.NOTHING)


def _rank(match: Match, found: Profile) -> tuple[bool, float, bool, int]:
    said = match.why in {Why.CHOSEN, Why.REMEMBERED}
    return said, match.confidence, found.filled > 0, -match.column


# ---- remembered


def column_keys(headers: Sequence[str]) -> list[str]:
    """Return a key for each column by which it is known again, told apart by number where headers are alike."""
    seen: Counter[str] = Counter()
    keys = []
    for header in headers:
        key = header_key(header) or header.strip().casefold()
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys


def fingerprint(headers: Sequence[str]) -> str:
    """Return what stands for the headers of a form, in whatever order its columns are."""
    return hashlib.sha256("\n".join(sorted(column_keys(headers))).encode()).hexdigest()[:32]


def remember(matches: Sequence[Match]) -> str:
    """Return a mapping as text, to be kept beside the fingerprint of its form."""
    keys = column_keys([match.header for match in matches])
    return json.dumps({key: match.field for key, match in zip(keys, matches, strict=True)}, ensure_ascii=False)


def recall(text: str) -> dict[str, str]:
    """Return a mapping that was kept, to be given to `match_columns`; fields that are no longer known say nothing."""
    kept = json.loads(text)
    return {str(key): str(field) for key, field in kept.items() if not field or field in FIELDS}


def as_columns(matches: Sequence[Match]) -> dict[str, str]:
    """Return a mapping as other programs read it: each header's field, told apart by number where headers are alike."""
    seen: Counter[str] = Counter()
    found = {}
    for match in matches:
        name = match.header or f"#{match.column + 1}"
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = match.field
    return found
