"""Puts parameters into a sentence.

How sentences are written:

    {name}                  the text as it is; also for ids and addresses, so digits are never grouped
    {name:n}                a number: 3 412, −1, 10,25
    {name:nz}               a number that counts as missing when it is zero
    {name:%}                per cent: 38 %
    {name:s}                seconds as a duration: 1,8 с, 2 мин
    {name:t}                a time of day
    {name:товар|товара|товаров}     a number with its word (Russian three forms, English two)
    {name?Связан|Связаны|Связано}   the word alone, by that number
    {@name}                 the sentence whose code the parameter holds
    {@reason.+name/n_}      the same with a prefix to the code; parameters n_… are passed on as …
    [ … {name} … ]          an optional part: falls out when one of its values is missing or empty
    [ … || … ]              the first alternative that is complete

A value that is missing outside an optional part is shown as "…"; nothing here ever raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from core.messages import numbers

MISSING = "…"
_PLACE = re.compile(r"\{(@?)(?:([a-z_.]+)\+)?([a-z][a-z0-9_]*)(?:/([a-z_]+))?(?:([:?])([^{}]*))?\}")
_PART = re.compile(r"\[([^\[\]]*)\]")
_BREAKS = re.compile(r"[\r\n\t]+")

Nested = Callable[[str, str, dict[str, object]], "str | None"]


class Place(NamedTuple):
    """One placeholder: the parameter's name, and how its value is shown."""

    name: str
    is_code: bool = False
    prefix: str = ""
    passed_on: str = ""
    mark: str = ""
    how: str = ""


@lru_cache(maxsize=1024)
def places(template: str) -> tuple[Place, ...]:
    """Every placeholder of a sentence."""
    return tuple(_place(match) for match in _PLACE.finditer(template))


def fill(template: str, lang: str, params: Mapping[str, object], nested: Nested) -> str:
    """`template` with its values; `nested` gives the sentence of another code, None when there is none."""

    def shown(match: re.Match[str]) -> str:
        value = _value(_place(match), lang, params, nested)
        return MISSING if value is None else value

    def chosen(match: re.Match[str]) -> str:
        alternatives = match[1].split("||")
        return next((text for text in alternatives if _complete(text, lang, params, nested)), "")

    return _PLACE.sub(shown, _PART.sub(chosen, template))


def _place(match: re.Match[str]) -> Place:
    code, prefix, name, passed_on, mark, how = match.groups(default="")
    return Place(name, bool(code), prefix, passed_on, mark, how)


def _complete(part: str, lang: str, params: Mapping[str, object], nested: Nested) -> bool:
    return all(_value(place, lang, params, nested) is not None for place in places(part))


def _value(place: Place, lang: str, params: Mapping[str, object], nested: Nested) -> str | None:
    """The value as it is shown, None when there is none."""
    value = params.get(place.name)
    if value is None or value == "":
        return None
    if place.is_code:
        return nested(place.prefix + str(value), lang, _passed(place, params))
    if not place.mark:
        return _BREAKS.sub(" ", str(value))
    if place.how == "t":
        return numbers.moment(value, lang)
    return _number(place, value, lang)


def _passed(place: Place, params: Mapping[str, object]) -> dict[str, object]:
    """Parameters of the inner sentence; without the code itself, so that no sentence can go round in circles."""
    inner = {name: value for name, value in params.items() if name != place.name}
    if place.passed_on:
        for name, value in params.items():
            if name.startswith(place.passed_on) and name != place.name:
                inner[name.removeprefix(place.passed_on)] = value
    return inner


def _number(place: Place, value: object, lang: str) -> str | None:
    found = numbers.as_decimal(value)
    if found is None:
        return _BREAKS.sub(" ", str(value))
    if place.mark == "?":
        return numbers.plural(found, lang, tuple(place.how.split("|")))
    if place.how == "nz":
        return numbers.number(found, lang) if found else None
    if place.how == "n":
        return numbers.number(found, lang)
    if place.how == "%":
        return numbers.percent(found, lang)
    if place.how == "s":
        return numbers.duration(found, lang)
    word = numbers.plural(found, lang, tuple(place.how.split("|")))
    return f"{numbers.number(found, lang)}{numbers.GAP}{word}"
