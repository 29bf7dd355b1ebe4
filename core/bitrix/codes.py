"""Every message code this gateway raises or hands back, with the parameters its sentence may use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from core.errors import GatewayError, System

MESSAGE_CODES: Mapping[str, tuple[str, ...]] = {
    # The webhook address as typed by a person.
    "bitrix.webhook_empty": (),
    "bitrix.webhook_scheme": ("scheme",),
    "bitrix.webhook_host": ("host",),
    "bitrix.webhook_not_https": ("host",),
    "bitrix.webhook_incomplete": (),
    "bitrix.webhook_characters": (),
    "bitrix.webhook_login_inside": (),
    "bitrix.webhook_rest3": (),
    # Who we are and what we may do.
    "bitrix.auth": (),
    "bitrix.scope": ("method",),
    "bitrix.denied": ("method",),
    "bitrix.tariff": (),
    "bitrix.user_access": (),
    "bitrix.blocked_by_vendor": (),
    "bitrix.https_required": (),
    # Facts found at connect (ShopIdentity.problems).
    "bitrix.scope_catalog": (),
    "bitrix.scope_sale": (),
    "bitrix.catalog_denied": (),
    "bitrix.sale_denied": (),
    "bitrix.not_admin": (),
    "bitrix.no_catalog": (),
    "bitrix.no_offers_iblock": (),
    "bitrix.methods_missing": (),
    "bitrix.inventory_on": (),
    # The way to the shop and its answers.
    "bitrix.network": ("host",),
    "bitrix.timeout": ("host", "seconds"),
    "bitrix.tls": ("host",),
    "bitrix.proxy": ("host",),
    "bitrix.redirected": ("host", "target"),
    "bitrix.html": ("status",),
    "bitrix.bad_json": ("status",),
    "bitrix.no_rest": ("host",),
    "bitrix.closed": (),
    "bitrix.server_error": ("status",),
    "bitrix.paused_after_failures": ("seconds",),
    "bitrix.answer_lost": (),
    # Limits; the first three are also what `waiting_for` shows.
    "bitrix.rate_limit": ("seconds",),
    "bitrix.operating_limit": ("method", "seconds"),
    "bitrix.retry": ("seconds",),
    # What the API said to one call.
    "bitrix.method_missing": ("method",),
    "bitrix.refused": ("method",),
    "bitrix.command_missing": ("method",),
    "bitrix.offer_missing": ("method",),
    "bitrix.object_missing": ("method",),
    "bitrix.ignored_write": ("written", "echo"),
    "bitrix.no_echo": (),
    "bitrix.not_sent": (),
    "bitrix.kind_not_writable": ("kind",),
    "bitrix.edit_ignored": (),
    "bitrix.no_key_property": (),
    "bitrix.property_denied": (),
    # Lists that do not add up.
    "bitrix.paging_stuck": ("method",),
    "bitrix.filter_ignored": ("method",),
    "bitrix.incomplete": ("method", "read", "total"),
    # Stores and documents.
    "bitrix.inventory_off": (),
    "bitrix.document_refused": (),
    "bitrix.document_left": (),
    "bitrix.document_unfinished": (),
}
"""Code -> names of its parameters. Codes of failed writes come without parameters, as `WriteResult.code`."""

Kind = TypeVar("Kind", bound=GatewayError)


def shop_error(kind: type[Kind], code: str, *, details: str = "", **more: Any) -> Kind:
    """Return an error of the shop with a code of this list.

    Args:
        kind: the class in core.errors.
        code: a key of `MESSAGE_CODES`.
        details: the server's words, already masked.
        more: `server_code`, `parameter`, `status`, and the sentence's parameters.

    Raises:
        KeyError: the code is not in the list.
    """
    if code not in MESSAGE_CODES:
        raise KeyError(code)
    return kind(code, system=System.SHOP, details=details, **more)
