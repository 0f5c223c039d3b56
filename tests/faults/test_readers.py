"""Damaged files do no harm; `python3 -m tests.faults.readers --count 5000` is the long form."""

from tests.faults.readers import run


def test_damaged_files_are_read_or_refused_with_a_sentence() -> None:
    outcomes = run(range(100_000, 100_120))
    assert outcomes.faults == []
    assert outcomes.megabytes < 500
    assert len(outcomes.came) > 2
