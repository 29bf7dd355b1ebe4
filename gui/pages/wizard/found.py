"""What the check of a system found: who we are there, and its rights one by one, each lack with the way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.app import WarehouseIdentity
from core.domain.rights import SHOP, Right, rights
from core.domain.screens.settings import CheckedSystem
from gui import format as formats
from gui.connect.result import Line, LineRow, warehouse_lines
from gui.i18n import explain, say
from gui.widgets.card import Card
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline, Label


def found_lines(system: str, facts: Mapping[str, object]) -> list[Line]:
    """Who we are in the system, in lines; what the rights tell is left out."""
    return _moysklad_lines(facts) if system == "moysklad" else _shop_lines(facts)


def _moysklad_lines(facts: Mapping[str, object]) -> list[Line]:
    advice = [code for code in _texts(facts, "advice") if "_no_" not in code]
    texts = (_text(facts, name) for name in ("kind", "account", "user", "tariff"))
    numbers = (_number(facts, name) for name in ("weight", "requests_per_window"))
    return warehouse_lines(WarehouseIdentity(*texts, *numbers, advice=advice))


def _shop_lines(facts: Mapping[str, object]) -> list[Line]:
    translate = QCoreApplication.translate
    lines = [Line("ok", translate("WizardFound", "The shop answers"), _text(facts, "host"))]
    if facts.get("user"):
        lines.append(Line("ok", translate("WizardFound", "User"), _text(facts, "user")))
    cloud = facts.get("edition") == "cloud"
    kind = (
        translate("WizardFound", "cloud, its limits are kept")
        if cloud
        else translate("WizardFound", "on the shop’s own server")
    )
    lines.append(Line("ok", translate("WizardFound", "Bitrix"), kind))
    by_documents = bool(facts.get("inventory_management"))
    way = (
        translate("WizardFound", "by documents of its stores")
        if by_documents
        else translate("WizardFound", "one quantity per offer")
    )
    lines.append(Line("ok", translate("WizardFound", "Stock is written"), way))
    told = {code for codes in SHOP.values() for code in codes} | {"bitrix.inventory_on"}
    for code in _texts(facts, "problems"):
        if code not in told:
            problem = explain(code)
            lines.append(Line("info", problem.what, f"{problem.means} {problem.do}".strip()))
    return lines


def _text(facts: Mapping[str, object], name: str) -> str:
    found = facts.get(name, "")
    return found if isinstance(found, str) else ""


def _texts(facts: Mapping[str, object], name: str) -> list[str]:
    found = facts.get(name)
    return [str(one) for one in found] if isinstance(found, Sequence) and not isinstance(found, str) else []


def _number(facts: Mapping[str, object], name: str) -> int:
    found = facts.get(name)
    return int(found) if isinstance(found, int | float) else 0


class RightRow(QWidget):
    """One right: its sign, its name, its state in a word; where it is lacking, what that means and what to do."""

    def __init__(self, right: Right) -> None:
        super().__init__()
        self.right = right
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Inline(self._items, gap=10, height=18, stretch=True))
        spoken = [say(f"right.{right.name}"), self._word()]
        if right.fix:
            told = explain(right.fix)
            words = f"{told.what}. {told.means} {told.do}"
            fix = Label(words, "small", "t1", wrap=True)
            fix.setContentsMargins(26, 0, 0, 4)
            column.addWidget(fix)
            spoken.append(words)
        self.setAccessibleName(": ".join(spoken))

    def _word(self) -> str:
        if self.right.allowed is None:
            return self.tr("not told")
        if self.right.allowed:
            return self.tr("allowed")
        return self.tr("missing") if self.right.needed else self.tr("missing, for orders only")

    def _items(self) -> list[Item]:
        icon, tone, word = {
            True: ("check-circle-fill", "ok", "t3"),
            None: ("info", "t3", "t3"),
            False: ("warning-octagon-fill", "err", "errText") if self.right.needed else
            ("warning-fill", "warn", "warnText"),
        }[self.right.allowed]  # fmt: skip
        name = Text(say(f"right.{self.right.name}"), "name", "t1", shrinks=True)
        return [Icon(icon, 16, tone), name, Text(self._word(), "small", word)]


class FoundCard(Card):
    """Hidden until a system was checked once."""

    def __init__(self, system: str) -> None:
        super().__init__()
        self.system = system
        self.rows: list[RightRow] = []
        self._checked: CheckedSystem | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 18)
        self._column.setSpacing(7)
        self._inner = QWidget()
        self._column.addWidget(self._inner)
        self.hide()

    def show_checked(self, checked: CheckedSystem | None) -> None:
        """Show what the last check found; None or never checked hides the card."""
        self._checked = checked
        self._column.removeWidget(self._inner)
        self._inner.hide()
        self._inner.deleteLater()
        self.rows = []
        self._inner = QWidget()
        self._column.addWidget(self._inner)
        known = checked is not None and bool(checked.facts)
        if checked is not None and known:
            self._tell(QVBoxLayout(self._inner), checked)
        self.setVisible(known)

    def _tell(self, column: QVBoxLayout, checked: CheckedSystem) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("What the check found"), "card"), 1)
        if checked.at is not None:
            head.addWidget(Label(formats.day_time(checked.at), "small", "t3"), 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        for line in found_lines(self.system, checked.facts):
            column.addWidget(LineRow(line))
        all_rights = rights(self.system, checked.facts)
        silent = checked.facts.get("kind") == "solution"
        if silent:
            all_rights = [right for right in all_rights if right.allowed is not None]
        self._group(column, self.tr("Needed for goods and stock"), [one for one in all_rights if one.needed])
        self._group(column, self.tr("Needed later, for orders"), [one for one in all_rights if not one.needed])
        if silent:
            note = self.tr("MoySklad does not tell a solution its rights. If one is missing, the first load says so.")
            column.addWidget(Label(note, "small", "t2", wrap=True))

    def _group(self, column: QVBoxLayout, title: str, found: Sequence[Right]) -> None:
        if not found:
            return
        column.addSpacing(6)
        column.addWidget(Label(title, "smallStrong", "t2"))
        for right in sorted(found, key=lambda right: right.allowed is not False):
            row = RightRow(right)
            self.rows.append(row)
            column.addWidget(row)

    def retranslate(self) -> None:
        """Word it anew."""
        self.show_checked(self._checked)
