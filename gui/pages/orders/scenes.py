"""The pictures of the orders page: the list, a failed order, an explained status, a selection, nothing found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.domain.orders import EventSide
from core.domain.screens.orders import OrdersTab
from gui.pages import Scene

if TYPE_CHECKING:
    from gui.pages.orders.page import OrdersPage

_SELECTED = 3


def scenes_of(page: OrdersPage) -> Sequence[Scene]:
    """Each is brought about by what a person would do."""

    def seen() -> bool:
        return page.panel.detail is not None or page.state.isVisible()

    def failed() -> None:
        door, query = page.bridge.app.orders, page.list.tools.query_of(OrdersTab.FAILED)

        def found(ids: Sequence[int]) -> None:
            if ids:
                page.list.show_order(ids[0])

        page.bridge.ask(lambda: door.ids(query), found, owner=page)

    def select() -> None:
        page.list.show_tab(OrdersTab.ALL)
        for place in range(min(_SELECTED, page.model.rowCount())):
            page.list.check(place)

    return (
        Scene("orders", ready=seen),
        Scene("orders-failed", failed, page.panel.trouble.isVisible),
        Scene(
            "orders-why",
            lambda: page.panel.explain(EventSide.MOYSKLAD),
            lambda: page.panel.why() is not None,
            page.close_popovers,
        ),
        Scene("orders-selection", select, seen, page.list.uncheck_all),
        Scene("orders-empty", lambda: page.search.setText("zzzz"), page.list.state.isVisible, page.list.tools.reset),
    )
