"""Settings keep what was set, refuse what is out of bounds, and survive what another version left."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.links import MatchRule
from core.domain.stock import Measure
from core.errors import SkladLinkError
from core.settings import GROUPS, LinkSettings, Settings, StockSettings, UiSettings, describe
from core.store.small import SettingRows
from core.store.store import Store

NAMES = st.text("абвгд-/12", min_size=1, max_size=6)
AMOUNTS = st.decimals(0, 1000, places=2)
STOCK = st.builds(
    StockSettings,
    measure=st.sampled_from(Measure),
    store_ids=st.lists(NAMES, max_size=3).map(tuple),
    safety_global=AMOUNTS,
    safety_by_folder=st.dictionaries(NAMES, AMOUNTS, max_size=3),
    safety_by_item=st.dictionaries(NAMES, AMOUNTS, max_size=3),
    rounding=st.sampled_from(["unit", "keep"]),
    reserve_to_shop=st.booleans(),
    in_flight_seconds=st.integers(0, 86_400),
    brake_zero_share=st.integers(0, 100),
    store_map=st.dictionaries(NAMES, st.integers(1, 99), max_size=3),
)


@dataclass
class Memory:
    """Setting rows without a database."""

    texts: dict[str, str] = field(default_factory=dict)

    def all(self) -> dict[str, str]:
        return dict(self.texts)

    def put(self, values: dict[str, str | None]) -> None:
        for key, text in values.items():
            if text is None:
                self.texts.pop(key, None)
            else:
                self.texts[key] = text


@given(stock=STOCK, rules=st.frozensets(st.sampled_from(MatchRule)))
def test_every_group_comes_back_as_it_was_saved(stock: StockSettings, rules: frozenset[MatchRule]) -> None:
    memory = Memory()
    settings = Settings(memory)
    settings.put(stock)
    settings.put(LinkSettings(auto_rules=rules))
    again = Settings(memory)
    assert again.get(StockSettings) == settings.get(StockSettings) == stock
    assert again.get(LinkSettings).auto_rules == rules


def test_settings_outlive_the_program(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    Settings(SettingRows(store)).put(replace(StockSettings(), safety_global=Decimal("1.5")))
    store.close()
    store = Store.open(tmp_path)
    assert Settings(SettingRows(store)).get(StockSettings).safety_global == Decimal("1.5")
    store.close()


def test_defaults_are_those_of_the_issue() -> None:
    settings = Settings(Memory())
    assert settings.get(LinkSettings).auto_rules == {MatchRule.STORED, MatchRule.EXTERNAL_CODE}
    stock = settings.get(StockSettings)
    assert (stock.measure, stock.in_flight_seconds, stock.reserve_to_shop) == (Measure.FREE, 300, False)
    assert (stock.brake_zero_count, stock.brake_zero_share, stock.brake_few_count, stock.brake_few_share) == (
        20,
        10,
        5,
        50,
    )


@pytest.mark.parametrize(
    "bad",
    [
        StockSettings(brake_zero_share=101),
        StockSettings(safety_by_item={"a": Decimal(-1)}),
        StockSettings(rounding="up"),
        UiSettings(lang="de"),
    ],
)
def test_a_value_out_of_bounds_is_refused_and_nothing_is_saved(bad: object) -> None:
    memory = Memory()
    settings = Settings(memory)
    before = memory.all()
    with pytest.raises(SkladLinkError) as caught:
        settings.put(bad)
    assert caught.value.code == "setting.bad_value"
    assert memory.all() == before


def test_what_cannot_be_read_gives_the_default_and_unknown_keys_stay() -> None:
    memory = Memory({"stock.in_flight_seconds": '"soon"', "stock.brake_zero_share": "400", "later.key": "{}"})
    settings = Settings(memory)
    assert settings.get(StockSettings) == StockSettings()
    assert memory.texts["later.key"] == "{}"


def test_plain_texts_for_the_window() -> None:
    memory = Memory()
    settings = Settings(memory)
    assert (settings.text("ui.lang"), settings.text("ui.columns.stock", "120")) == ("ru", "120")
    settings.set_text("ui.lang", "en")
    settings.set_text("ui.columns.stock", "80,90")
    assert settings.get(UiSettings).lang == "en"
    assert Settings(memory).text("ui.columns.stock") == "80,90"
    with pytest.raises(SkladLinkError):
        settings.set_text("ui.theme", "pink")


def test_stored_settings_are_brought_to_the_present_version_once() -> None:
    def rename(texts: dict[str, str]) -> dict[str, str]:
        texts["ui.lang"] = texts.pop("ui.language")
        return texts

    memory = Memory({"ui.language": '"en"', "settings.version": "1"})
    assert Settings(memory, upgrades={1: rename}).get(UiSettings).lang == "en"
    assert memory.texts == {"ui.lang": '"en"', "settings.version": "2"}
    assert Settings(memory, upgrades={1: rename}).get(UiSettings).lang == "en"


def test_fresh_settings_start_at_the_present_version() -> None:
    memory = Memory()
    Settings(memory, upgrades={1: lambda texts: pytest.fail("nothing to bring over")})
    assert memory.texts == {"settings.version": "2"}


def test_every_setting_is_described_within_its_own_limits() -> None:
    infos = {info.key: info for info in describe()}
    assert len(infos) > 20
    for info in infos.values():
        assert info.text == f"setting.{info.key}"
        assert not info.one_of or info.default in info.one_of
    assert infos["stock.in_flight_seconds"].unit == "seconds"
    assert {key.split(".")[0] for key in infos} == set(GROUPS)
