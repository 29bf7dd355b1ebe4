"""The doors of single pages: each page's questions and acts in a small object of its own, `app.orders` and so on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.app.conflicts import ConflictsDoor
from core.app.creating import CreatingDoor
from core.app.dictionary import DictionaryDoor
from core.app.frame import FrameDoor
from core.app.gateways import Gateways
from core.app.log_page import Logbook
from core.app.mapping_bulk import BulkDoor
from core.app.mapping_file import MappingFileDoor
from core.app.mapping_tree import TreeDoor
from core.app.orders import OrdersDoor
from core.app.overview import Overview
from core.app.palette import PaletteDoor
from core.app.quality import QualityDoor
from core.app.running import Runner
from core.app.schedule import ScheduleDoor
from core.app.settings_page import SettingsDoor
from core.app.shipments import ShipmentsDoor
from core.app.statuses import StatusesDoor
from core.app.stock import StockDoor
from core.events import EventBus
from core.jobs.context import JobContext
from core.ports import Clock
from core.secrets import SecretChain
from core.settings import Settings
from core.store.repositories import Repositories


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a door may use; `local` makes the surroundings of an act that touches the local database only."""

    home: Path
    store: Repositories
    settings: Settings
    secrets: SecretChain
    gateways: Gateways
    runner: Runner
    events: EventBus
    clock: Clock
    local: Callable[[], JobContext]


class Doors:
    """Every page's door; what a page asks for is in its own file beside this one."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.logbook = Logbook(around)
        self.overview = Overview(around)
        self.preferences = SettingsDoor(around)
        self.schedule = ScheduleDoor(around)
        self.stock = StockDoor(around)
        self.conflicts = ConflictsDoor(around)
        self.shipments = ShipmentsDoor(around)
        self.orders = OrdersDoor(around)
        self.palette = PaletteDoor(around)
        self.statuses = StatusesDoor(around)
        self.frame = FrameDoor(around)
        self.mapping_file = MappingFileDoor(around)
        self.mapping_bulk = BulkDoor(around)
        self.mapping_tree = TreeDoor(around)
        self.creating = CreatingDoor(around)
        self.dictionary = DictionaryDoor(around)
        self.quality = QualityDoor(around)
