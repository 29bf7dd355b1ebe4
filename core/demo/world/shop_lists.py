"""The shop's dictionaries in the demo world: catalogues, properties, stores, payer types, statuses, sections."""

from __future__ import annotations

from core.demo.world.goods import FOLDERS
from core.demo.world.mixing import short_code
from core.demo.world.model import Iblock, PersonType, ShopProperty, ShopSection, ShopStatus, ShopStore
from core.demo.world.words import ALL_SIZES, DEPARTMENTS, VOLUMES

PRODUCTS_IBLOCK, OFFERS_IBLOCK = 14, 15
LINK_PROPERTY = 120
SITES = ("s1", "s2")
NATURAL, LEGAL = 1, 2

IBLOCKS = (
    Iblock(PRODUCTS_IBLOCK, "Каталог товаров", None, None),
    Iblock(OFFERS_IBLOCK, "Каталог товаров (предложения)", PRODUCTS_IBLOCK, LINK_PROPERTY),
)

STORES = (
    ShopStore(1, "Основной склад", "Петрозаводск, ул. Складская, 1", "main", True),
    ShopStore(2, "Шоурум на Лесной", "Петрозаводск, ул. Лесная, 7", "showroom", True),
    ShopStore(3, "Дальний склад", "Кондопога, ул. Заводская, 3", "remote", True),
)

PERSON_TYPES = (
    PersonType(
        NATURAL,
        "Физическое лицо",
        "natural",
        (
            (1, "FIO", "Ф. И. О.", ("isPayer", "isProfileName")),
            (2, "EMAIL", "E-mail", ("isEmail",)),
            (3, "PHONE", "Телефон", ("isPhone",)),
            (4, "ZIP", "Индекс", ("isZip",)),
            (5, "LOCATION", "Местоположение", ("isLocation",)),
            (6, "ADDRESS", "Адрес доставки", ("isAddress",)),
        ),
    ),
    PersonType(
        LEGAL,
        "Юридическое лицо",
        "legal",
        (
            (11, "COMPANY", "Название компании", ("isPayer", "isProfileName")),
            (12, "INN", "ИНН", ()),
            (13, "KPP", "КПП", ()),
            (14, "CONTACT_PERSON", "Контактное лицо", ()),
            (15, "EMAIL", "E-mail", ("isEmail",)),
            (16, "PHONE", "Телефон", ("isPhone",)),
            (17, "ADDRESS", "Адрес доставки", ("isAddress",)),
        ),
    ),
)

STATUSES = (
    ShopStatus("N", "O", "Принят, ожидается оплата", 100, "#5B8DEF"),
    ShopStatus("P", "O", "Оплачен, формируется к отправке", 130, "#2E9E6B"),
    ShopStatus("AS", "O", "Собирается", 140, "#3B82D6"),
    ShopStatus("S", "O", "Отправлен", 150, "#7E5BC2"),
    ShopStatus("D", "O", "Отменён", 170, "#9AA1AD"),
    ShopStatus("WR", "O", "Ждёт возврата", 180, "#D0654A"),
    ShopStatus("F", "O", "Выполнен", 200, "#1D8050"),
    ShopStatus("DN", "D", "Ожидает обработки", 300, "#5B8DEF"),
    ShopStatus("DD", "D", "Отменён", 350, "#9AA1AD"),
    ShopStatus("DF", "D", "Отгружен", 400, "#1D8050"),
)


def properties() -> tuple[ShopProperty, ...]:
    """Return the properties of both catalogues: article, barcode, MOYSKLAD_ID, link, sizes, colours …"""
    found: list[ShopProperty] = []
    for iblock, base in ((PRODUCTS_IBLOCK, 101), (OFFERS_IBLOCK, 121)):
        for n, (code, name) in enumerate(
            (("ARTNUMBER", "Артикул"), ("CML2_BAR_CODE", "Штрихкод"), ("MOYSKLAD_ID", "Идентификатор МойСклад"))
        ):
            found.append(ShopProperty(base + n, iblock, code, name, "S", ()))
    found.append(ShopProperty(LINK_PROPERTY, OFFERS_IBLOCK, "CML2_LINK", "Элемент каталога", "E", ()))
    names = dict.fromkeys((axis.code, axis.name) for d in DEPARTMENTS for axis in d.axes)
    enum_id = 1000
    for n, (code, name) in enumerate(names):
        texts = {"SIZE": ALL_SIZES, "VOLUME": VOLUMES}.get(code)
        if texts is None:
            found.append(ShopProperty(130 + n, OFFERS_IBLOCK, code, name, "S", ()))
            continue
        values = tuple((enum_id + k, text) for k, text in enumerate(texts))
        enum_id += len(texts)
        found.append(ShopProperty(130 + n, OFFERS_IBLOCK, code, name, "L", values))
    found.append(ShopProperty(150, OFFERS_IBLOCK, "FLAVOUR", "Вкус", "S", ()))
    return tuple(found)


def sections(salt: int) -> tuple[ShopSection, ...]:
    """Return the sections of the products catalogue."""
    return tuple(ShopSection(n + 1, name, short_code(salt, n)) for n, name in enumerate(FOLDERS))
