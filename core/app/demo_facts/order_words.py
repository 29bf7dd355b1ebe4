"""Invented buyers, payments and deliveries for the demo's orders."""

from __future__ import annotations

from decimal import Decimal

PEOPLE = (
    "Анна К.", "Мария К.", "Ольга С.", "Игорь Т.", "Елена П.", "Дарья В.", "Пётр Н.", "Светлана Д.", "Юлия Ф.",
    "Никита Л.", "Кирилл М.", "Вера Б.", "Семён Р.", "Алина Ж.", "Тимур Г.", "Инна Ш.", "Фёдор З.", "Лариса О.",
)  # fmt: skip
COMPANIES = (
    "ООО «Лесной мыс»", "ООО «Дворик»", "ООО «Причал»", "ООО «Северная верфь»", "ИП Соловьёв Д. А.", "ООО «Каравай»",
    "ООО «Белая ночь»",
)  # fmt: skip
#: Every this-many-th buyer is a company.
COMPANY_EVERY = 4
PAYMENTS = ("Картой", "СБП", "Картой", "При получении", "Картой")
INVOICE = "По счёту"
DELIVERIES: tuple[tuple[str, Decimal], ...] = (
    ("СДЭК, пункт выдачи", Decimal(0)),
    ("СДЭК, курьер", Decimal("390")),
    ("Почта России", Decimal("312.50")),
    ("Самовывоз", Decimal(0)),
    ("СДЭК, пункт выдачи", Decimal(0)),
)
CARRIER = ("Деловые Линии", Decimal("1450"))
PHONE = "+7 921 •••-••-48"


def is_company(number: int) -> bool:
    """Whether the buyer of the demo's order `number` (counted from 0) is a company."""
    return number % COMPANY_EVERY == 1


def buyer(number: int) -> str:
    """The buyer of the demo's order `number`."""
    if is_company(number):
        return COMPANIES[number // COMPANY_EVERY % len(COMPANIES)]
    return PEOPLE[number * 7 % len(PEOPLE)]


def payment(number: int) -> str:
    """How that buyer pays."""
    return INVOICE if is_company(number) else PAYMENTS[number * 3 % len(PAYMENTS)]


def delivery(number: int) -> tuple[str, Decimal]:
    """How that order goes to the buyer, and what that costs."""
    return CARRIER if is_company(number) else DELIVERIES[number * 2 % len(DELIVERIES)]
