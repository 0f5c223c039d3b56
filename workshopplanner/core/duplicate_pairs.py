"""Which people are worth comparing: those with something in common, so that the work grows with their number alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations

from workshopplanner.core.duplicate_evidence import Facts

Key = Sequence[str]  # of one person: what others may have too
Keys = Callable[[Sequence[Facts]], list[Key]]

_SMALL = 8  # people with a key in common who are all compared with each other
_NEIGHBOURS = 4  # in a larger group: how many of those next in order each is compared with


def candidates(facts: Sequence[Facts], limit: int) -> list[tuple[int, int]]:
    """Return the pairs to be compared, each once; of two at or after `limit` none."""
    size = len(facts)
    pairs: set[int] = set()
    places: list[int] = []
    homeless = any(not person.country for person in facts)
    for keys in (*_WAYS, _names) if homeless else _WAYS:
        weak = keys in {_names, _names_at_home, _workplaces, _addresses}
        for group in _groups(facts, keys):
            found: Iterable[tuple[int, int]]
            if len(group) <= _SMALL:
                found = combinations(dict.fromkeys(group), 2)
            else:
                places = places or _places(facts)
                found = _neighbours(sorted(set(group), key=places.__getitem__))
            pairs.update(
                first * size + second
                for first, second in found
                if first < limit and (not weak or _may_be(facts[first], facts[second]))
            )
    return [divmod(pair, size) for pair in sorted(pairs)]


def _may_be(one: Facts, other: Facts) -> bool:
    """Tell whether a name alone is worth comparing: not across countries, nor decades of birth."""
    if one.birth and other.birth and one.birth[:3] != other.birth[:3]:
        return False
    return one.country == other.country or not one.country or not other.country or one.local == other.local != ""


def _groups(facts: Sequence[Facts], keys: Keys) -> Iterable[list[int]]:
    """Return who has a key in common; most keys have but one, so that they are counted first."""
    found = keys(facts)
    several = {key for key, count in Counter(chain.from_iterable(found)).items() if count > 1}
    groups: dict[str, list[int]] = {}
    if several:
        for at, mine in enumerate(found):
            for key in mine:
                if key in several:
                    groups.setdefault(key, []).append(at)
    return groups.values()


def _neighbours(ordered: Sequence[int]) -> Iterator[tuple[int, int]]:
    for step in range(1, _NEIGHBOURS + 1):
        for one, other in zip(ordered, ordered[step:], strict=False):
            yield (one, other) if one < other else (other, one)


def _places(facts: Sequence[Facts]) -> list[int]:
    """Return which place each person has in the order of countries and names."""
    places = [0] * len(facts)
    for place, at in enumerate(sorted(range(len(facts)), key=lambda at: _by_name(facts[at]))):
        places[at] = place
    return places


def _by_name(person: Facts) -> tuple[str, str, str]:
    return person.country, person.name.joined, person.workplace


def _emails(facts: Sequence[Facts]) -> list[Key]:
    return [(person.email,) if person.email else () for person in facts]


def _phones(facts: Sequence[Facts]) -> list[Key]:
    return [(person.phone,) if person.phone else () for person in facts]


def _passports(facts: Sequence[Facts]) -> list[Key]:
    return [(person.passport,) if person.passport else () for person in facts]


def _names(facts: Sequence[Facts]) -> list[Key]:
    """Return a key for each two parts of a name, whatever their order; a single part is one by itself."""
    return [_two_parts(person.sounds) for person in facts]


@lru_cache(maxsize=200_000)
def _two_parts(sounds: tuple[str, ...]) -> Key:
    if len(sounds) == 1:
        return sounds
    return [f"{one} {other}" if one < other else f"{other} {one}" for one, other in combinations(sounds, 2)]


def _names_at_home(facts: Sequence[Facts]) -> list[Key]:
    """Return the keys of a name in its country: enough where everybody has one."""
    return [[f"{key} {person.country}" for key in _two_parts(person.sounds)] for person in facts]


def _addresses(facts: Sequence[Facts]) -> list[Key]:
    """Return a key for what stands before the @, which people take along from one provider to the next."""
    return [(person.local,) if len(person.local) >= 7 else () for person in facts]


def _births(facts: Sequence[Facts]) -> list[Key]:
    return [
        [f"{part} {person.birth}" for part in person.sounds if len(part) > 1] if person.birth else ()
        for person in facts
    ]


def _workplaces(facts: Sequence[Facts]) -> list[Key]:
    return [
        [f"{part} {person.country} {person.workplace}" for part in person.sounds if len(part) > 1]
        if person.workplace
        else ()
        for person in facts
    ]


_WAYS: tuple[Keys, ...] = (_emails, _phones, _passports, _births, _addresses, _workplaces, _names_at_home)
