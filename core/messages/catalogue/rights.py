"""Rights in both systems by name, and what follows where one is missing; how orders are made out."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_ROLE_RU = "Попросите администратора МоегоСклада добавить право {right} в роль сотрудника и проверьте связь снова."
_ROLE_EN = "Ask MoySklad’s administrator to add the right {right} to the employee’s role, then test again."


def _missing(ru: tuple[str, str, str], en: tuple[str, str, str]) -> Entry:
    """`ru` and `en`: what is lacking, what it means, and what the right is called in the role."""
    return failure(
        (ru[0], ru[1], _ROLE_RU.replace("{right}", ru[2])), (en[0], en[1], _ROLE_EN.replace("{right}", en[2]))
    )


ENTRIES: Mapping[str, Entry] = {
    "right.product": said("Товары: смотреть", "Products: view"),
    "right.variant": said("Модификации: смотреть", "Variants: view"),
    "right.bundle": said("Комплекты: смотреть", "Bundles: view"),
    "right.service": said("Услуги: смотреть", "Services: view"),
    "right.store": said("Склады: смотреть", "Warehouses: view"),
    "right.organization": said("Юрлица: смотреть", "Organisations: view"),
    "right.stock": said("Остатки: смотреть", "Stock: view"),
    "right.counterparty": said("Контрагенты: создавать", "Counterparties: create"),
    "right.customerorder": said("Заказы покупателей: создавать", "Customer orders: create"),
    "right.demand": said("Отгрузки: смотреть", "Shipments: view"),
    "right.product.missing": _missing(
        ("Нельзя смотреть товары", "Загружать из МоегоСклада будет нечего.", "«Товары: просмотр»"),
        ("Products cannot be seen", "There is nothing to load from MoySklad.", "“Products: view”"),
    ),
    "right.variant.missing": _missing(
        ("Нельзя смотреть модификации", "Размеры и цвета останутся без пары.", "«Модификации: просмотр»"),
        ("Variants cannot be seen", "Sizes and colours stay without a pair.", "“Variants: view”"),
    ),
    "right.bundle.missing": _missing(
        ("Нельзя смотреть комплекты", "Их остаток посчитать не получится.", "«Комплекты: просмотр»"),
        ("Bundles cannot be seen", "Their stock cannot be worked out.", "“Bundles: view”"),
    ),
    "right.service.missing": _missing(
        ("Нельзя смотреть услуги", "Список товаров будет неполным.", "«Услуги: просмотр»"),
        ("Services cannot be seen", "The list of goods is incomplete.", "“Services: view”"),
    ),
    "right.store.missing": _missing(
        ("Нельзя смотреть склады", "Не выбрать, какие из них считать для магазина.", "«Склады: просмотр»"),
        ("Warehouses cannot be seen", "You cannot choose which ones count for the shop.", "“Warehouses: view”"),
    ),
    "right.organization.missing": _missing(
        ("Нельзя смотреть юрлица", "Заказы не от кого оформлять.", "«Юрлица: просмотр»"),
        ("Organisations cannot be seen", "Orders have nobody to be made out for.", "“Organisations: view”"),
    ),
    "right.stock.missing": _missing(
        ("Нельзя смотреть остатки", "Отправлять в магазин будет нечего.", "«Остатки: просмотр»"),
        ("Stock cannot be seen", "There is nothing to send to the shop.", "“Stock: view”"),
    ),
    "right.counterparty.missing": _missing(
        ("Нельзя создавать контрагентов", "Остатки работают; заказы новых покупателей не передать.",
         "«Контрагенты: создание»"),
        ("Counterparties cannot be created", "Stock works; orders of new buyers cannot be handed over.",
         "“Counterparties: create”"),
    ),
    "right.customerorder.missing": _missing(
        ("Нельзя создавать заказы покупателей", "Остатки работают; заказы магазина не передать.",
         "«Заказы покупателей: создание»"),
        ("Customer orders cannot be created", "Stock works; the shop’s orders cannot be handed over.",
         "“Customer orders: create”"),
    ),
    "right.demand.missing": _missing(
        ("Нельзя смотреть отгрузки", "Остатки работают; магазин не узнает, что отгружено.", "«Отгрузки: просмотр»"),
        ("Shipments cannot be seen", "Stock works; the shop does not learn what was shipped.", "“Shipments: view”"),
    ),
    "right.shop_catalog": said("Каталог: читать предложения, писать остатки", "Catalogue: read offers, write stock"),
    "right.shop_orders": said("Заказы: читать", "Orders: read"),
    "right.shop_methods": said("Методы, нужные для обмена", "Methods that the exchange needs"),
    "setting.orders.organization_id": said("Юрлицо для заказов", "Organisation for orders"),
    "setting.orders.organization_id.help": said(
        "От его имени в МоёмСкладе оформляются заказы из магазина",
        "The shop’s orders are made out in its name in MoySklad",
    ),
    "setting.orders.vat": said("НДС в заказах", "VAT in orders"),
    "setting.orders.vat.help": said(
        "Ставка должна совпадать с чеком магазина, иначе появится конфликт",
        "The rate must be that of the shop’s receipt, else there is a conflict",
    ),
    "setting.orders.vat.goods": said("По ставке товара", "By the item’s rate"),
    "setting.orders.vat.none": said("Без НДС", "No VAT"),
}  # fmt: skip
