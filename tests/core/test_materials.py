import datetime as dt

import pytest

from workshopplanner.core.kinds import Layout
from workshopplanner.core.materials import Material, Need, Supply, Use, changes, needs, read_material, read_materials


@pytest.mark.parametrize(
    ("line", "material"),
    [
        ("A3 paper ×10", Material("A3 paper", 10)),
        ("A3 paper x 10", Material("A3 paper", 10)),
        ("10 × markers", Material("markers", 10)),
        ("10x markers", Material("markers", 10)),
        ("10 markers", Material("markers", 10)),
        ("flipchart", Material("flipchart")),
        ("slides 2–9", Material("slides 2–9")),
        ("card 5", Material("card 5")),
        ("3M tape", Material("3M tape")),
        ("box", Material("box")),
    ],
)
def test_a_line_names_a_thing_and_perhaps_how_many(line: str, material: Material) -> None:
    assert read_material(line) == material


def test_lines_are_parted_by_breaks_and_semicolons() -> None:
    assert read_materials("A3 paper ×10; markers\n\nflipchart") == (
        Material("A3 paper", 10),
        Material("markers"),
        Material("flipchart"),
    )


def test_a_day_adds_up_what_its_sessions_need() -> None:
    supplies = [
        Supply(1, "S001", (Material("Markers", 10), Material("flipchart"))),
        Supply(2, "S002", (Material("markers", 5), Material("Flipchart", 1))),
    ]
    assert needs(supplies) == (
        Need("flipchart", 1, open_ended=True, sessions=("S001", "S002")),
        Need("Markers", 15, open_ended=False, sessions=("S001", "S002")),
    )


def test_a_change_of_set_up_is_named_where_the_room_stood_otherwise() -> None:
    def use(number: int, room: str, hour: int, layout: Layout | None, before: Layout | None = None) -> Use:
        return Use(number, f"S{number}", "x", room, dt.time(hour), dt.time(hour + 1), layout, before)

    asked = [
        use(1, "A", 9, Layout.THEATRE),
        use(3, "A", 11, None),
        use(4, "A", 14, Layout.ISLANDS),
        use(2, "B", 10, Layout.ISLANDS),
    ]
    assert changes(reversed(asked)) == (
        *asked[:2],
        use(4, "A", 14, Layout.ISLANDS, Layout.THEATRE),
        asked[3],
    )
