"""Results as lines for people and as JSON for programs."""

import json
from collections.abc import Iterable

from benchmarks.measure import Figure, Reference, Result, Target, Times


def heading(facts: dict[str, str]) -> str:
    """Return the machine's facts as one line."""
    return ", ".join(f"{name} {value}" for name, value in facts.items())


def lines(result: Result) -> Iterable[str]:
    """Yield a result as lines of text."""
    yield ""
    yield result.name
    for figure in result.figures:
        yield f"  {figure.name:46} {_times(figure.times)}{_verdict(figure)}"
        for reference in figure.references:
            ratio = f"{figure.times.ratio(reference.times):.2f} ×"
            yield f"    {ratio:>9}  {reference.name:33} {_times(reference.times)}"
    for note in result.notes:
        yield f"  {note}"


def _times(times: Times) -> str:
    low, high = times.spread
    return f"{_clock(times.median):>9}  ({_clock(low)} to {_clock(high)}, n = {len(times.seconds)})"


def _clock(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    milliseconds = seconds * 1000
    return f"{milliseconds:.0f} ms" if milliseconds >= 100 else f"{milliseconds:.3g} ms"


def _verdict(figure: Figure) -> str:
    if figure.target is None:
        return ""
    return f"  {_target(figure.target)}: {'met' if figure.met else 'MISSED'}"


def _target(target: Target) -> str:
    wanted = [] if target.seconds is None else [f"under {target.seconds * 1000:g} ms"]
    if target.ratio is not None:
        wanted.append(f"at most {target.ratio:g} ×")
    return " and ".join(wanted)


def as_json(facts: dict[str, str], results: Iterable[Result]) -> str:
    """Return everything, each repetition included, as JSON; times are in seconds."""
    plain = {"machine": facts, "benchmarks": [_plain_result(result) for result in results]}
    return json.dumps(plain, indent=2, ensure_ascii=False)


def _plain_result(result: Result) -> dict[str, object]:
    return {"name": result.name, "figures": [_plain(figure) for figure in result.figures], "notes": result.notes}


def _plain(figure: Figure) -> dict[str, object]:
    found: dict[str, object] = {"name": figure.name, **_plain_times(figure.times)}
    found["references"] = [_plain_reference(figure, reference) for reference in figure.references]
    if figure.target is not None:
        found |= {"target": _target(figure.target), "met": figure.met}
    return found


def _plain_reference(figure: Figure, reference: Reference) -> dict[str, object]:
    ratio = round(figure.times.ratio(reference.times), 4)
    return {"name": reference.name, "ratio": ratio, **_plain_times(reference.times)}


def _plain_times(times: Times) -> dict[str, object]:
    low, high = times.spread
    return {
        "median": times.median,
        "quartiles": [low, high],
        "n": len(times.seconds),
        "seconds": [round(second, 7) for second in times.seconds],
    }
