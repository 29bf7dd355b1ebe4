"""The tree of an order as `sale.order.get` answers it; everything is read loosely and cast afterwards."""

from __future__ import annotations

import msgspec


class BasketItem(msgspec.Struct, gc=False, rename="camel"):
    """A line of the basket."""

    id: object = None
    product_id: object = None
    name: object = None
    quantity: object = None
    price: object = None
    vat_rate: object = None
    vat_included: object = None
    set_parent_id: object = None


class ShipmentItem(msgspec.Struct, gc=False, rename="camel"):
    """An amount of a basket line in a shipment."""

    basket_id: object = None
    quantity: object = None


class Shipment(msgspec.Struct, gc=False, rename="camel"):
    """A shipment; the hidden system one holds what is in no other."""

    id: object = None
    system: object = None
    deducted: object = None
    canceled: object = None
    delivery_name: object = None
    price_delivery: object = None
    tracking_number: object = None
    xml_id: object = None
    date_insert: object = None
    date_deducted: object = None
    shipment_items: list[ShipmentItem] | None = None


class Payment(msgspec.Struct, gc=False, rename="camel"):
    """A payment or a refund."""

    paid: object = None
    is_return: object = None
    pay_system_name: object = None


class PropertyValue(msgspec.Struct, gc=False, rename="camel"):
    """A value that the buyer entered."""

    order_props_id: object = None
    value: object = None


class OrderTree(msgspec.Struct, gc=False, rename="camel"):
    """An order with what belongs to it; a collection that is empty may be missing."""

    id: object = None
    account_number: object = None
    date_insert: object = None
    date_update: object = None
    date_status: object = None
    status_id: object = None
    canceled: object = None
    payed: object = None
    deducted: object = None
    lid: object = None
    xml_id: object = None
    user_id: object = None
    price: object = None
    currency: object = None
    user_description: object = None
    basket_items: list[BasketItem] | None = None
    shipments: list[Shipment] | None = None
    payments: list[Payment] | None = None
    property_values: list[PropertyValue] | None = None


class Tree(msgspec.Struct, gc=False):
    """Result of sale.order.get."""

    order: OrderTree


class OrderProperty(msgspec.Struct, gc=False, rename="camel"):
    """A row of sale.property.list."""

    id: object = None
    code: object = None
    is_email: object = None
    is_phone: object = None
    is_payer: object = None
    is_profile_name: object = None
    is_address: object = None
