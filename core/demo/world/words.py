"""The vocabulary of the demo shop «Тёплый шкаф»: departments, product names, colours, sizes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """One characteristic: its MoySklad name, its Bitrix property code and the values it may take."""

    name: str
    code: str
    values: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hero:
    """A product of the design pictures; `article` is the product's article."""

    name: str
    article: str


@dataclass(frozen=True, slots=True)
class Department:
    """A folder of goods with variants. `uom` is шт, м or кг; prices are whole roubles."""

    folder: str
    nouns: tuple[str, ...]
    axes: tuple[Axis, ...]
    uom: str
    price_from: int
    price_to: int
    heroes: tuple[Hero, ...] = ()


def _plain(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(v.replace("/", "").replace("-", "").replace(" ", "").upper() for v in values)


def _numbers(start: int, stop: int, step: int = 1) -> tuple[str, ...]:
    return tuple(str(n) for n in range(start, stop + 1, step))


_COLOURS = (
    ("чёрный", "BK"),
    ("белый", "WH"),
    ("коричневый", "BR"),
    ("хаки", "KH"),
    ("бордовый", "BD"),
    ("графит", "GR"),
    ("молочный", "ML"),
    ("песочный", "SA"),
    ("тёмно-синий", "NV"),
    ("жёлтый", "YL"),
    ("зелёный", "GN"),
    ("индиго", "IN"),
    ("серый меланж", "GM"),
    ("пудровый", "PD"),
)
COLOUR = Axis("Цвет", "COLOR", tuple(c for c, _ in _COLOURS), tuple(s for _, s in _COLOURS))
SHOE_SIZES = _numbers(35, 47)
COAT_SIZES = _numbers(40, 62, 2)
LETTER_SIZES = ("XS", "S", "M", "L", "XL", "XXL", "3XL", "4XL")
JEANS_SIZES = ("28/30", "29/30", "30/32", "31/32", "32/32", "33/34", "34/34", "36/34")
CHILD_SIZES = _numbers(20, 34)
SOCK_SIZES = ("35-37", "38-40", "41-43", "44-46", "47-49", "23-25")
ALL_SIZES = tuple(dict.fromkeys((*SHOE_SIZES, *COAT_SIZES, *LETTER_SIZES, *JEANS_SIZES, *CHILD_SIZES, *SOCK_SIZES)))


def _size(values: tuple[str, ...]) -> Axis:
    return Axis("Размер", "SIZE", values, _plain(values))


_HEIGHT = Axis("Рост", "HEIGHT", ("164", "170", "176", "182", "188"), ("H164", "H170", "H176", "H182", "H188"))
_FULLNESS = Axis("Полнота", "FULLNESS", ("узкая", "средняя", "широкая"), ("F1", "F2", "F3"))
VOLUMES = ("30 мл", "50 мл", "75 мл", "100 мл", "250 мл", "400 мл", "750 мл", "1000 мл")
_VOLUME = Axis("Объём", "VOLUME", VOLUMES, tuple(v.removesuffix(" мл") for v in VOLUMES))
_SCENT = Axis(
    "Аромат",
    "AROMA",
    ("без запаха", "мёд", "облепиха", "лаванда", "кедр", "мята", "хвоя", "цитрус"),
    ("NO", "HN", "OB", "LV", "KD", "MT", "HV", "CT"),
)
_WIDTH = Axis("Ширина", "CLOTH_WIDTH", ("90 см", "110 см", "150 см", "220 см"), ("W90", "W110", "W150", "W220"))
_GRADE = Axis(
    "Сорт",
    "GRADE",
    ("отборный", "высший", "первый", "купажный", "весенний сбор", "осенний сбор", "копчёный", "белый чай"),
    ("A", "B", "C", "D", "E", "F", "G", "H"),
)
_GRIND = Axis("Помол", "GRIND", ("в зёрнах", "крупный", "средний", "мелкий"), ("Z0", "Z1", "Z2", "Z3"))

DEPARTMENTS = (
    Department(
        "Обувь",
        ("Ботинки зимние", "Кроссовки", "Туфли", "Полуботинки", "Кеды", "Сапоги", "Лоферы", "Мокасины"),
        (_size(SHOE_SIZES), COLOUR, _FULLNESS),
        "шт",
        2490,
        14990,
        (
            Hero("Ботинки зимние «Карелия»", "KR-2041"),
            Hero("Кроссовки «Ветер 2»", "VT-0202"),
            Hero("Туфли «Вега» лаковые", "VG-37"),
        ),
    ),
    Department(
        "Верхняя одежда",
        ("Парка", "Пальто", "Куртка", "Пуховик", "Плащ", "Жилет утеплённый", "Шуба"),
        (_size(COAT_SIZES), COLOUR, _HEIGHT),
        "шт",
        3990,
        29990,
        (Hero("Парка «Онега»", "ON-770"), Hero("Пальто «Нева»", "NV-901")),
    ),
    Department(
        "Одежда",
        ("Платье миди", "Футболка", "Худи", "Рубашка", "Свитер", "Юбка", "Брюки", "Кардиган", "Лонгслив"),
        (_size(LETTER_SIZES), COLOUR, _HEIGHT),
        "шт",
        990,
        8990,
        (Hero("Платье миди «Ладога»", "LD-318"), Hero("Футболка «База» оверсайз", "BZ-12")),
    ),
    Department(
        "Джинсы",
        ("Джинсы", "Шорты джинсовые", "Куртка джинсовая", "Юбка джинсовая"),
        (_size(JEANS_SIZES), COLOUR),
        "шт",
        1990,
        6990,
        (Hero("Джинсы «Прямой крой»", "DJ-110"),),
    ),
    Department(
        "Детям",
        ("Сандалии детские", "Ботинки детские", "Комбинезон детский", "Шапка детская", "Варежки"),
        (_size(CHILD_SIZES), COLOUR),
        "шт",
        690,
        5990,
        (Hero("Сандалии детские «Дюна»", "DN-29"),),
    ),
    Department(
        "Носки и бельё",
        ("Носки", "Гольфы", "Колготки", "Термобельё", "Гетры"),
        (_size(SOCK_SIZES), COLOUR),
        "шт",
        190,
        2490,
        (Hero("Носки «Полоса», 3 пары", "NS-03"),),
    ),
    Department(
        "Косметика",
        ("Шампунь", "Крем для рук", "Бальзам для губ", "Гель для душа", "Мыло жидкое", "Масло для тела"),
        (_VOLUME, _SCENT),
        "шт",
        150,
        2190,
        (Hero("Шампунь «Крапива»", "CS-SH"), Hero("Крем для рук «Облепиха»", "CS-KR")),
    ),
    Department(
        "Ткани",
        ("Ткань льняная", "Фланель", "Лента атласная", "Кружево", "Сукно шерстяное"),
        (COLOUR, _WIDTH),
        "м",
        90,
        1990,
    ),
    Department(
        "Чай и кофе",
        ("Чай листовой", "Кофе", "Травяной сбор", "Какао"),
        (_GRADE, _GRIND),
        "кг",
        690,
        4990,
    ),
)

_SERIES_NAMES = """
Карелия Онега Ладога Нева Вега Дюна Ветер Полоса База Крапива Облепиха Алтай Байкал Волга Кама Печора Енисей
Ангара Тобол Иртыш Вуокса Селигер Валдай Кижи Соловки Хибины Рысь Сокол Беркут Стриж Чайка Кедр Ель Берёза
Осина Клён Рябина Калина Морошка Брусника Клюква Вереск Полынь Мята Шалфей Лён Ситец Ветка Гроза Иней Метель
Пурга Капель Рассвет Закат Зарница Комета Орбита Спутник Заря Полюс Арктика Тундра Степь Роща Поляна Причал
Маяк Гавань Якорь Штурм Парус Бриз Шторм Прилив Янтарь Яшма Малахит Агат Опал Гранат Жемчуг Хрусталь Снегирь
Синица Зяблик Дрозд Филин Кречет Лада Мила Злата Ярина Искра Звёздочка Матрёшка Ёлочка Гжель Хохлома Палех
Узор Кант Кайма Тесьма Шов Стёжка Линия Ритм Темп Такт Лад
"""
SERIES = tuple(_SERIES_NAMES.split())

SIMPLE_NOUNS = (
    ("Зонт складной", "шт"),
    ("Кружка керамическая", "шт"),
    ("Плед шерстяной", "шт"),
    ("Свеча восковая", "шт"),
    ("Рюкзак городской", "шт"),
    ("Ремень кожаный", "шт"),
    ("Шарф вязаный", "шт"),
    ("Пряжа меховая", "кг"),
    ("Мёд липовый", "кг"),
    ("Шнур витой", "м"),
    ("Пропитка для обуви", "л"),
)
FLAVOURS = ("банан", "вишня", "чёрная смородина")
SERVICES = ("Подгонка по фигуре", "Подарочная упаковка", "Доставка курьером", "Ремонт молнии", "Химчистка")

_LETTERS = dict(zip("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", "ABVGDEEZZIJKLMNOPRSTUFHCCSSYEUJ", strict=True))


def prefix_of(series: str) -> str:
    """Return two Latin letters for an article, taken from the first letters of a series name."""
    letters = [_LETTERS[c] for c in series.upper() if c in _LETTERS]
    return (letters[0] + letters[2 % len(letters)]) if letters else "XX"
