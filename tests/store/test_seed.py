import csv
import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from tests.store.conftest import Opener
from workshopplanner import resources
from workshopplanner.commands.sample import make_seoul_sample
from workshopplanner.core.countries import standing
from workshopplanner.core.kinds import Confidence, InstrumentKind, PartyStatus
from workshopplanner.core.matching import AMBIGUOUS, country_key
from workshopplanner.queries import countries, country_lists
from workshopplanner.store import seed
from workshopplanner.store.schema import Country, CountryAlias, CountryList, Instrument, Setting
from workshopplanner.store.store import Store, Tx

FILES = (
    "conventions.csv",
    "countries.csv",
    "country_aliases.csv",
    "country_lists.csv",
    "instruments_2005.csv",
    "sources.csv",
)


def lines(name: str) -> list[dict[str, str]]:
    with resources.path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_stamp_is_true_to_the_files() -> None:
    """Whoever changes a file raises the number and puts the digest beside it, so that old files take the new data."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(resources.path(name).read_bytes().replace(b"\r\n", b"\n"))
    number, kept = seed.edition().split()
    assert kept == total.hexdigest(), f"resources/reference_edition.txt: {int(number) + 1} {total.hexdigest()}"


def test_no_key_means_two_countries() -> None:
    meanings: dict[str, set[str]] = {}
    for line in lines("country_aliases.csv"):
        meanings.setdefault(country_key(line["alias"]), set()).add(line["iso_alpha3"])
    for line in lines("countries.csv"):
        for name in (line["name_en"], line["name_fr"]):
            meanings.setdefault(country_key(name), set()).add(line["iso_alpha3"])
    assert {key: codes for key, codes in meanings.items() if len(codes) > 1} == {}
    assert set(AMBIGUOUS) & set(meanings) == {"congo"}


def test_shipped_rows(store: Store) -> None:
    def counts(tx: Tx) -> dict[str, int | None]:
        tables = (Country, CountryAlias, Instrument, CountryList)
        return {table.__tablename__: tx.scalar(select(func.count()).select_from(table)) for table in tables}

    assert store.ask(counts) == {"country": 206, "country_alias": 1490, "instrument": 206, "country_list": 6}


def test_instruments(store: Store) -> None:
    def stated(tx: Tx, alpha3: str) -> list[Any]:
        wanted = select(
            Instrument.status, Instrument.kind, Instrument.earliest, Instrument.latest, Instrument.confidence
        )
        return [tuple(row) for row in tx.execute(wanted.join(Instrument.country).where(Country.alpha3 == alpha3))]

    party, kind, day = PartyStatus.PARTY, InstrumentKind, dt.date
    verified, general = Confidence.VERIFIED, Confidence.GENERAL_KNOWLEDGE
    open_kind = kind.NOT_ESTABLISHED
    assert {
        alpha3: store.ask(stated, alpha3) for alpha3 in ("AUS", "IND", "NIU", "PAK", "SMR", "SLE", "JPN", "NAM")
    } == {
        "AUS": [(party, kind.ACCESSION, day(2009, 9, 18), day(2009, 9, 18), verified)],
        "IND": [(party, kind.RATIFICATION, day(2006, 12, 15), day(2006, 12, 15), general)],
        "NIU": [(party, open_kind, day(2019, 1, 1), day(2019, 12, 31), verified)],
        "PAK": [(party, open_kind, day(2020, 1, 1), day(2025, 10, 1), general)],
        "SMR": [(party, open_kind, day(2023, 6, 1), day(2025, 6, 30), verified)],
        "SLE": [(PartyStatus.UNKNOWN, open_kind, day(2022, 5, 17), None, Confidence.NONE)],
        "JPN": [(PartyStatus.NOT_PARTY, kind.NONE, None, None, general)],
        "NAM": [(party, kind.RATIFICATION, day(2006, 11, 29), day(2006, 11, 29), verified)],
    }


def test_namibia_keeps_its_code(store: Store) -> None:
    wanted = select(Country.alpha2, Country.numeric).where(Country.alpha3 == "NAM")
    assert store.ask(lambda tx: [tuple(row) for row in tx.execute(wanted)]) == [("NA", "516")]


def test_sources_are_written_out(store: Store) -> None:
    texts = store.ask(lambda tx: list(tx.scalars(select(Instrument.source))))
    assert all(texts)
    assert not [text for text in texts if "NL-TDB" in text.split("; note:")[0]]


@pytest.fixture
def next_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped data of a later release, to be changed by the test."""
    folder = tmp_path / "release"
    folder.mkdir()
    for name in (*FILES, "reference_edition.txt"):
        (folder / name).write_bytes(resources.path(name).read_bytes())
    monkeypatch.setattr(resources, "path", lambda name: folder / name)
    return folder


def release(folder: Path, name: str, old: str, new: str) -> None:
    content = (folder / name).read_text(encoding="utf-8")
    assert old in content
    (folder / name).write_text(content.replace(old, new), encoding="utf-8", newline="")
    number = int(seed.edition().split()[0])
    (folder / "reference_edition.txt").write_text(f"{number + 1} changed\n", encoding="ascii")


def reseeded(planned: Path, tmp_path: Path) -> Store:
    path = tmp_path / "reseeded.workshop"
    path.write_bytes(planned.read_bytes())
    return Store(path)


def test_a_later_edition_overwrites_what_was_shipped_only(planned: Path, tmp_path: Path, next_edition: Path) -> None:
    store = reseeded(planned, tmp_path)
    assert store.ask(seed.is_stale) is False
    release(next_edition, "countries.csv", ",Viet Nam,Viet Nam,", ",Vietnam,Viêt Nam,")
    release(
        next_edition, "instruments_2005.csv", "JPN,not_party,none,,,", "JPN,party,acceptance,2026-01-02,2026-01-02,"
    )
    assert store.ask(seed.is_stale) is True

    def own(tx: Tx) -> None:
        vietnam = tx.scalars(select(Country).where(Country.alpha3 == "VNM")).one()
        vietnam.own_name = "Viet Nam (SRV)"
        japan = tx.scalars(select(Instrument).join(Instrument.country).where(Country.alpha3 == "JPN")).one()
        japan.own_status, japan.own_source = PartyStatus.UNKNOWN, "A letter"
        tx.add(CountryAlias(country_id=vietnam.id, alias="Nam", key="nam", kind="own", learned=True))

    store.do(own)
    ids = store.ask(lambda tx: list(tx.scalars(select(Country.id).order_by(Country.id))))
    store.barrier(seed.seed_reference_data)

    def shown(tx: Tx) -> list[Any]:
        vietnam = select(Country.name_en, Country.name_fr, Country.own_name).where(Country.alpha3 == "VNM")
        japan = select(Instrument.status, Instrument.latest, Instrument.own_status, Instrument.own_source)
        nam = select(CountryAlias.alias, CountryAlias.retired).where(CountryAlias.learned)
        wanted = (vietnam, japan.join(Instrument.country).where(Country.alpha3 == "JPN"), nam)
        return [tuple(row) for one in wanted for row in tx.execute(one)]

    assert store.ask(shown) == [
        ("Vietnam", "Viêt Nam", "Viet Nam (SRV)"),
        (PartyStatus.PARTY, dt.date(2026, 1, 2), PartyStatus.UNKNOWN, "A letter"),
        ("Nam", False),
    ]
    assert store.ask(lambda tx: list(tx.scalars(select(Country.id).order_by(Country.id)))) == ids
    assert store.ask(seed.is_stale) is False
    assert store.undo() is None  # reseeding is a barrier
    store.close()


def test_what_is_no_longer_shipped_is_retired_and_comes_back(planned: Path, tmp_path: Path, next_edition: Path) -> None:
    store = reseeded(planned, tmp_path)
    shipped = resources.path("countries.csv").read_text(encoding="utf-8")
    nicaragua = next(line for line in shipped.splitlines(keepends=True) if line.startswith("NIC,"))
    aliases = (next_edition / "country_aliases.csv").read_text(encoding="utf-8")
    assert ",NIC," in aliases
    release(next_edition, "countries.csv", nicaragua, "")
    store.barrier(seed.seed_reference_data)
    retired = select(Country.alpha3).where(Country.retired)
    assert store.ask(lambda tx: list(tx.scalars(retired))) == ["NIC"]
    (next_edition / "countries.csv").write_text(shipped, encoding="utf-8", newline="")
    store.barrier(seed.seed_reference_data)
    assert store.ask(lambda tx: list(tx.scalars(retired))) == []
    store.close()


def test_a_deleted_list_stays_deleted(planned: Path, tmp_path: Path, next_edition: Path) -> None:
    store = reseeded(planned, tmp_path)

    def delete_first(tx: Tx) -> None:
        tx.delete(tx.scalars(select(CountryList).order_by(CountryList.id)).first())

    store.do(delete_first)
    release(next_edition, "country_lists.csv", "lldc=yes", "subregion=Polynesia")
    store.barrier(seed.seed_reference_data)
    rules = store.ask(lambda tx: list(tx.scalars(select(CountryList.rule).order_by(CountryList.id))))
    assert rules == [*(line["rule"] for line in lines("country_lists.csv")[1:-1]), "lldc=yes", "subregion=Polynesia"]
    store.close()


def test_an_older_program_leaves_newer_data_alone(planned: Path, tmp_path: Path) -> None:
    store = reseeded(planned, tmp_path)

    def pretend(tx: Tx, stamp: str) -> None:
        tx.execute(update(Setting).where(Setting.name == "reference digest").values(value=stamp))

    store.barrier(pretend, "999 of-the-future")
    assert store.ask(seed.is_stale) is False
    store.barrier(pretend, "0 of-old")
    assert store.ask(seed.is_stale) is True
    store.close()


def test_an_ordinary_open_reads_one_row(store: Store) -> None:
    seen: list[str] = []
    from sqlalchemy import event

    event.listen(store._reading, "before_cursor_execute", lambda _c, _k, statement, *_rest: seen.append(statement))
    assert store.ask(seed.is_stale) is False
    assert len([one for one in seen if one.startswith("SELECT")]) == 1


def test_seeding_twice_and_the_sample_are_the_same_on_every_database(opener: Opener) -> None:
    store = opener("planner")
    assert store.ask(seed.is_stale) is True
    store.barrier(seed.seed_reference_data)
    store.barrier(seed.seed_reference_data)
    workshop_id = store.do(make_seoul_sample)
    rows = store.ask(countries.countries, None, "2005", dt.date(2018, 6, 18), workshop_id)
    found = standing(rows, dt.date(2018, 6, 18))
    assert (found.of, found.parties, found.represented, found.participants) == (206, 145, 17, 30)
    assert [(one.name, one.size) for one in store.ask(country_lists.country_lists)][:1] == [("Asia-Pacific", 44)]
    vietnam = next(row.id for row in rows if row.alpha3 == "VNM")
    detail = store.ask(countries.country_detail, vietnam, "2005", dt.date(2018, 6, 18), workshop_id)
    assert detail is not None
    assert [one.name for one in detail.people] == ["Nguyễn Thị Hồng Ngọc", "Trần Quốc Dũng"]
    assert store.undo() is not None
