"""The shop's catalogues as forms for new elements, and the property MOYSKLAD_ID for those that lack it."""

from __future__ import annotations

from collections.abc import Iterator

from core.bitrix.codes import shop_error
from core.bitrix.layout import Catalog, Layout
from core.bitrix.properties import MOYSKLAD_CODES, Property
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.domain.creation_forms import FormProperty, Role, ShopForm, ShopForms
from core.errors import NoRight, NotFound
from core.ports import CancelToken


def forms_of(layout: Layout) -> ShopForms:
    """Every catalogue with its properties; the link to the card is no property to fill."""
    forms = tuple(
        ShopForm(one.iblock_id, one.name, one.product_iblock, tuple(_properties(layout, one)))
        for one in layout.catalogs
    )
    return ShopForms(forms, {name: number for number, name in layout.measures.items()})


def add_key_property(transport: Transport, iblock_id: int, name: str, cancel: CancelToken) -> None:
    """Create MOYSKLAD_ID in a catalogue; whoever calls has looked that it has none.

    Raises:
        NoRight: the webhook's user may not, or the shop's version cannot ("bitrix.property_denied").
        AnswerLost: look again before a second try.
    """
    fields = {
        "iblockId": iblock_id,
        "name": name,
        "code": MOYSKLAD_CODES[0],
        "propertyType": "S",
        "multiple": "N",
    }
    command = Command("catalog.productProperty.add", {"fields": fields})
    answer = transport.send({"property": command.text()}, cancel, writes=True)
    refused = answer.errors.get("property")
    if isinstance(refused, NoRight | NotFound):
        raise shop_error(NoRight, "bitrix.property_denied", details=refused.details)
    if refused is not None:
        raise refused


def _properties(layout: Layout, catalog: Catalog) -> Iterator[FormProperty]:
    roles = layout.roles[catalog.iblock_id]
    known = (
        (Role.ARTICLE, roles.article),
        (Role.BARCODE, roles.barcode),
        (Role.KEY, roles.moysklad_id),
        (Role.DESCRIBING, roles.describing),
    )
    named: set[int] = set()
    for role, properties in known:
        for prop in properties:
            if prop.id not in named:
                named.add(prop.id)
                yield _form_property(prop, role)
    for prop in layout.properties.get(catalog.iblock_id, ()):
        if prop.id not in named and prop.id != catalog.link_property:
            yield _form_property(prop, Role.OTHER)


def _form_property(prop: Property, role: Role) -> FormProperty:
    return FormProperty(
        prop.id,
        prop.name,
        prop.code,
        role,
        prop.kind == "L",
        prop.kind == "N",
        prop.multiple,
        prop.required,
        tuple(prop.options.items()),
    )
