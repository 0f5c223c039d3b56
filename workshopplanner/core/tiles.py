"""Where each country's tile stands on the Countries page: equal tiles in blocks by subregion, no borders."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from workshopplanner import resources
from workshopplanner.core.countries import Country

COLUMNS = 12


@dataclass(frozen=True)
class Tile:
    """A place on the grid, counted from the top left."""

    row: int
    column: int


@dataclass(frozen=True)
class Caption:
    """The name of a block and the place above its first tile."""

    text: str
    tile: Tile


@dataclass(frozen=True)
class Layout:
    """The tile of each country by alpha3, and the captions of the blocks; the row above a block is free for them."""

    tiles: dict[str, Tile]
    captions: tuple[Caption, ...]


@cache
def shipped() -> dict[str, Tile]:
    """Return the drawn positions of Asia and the Pacific."""
    with resources.path("tiles_asia_pacific.csv").open(encoding="utf-8", newline="") as file:
        return {line["iso_alpha3"]: Tile(int(line["row"]), int(line["column"])) for line in csv.DictReader(file)}


def lay_out(countries: Iterable[Country]) -> Layout:
    """Place the countries as drawn where every one of them is on the drawing, else block under block."""
    rows = sorted(countries, key=lambda row: (row.subregion, row.name))
    drawn = shipped()
    tiles = (
        {row.alpha3: drawn[row.alpha3] for row in rows} if all(row.alpha3 in drawn for row in rows) else _stack(rows)
    )
    return Layout(tiles, tuple(_captions(rows, tiles)))


def _stack(rows: Iterable[Country]) -> dict[str, Tile]:
    tiles: dict[str, Tile] = {}
    top = 1
    for _subregion, block in groupby(rows, key=lambda row: row.subregion):
        members = list(block)
        for at, row in enumerate(members):
            tiles[row.alpha3] = Tile(top + at // COLUMNS, at % COLUMNS)
        top += (len(members) - 1) // COLUMNS + 2
    return tiles


def _captions(rows: Iterable[Country], tiles: dict[str, Tile]) -> Iterable[Caption]:
    for subregion, block in groupby(rows, key=lambda row: row.subregion):
        places = [tiles[row.alpha3] for row in block]
        first = Tile(min(tile.row for tile in places) - 1, min(tile.column for tile in places))
        yield Caption(subregion, first)
