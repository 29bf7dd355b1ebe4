"""How a shop spells a name differently from the warehouse: ё/е, look-alike letters, spaces, quotes, order."""

from __future__ import annotations

_LOOKALIKE = str.maketrans("асеорхАВСЕНКМОРТХ", "aceopxABCEHKMOPTX")
_NBSP = "\u00a0"


def respell(text: str, role: str) -> str:
    """Return `text` as the shop spells it under one of the roles of `roles.SPELLING`."""
    if role == "yo" and "ё" in text.lower():
        return text.replace("ё", "е").replace("Ё", "Е")
    if role in ("lookalike", "yo"):
        return _swap_letter(text)
    if role == "spaces":
        return text.replace(" ", "  ", 1) + " "
    if role == "nbsp":
        return text.replace(" ", _NBSP)
    if role == "quotes":
        return text.replace("«", '"').replace("»", '"')
    if role == "order":
        return _reorder(text)
    return text.upper() if role == "case" and len(text) < 40 else text


def _swap_letter(text: str) -> str:
    """Write the look-alike letters of the first longer word in Latin; digits-only texts stay."""
    for word in text.split():
        if len(word) > 3 and word.translate(_LOOKALIKE) != word:
            return text.replace(word, word.translate(_LOOKALIKE), 1)
    return text.translate(_LOOKALIKE)


def _reorder(text: str) -> str:
    """Turn «Ботинки зимние «Карелия»» into «Ботинки «Карелия» зимние»."""
    head, quote, tail = text.partition(" «")
    first, gap, rest = head.partition(" ")
    if not quote or not gap:
        return text
    name, closing, end = tail.partition("»")
    return f"{first} «{name}{closing} {rest}{end}"
