"""Choices about goods and their links. What touches links is done at once; the rest waits for the job that writes."""

from __future__ import annotations

from dataclasses import replace

from core.domain.conflicts.facts import NOTHING, Facts, Pair, Value
from core.domain.conflicts.options import Act, ActKind, Choice, Consequence, Effect, Outcome, Sign

_MOST_PAIRS = 2


def said(code: str, **params: str) -> Value:
    """A sentence of this family as a value."""
    return Value(code=f"conflict.{code}", params=params)


def then(sign: Sign, code: str, **params: str) -> Consequence:
    """One consequence."""
    return Consequence(sign, f"conflict.then.{code}", params)


def sold_without_item(facts: Facts) -> tuple[Choice, ...]:
    """The item is gone and its offer is still sold: link the replacement, stop selling, unlink."""
    stop = _stop_selling(facts, advised=not facts.pairs)
    if facts.pairs:
        return (_to_replacement(facts.pairs[0]), stop, _unlink(facts))
    return (stop, _unlink(facts), _leave(then(Sign.WARNING, "sells_on", quantity=facts.number("quantity"))))


def sold_out_of_archive(facts: Facts) -> tuple[Choice, ...]:
    """The item lies in the archive and is still sold: sell what is left, stop selling, unlink."""
    sell_off = Choice(
        "sell_off",
        said("choice.sell_off"),
        Effect.MEMORY,
        (then(Sign.SHOP, "stock_follows"), then(Sign.LINK, "link_stays")),
        (_nothing(Sign.SHOP), _nothing(Sign.LINK)),
        mark=Sign.SHOP,
        advice=said("advice.sells_off"),
        safe=True,
    )
    return (sell_off, _stop_selling(facts, advised=False), _unlink(facts))


def target_lost(facts: Facts) -> tuple[Choice, ...]:
    """The item behind a link is gone, or is no longer what it was."""
    leave = _leave(then(Sign.WAIT, "order_waits", number=facts.number("number")))
    if facts.pairs:
        return (_to_replacement(facts.pairs[0]), _unlink(facts), leave)
    return (replace(_unlink(facts), advice=said("advice.no_stock_behind")), leave)


def structure_changed(facts: Facts) -> tuple[Choice, ...]:
    """The product's variants are other ones now: link the one that took the place, or look for it in the mapping."""
    if facts.pairs:
        return target_lost(facts)
    leave = _leave(then(Sign.WAIT, "order_waits", number=facts.number("number")))
    return (replace(leave, advice=said("advice.look_in_mapping")), _unlink(facts))


def which_pair(facts: Facts) -> tuple[Choice, ...]:
    """Several pairs are possible: make one of them, or none."""
    several_items = len({pair.item_id for pair in facts.pairs}) > 1
    cards = [_pair(facts, pair, at, several_items) for at, pair in enumerate(facts.pairs[:_MOST_PAIRS], start=1)]
    return (*cards, _leave(then(Sign.WAIT, "order_waits", number=facts.number("number"))))


def copy_of_offer(facts: Facts) -> tuple[Choice, ...]:
    """An offer with the code of a linked one: the link stays, moves to the copy, or the copy is no longer sold."""
    if not facts.number("linked"):
        return which_pair(facts)
    linked, copy = facts.pairs[0], facts.pairs[1]
    keep = Choice(
        "keep_link",
        said("choice.keep_link", offer=str(linked.offer_id)),
        Effect.MEMORY,
        (
            then(Sign.LINK, "link_stays"),
            then(Sign.SHOP, "copy_untouched", offer=str(copy.offer_id)),
            then(Sign.WAIT, "order_waits", number=facts.number("number")),
        ),
        (_nothing(Sign.LINK), _nothing(Sign.SHOP)),
        mark=Sign.LINK,
        advice=said("advice.confirmed_link"),
        safe=True,
    )
    move = Choice(
        "move_link",
        said("choice.move_link", offer=str(copy.offer_id)),
        Effect.LINKS,
        (
            then(Sign.LINK, "link_with", name=copy.offer),
            then(Sign.SHOP, "stock_follows"),
            then(Sign.WARNING, "old_offer_stays", offer=str(linked.offer_id)),
        ),
        (Outcome(Sign.LINK, _offer(linked), _offer(copy)),),
        mark=Sign.LINK,
        acts=(Act(ActKind.UNLINK, linked.item_id, linked.offer_id), Act(ActKind.LINK, copy.item_id, copy.offer_id)),
    )
    stop = Choice(
        "stop_copy",
        said("choice.stop_copy", offer=str(copy.offer_id)),
        Effect.SYSTEMS,
        (then(Sign.SHOP, "offer_hidden", name=copy.offer), then(Sign.LINK, "link_stays")),
        (Outcome(Sign.SHOP, said("value.on_sale"), said("value.hidden")), _nothing(Sign.LINK)),
        mark=Sign.SHOP,
    )
    return (keep, move, stop)


def attribute_missing(facts: Facts) -> tuple[Choice, ...]:
    """MoySklad demands an attribute that nobody gives a value for."""
    name, default = facts.number("attribute"), facts.number("default")
    leave = _leave(then(Sign.WAIT, "order_waits", number=facts.number("number")))
    if not default:
        return (leave,)
    fill = Choice(
        "fill_default",
        said("choice.fill_default", value=default),
        Effect.SYSTEMS,
        (then(Sign.MOYSKLAD, "attribute_filled", attribute=name, value=default), then(Sign.SHOP, "unchanged")),
        (Outcome(Sign.MOYSKLAD, after=Value(default)), _nothing(Sign.SHOP)),
        mark=Sign.MOYSKLAD,
        advice=said("advice.document_taken"),
    )
    return (fill, leave)


def _nothing(sign: Sign) -> Outcome:
    return Outcome(sign, after=said("value.unchanged"))


def _offer(pair: Pair) -> Value:
    return said("value.offer", offer=str(pair.offer_id))


def _leave(consequence: Consequence) -> Choice:
    """Change nothing and stop asking, until the facts are others."""
    return Choice(
        "keep",
        said("choice.keep"),
        Effect.MEMORY,
        (then(Sign.LINK, "nothing_changes"), consequence),
        (_nothing(Sign.MOYSKLAD), _nothing(Sign.SHOP)),
        mark=Sign.WAIT,
    )


def _to_replacement(pair: Pair) -> Choice:
    return Choice(
        "relink",
        said("choice.relink"),
        Effect.LINKS,
        (then(Sign.LINK, "link_with", name=pair.item), then(Sign.SHOP, "stock_follows")),
        (Outcome(Sign.LINK, said("value.item_gone"), Value(pair.item)), _nothing(Sign.SHOP)),
        mark=Sign.LINK,
        advice=said("advice.same_key", rule=f"link.{pair.rule}") if pair.rule else said("advice.same_values"),
        safe=bool(pair.rule),
        acts=(Act(ActKind.LINK, pair.item_id, pair.offer_id),),
    )


def _stop_selling(facts: Facts, *, advised: bool) -> Choice:
    quantity = facts.number("quantity")
    return Choice(
        "stop",
        said("choice.stop"),
        Effect.SYSTEMS,
        (then(Sign.SHOP, "offer_hidden", name=facts.number("name")), then(Sign.LINK, "link_stays")),
        (Outcome(Sign.SHOP, said("value.pieces", quantity=quantity), said("value.hidden")), _nothing(Sign.LINK)),
        mark=Sign.SHOP,
        advice=said("advice.nothing_behind") if advised else NOTHING,
    )


def _unlink(facts: Facts) -> Choice:
    quantity = facts.number("quantity")
    return Choice(
        "unlink",
        said("choice.unlink"),
        Effect.LINKS,
        (then(Sign.LINK, "link_removed"), then(Sign.WARNING, "stock_stays", quantity=quantity)),
        (Outcome(Sign.LINK, said("value.linked"), said("value.none")), _nothing(Sign.SHOP)),
        mark=Sign.LINK,
        acts=(Act(ActKind.UNLINK, facts.number("item_id"), int(facts.number("offer_id") or 0)),),
    )


def _pair(facts: Facts, pair: Pair, at: int, several_items: bool) -> Choice:
    """The card that links one of the possible pairs; its key holds which, so that it fits no other conflict."""
    name = pair.item if several_items else pair.offer
    return Choice(
        f"pair_{at}",
        said(f"choice.pair_{at}"),
        Effect.LINKS,
        (
            then(Sign.LINK, "link_with", name=name),
            then(Sign.SHOP, "stock_from_item"),
            then(Sign.MOYSKLAD, "order_can_go", number=facts.number("number")),
        ),
        (Outcome(Sign.LINK, said("value.none"), Value(name)),),
        mark=Sign.MOYSKLAD if several_items else Sign.SHOP,
        alike=False,
        acts=(Act(ActKind.LINK, pair.item_id, pair.offer_id),),
    )
