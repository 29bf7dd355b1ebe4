"""Where a document is to be seen in the browser: in MoySklad, and in the admin pages of a shop on its own server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.domain.catalogue import ReferenceKind
from core.jobs import marks
from core.settings import ConnectionSettings

if TYPE_CHECKING:
    from core.app.doors import Surroundings

_API = "https://api.moysklad.ru/"
_WEB = "https://online.moysklad.ru/app/#{kind}/edit?id={name}"
_ELEMENT = "https://{host}/bitrix/admin/iblock_element_edit.php?IBLOCK_ID={iblock}&type={kind}&ID={offer}"
_OWN_COMPUTER = ("localhost", "127.", "[::1]")


def moysklad_order(around: Surroundings, moysklad_id: str) -> str:
    """The page of an order in MoySklad, "" where it is not known."""
    return moysklad_document(around, "customerorder", moysklad_id)


def moysklad_document(around: Surroundings, kind: str, moysklad_id: str) -> str:
    """The page of a document in MoySklad, "" where it is not known; `kind` as in the API (demand, salesreturn …).

    MoySklad's page of a document carries the id of its API (digest moysklad: only goods have another one).
    """
    genuine = around.settings.get(ConnectionSettings).moysklad_url.startswith(_API)
    return _WEB.format(kind=kind, name=moysklad_id) if genuine and moysklad_id else ""


def shop_order(around: Surroundings, order_id: int) -> str:
    """The page of an order in the shop's administration, known for shops on their own server, else ""."""
    host = _own_server(around)
    return f"https://{host}/bitrix/admin/sale_order_view.php?ID={order_id}" if host else ""


def shop_offer(around: Surroundings, offer_id: int) -> str:
    """The page of an offer in the shop's administration, like an order's; "" while its iblock's type is not known."""
    host, offer = _own_server(around), around.store.catalogue.offer(offer_id)
    if not host or offer is None:
        return ""
    catalogs = around.store.catalogue.references(ReferenceKind.SHOP_CATALOG)
    kind = next((one.get("iblock_type") for one in catalogs if one.id == str(offer.iblock_id)), "")
    return _ELEMENT.format(host=host, iblock=offer.iblock_id, kind=kind, offer=offer_id) if kind else ""


def _own_server(around: Surroundings) -> str:
    """The host of a shop on its own server, "" for one in the cloud, on this computer, or not known."""
    shop = marks.shop(around.store.watermarks)
    host = str(shop.get("host", ""))
    return "" if shop.get("edition") != "on_premise" or host.startswith(_OWN_COMPUTER) else host
