"""Names that make a create repeatable: the same order or buyer always asks MoySklad for the same object.

MoySklad answers a create with a known `syncId` with the object it has, also one that lies in the bin (digest moysklad
§6). Only a person's "send again" raises an order's generation and so asks for a new one.
"""

from __future__ import annotations

from uuid import UUID, uuid5

_SPACE = UUID("6d1f3a52-0c8e-5a7b-9b1e-5b1a4c3c2f10")


def order_sync_id(site: str, order_id: int, generation: int = 0) -> UUID:
    """The `syncId` of a shop order. `site` names the shop (its host), so that two shops never meet."""
    if generation < 0:
        raise ValueError("a generation from zero up")
    return uuid5(_SPACE, f"order:{site.casefold()}:{order_id}:{generation}")


def buyer_sync_id(site: str, *, user_id: int | None = None, email: str = "", phone: str = "") -> UUID | None:
    """The `syncId` of a buyer by account of the site, else by normal e-mail, else by normal phone; None without."""
    if user_id:
        return uuid5(_SPACE, f"buyer:{site.casefold()}:user:{user_id}")
    if email:
        return uuid5(_SPACE, f"buyer:{site.casefold()}:email:{email}")
    return uuid5(_SPACE, f"buyer:{site.casefold()}:phone:{phone}") if phone else None


def buyer_of_order_sync_id(site: str, order_id: int) -> UUID:
    """The `syncId` of a buyer of whom nothing is known but one order."""
    return uuid5(_SPACE, f"buyer:{site.casefold()}:order:{order_id}")
