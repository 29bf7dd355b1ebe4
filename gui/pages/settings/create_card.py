"""The card of creating in the shop: on sale at once or not, and the catalogue and section for new products."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.domain.screens.creating import CatalogueChoice, SectionChoice
from gui.pages.settings.rows import SelectRow, SwitchRow
from gui.pages.settings.setting_card import SettingCard


class CreateCard(SettingCard):
    """How elements are created in the shop, and where."""

    def __init__(self) -> None:
        self._places: tuple[list[CatalogueChoice], list[SectionChoice]] = ([], [])
        self.catalogue_row = SelectRow("create.iblock", self._catalogues)
        self.section_row = SelectRow("create.section", self._sections)
        rows = [SwitchRow("create.active"), self.catalogue_row, self.section_row]
        super().__init__("matching", _title, rows)

    def show_places(self, catalogues: Sequence[CatalogueChoice], sections: Sequence[SectionChoice]) -> None:
        """The shop's catalogues of products and their sections."""
        places = (list(catalogues), list(sections))
        if places != self._places:
            self._places = places
            self.catalogue_row.renew()
            self.section_row.renew()

    def _catalogues(self) -> list[tuple[str, str]]:
        own = QCoreApplication.translate("SettingsCards", "the shop’s main one")
        return [("0", own), *((str(one.iblock_id), one.name) for one in self._places[0])]

    def _sections(self) -> list[tuple[str, str]]:
        none = QCoreApplication.translate("SettingsCards", "without a section")
        return [("0", none), *((str(one.section_id), one.name) for one in self._places[1])]


def _title() -> str:
    return QCoreApplication.translate("SettingsCards", "Creating in the shop")
