"""Which people are worth comparing: those with something in common, so that the work grows with their number alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from workshopplanner.core.duplicate_evidence import Facts

Keys = Callable[[Facts], Sequence[int]]

_SMALL = 8  # people with a key in common who are all compared with each other
_NEIGHBOURS = 4  # in a larger group: how many of those next in order each is compared with


def candidates(facts: Sequence[Facts], limit: int) -> list[tuple[int, int]]:
    """Return the pairs to be compared, each once; of two at or after `limit` none."""
    size = len(facts)
    pairs: set[int] = set()
    homeless = any(not person.country for person in facts)
    for keys in (*_WAYS, _names) if homeless else _WAYS:
        weak = keys in {_names, _names_at_home, _workplaces, _addresses}
        for group in _groups(facts, keys):
            for first, second in _pairs(facts, group):
                if first < limit and (not weak or _may_be(facts[first], facts[second])):
                    pairs.add(first * size + second)
    return [divmod(pair, size) for pair in sorted(pairs)]


def _may_be(one: Facts, other: Facts) -> bool:
    """Tell whether a name alone is worth comparing: not across countries, nor decades of birth."""
    if one.birth and other.birth and one.birth[:3] != other.birth[:3]:
        return False
    return one.country == other.country or not one.country or not other.country or one.local == other.local != ""


def _groups(facts: Sequence[Facts], keys: Keys) -> Iterable[list[int]]:
    first: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for at, person in enumerate(facts):
        for key in keys(person):
            before = first.setdefault(key, at)
            if before != at:
                groups.setdefault(key, [before]).append(at)
    return groups.values()


def _pairs(facts: Sequence[Facts], group: list[int]) -> Iterator[tuple[int, int]]:
    if len(group) <= _SMALL:
        for at, first in enumerate(group):
            for second in group[at + 1 :]:
                if first != second:
                    yield first, second
        return
    ordered = sorted(set(group), key=lambda at: _by_name(facts[at]))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield (one, other) if one < other else (other, one)


def _by_name(person: Facts) -> tuple[str, str, str]:
    return person.country, person.name.joined, person.workplace


def _emails(person: Facts) -> Sequence[int]:
    return (hash(person.email),) if person.email else ()


def _phones(person: Facts) -> Sequence[int]:
    return (hash(person.phone),) if person.phone else ()


def _passports(person: Facts) -> Sequence[int]:
    return (hash(person.passport),) if person.passport else ()


def _names(person: Facts) -> Sequence[int]:
    """Return a key for each two parts of a name, whatever their order; a single part is one by itself."""
    sounds = person.sounds
    if len(sounds) == 2:
        one, other = sounds
        return (hash((one, other) if one < other else (other, one)),)
    if len(sounds) == 1:
        return (hash(sounds[0]),)
    return [hash((one, other) if one < other else (other, one)) for one, other in combinations(sounds, 2)]


def _names_at_home(person: Facts) -> Sequence[int]:
    """Return the keys of a name in its country: enough where everybody has one."""
    return [hash((key, person.country)) for key in _names(person)]


def _addresses(person: Facts) -> Sequence[int]:
    """Return a key for what stands before the @, which people take along from one provider to the next."""
    return (hash(person.local),) if len(person.local) >= 7 else ()


def _births(person: Facts) -> Sequence[int]:
    if not person.birth:
        return ()
    return [hash((person.birth, part)) for part in person.sounds if len(part) > 1]


def _workplaces(person: Facts) -> Sequence[int]:
    if not person.workplace:
        return ()
    return [hash((person.workplace, part, person.country)) for part in person.sounds if len(part) > 1]


_WAYS: tuple[Keys, ...] = (_emails, _phones, _passports, _births, _addresses, _workplaces, _names_at_home)
