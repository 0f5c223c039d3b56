from workshopplanner.core.themes import ThemeLine, planned, read_themes

PASTED = """T1 · Goals and relevance of the 2005 Convention
t2: the  Convention in the Asia-Pacific context

- Various cultural policies
4. Digital technology
T5\tRole of civil society
2005 and after
T-shirts and trade
• digital technology
"""


def test_themes_are_read_one_from_each_line_however_they_are_numbered() -> None:
    assert read_themes(PASTED) == (
        ThemeLine("Goals and relevance of the 2005 Convention", "T1"),
        ThemeLine("the Convention in the Asia-Pacific context", "T2"),
        ThemeLine("Various cultural policies"),
        ThemeLine("Digital technology"),
        ThemeLine("Role of civil society", "T5"),
        ThemeLine("2005 and after"),
        ThemeLine("T-shirts and trade"),
    )
    assert read_themes(" \n\n") == ()


def test_a_parallel_set_counts_once() -> None:
    assert planned([(60, None), (30, None), (75, 1), (90, 1), (45, 2)]) == 60 + 30 + 90 + 45
    assert planned([]) == 0
