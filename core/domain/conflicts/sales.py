"""Choices about orders, buyers and what both systems name. They are carried out by the jobs that write orders."""

from __future__ import annotations

from dataclasses import replace

from core.domain.conflicts.facts import MS, NOTHING, SHOP, Facts, Value
from core.domain.conflicts.goods import said, then
from core.domain.conflicts.options import Act, ActKind, Choice, Effect, Outcome, Sign

_SAME = said("value.unchanged")


def status_both(facts: Facts) -> tuple[Choice, ...]:
    """The status changed on both sides since the last exchange."""
    ms, shop = facts.value("status", MS), facts.value("status", SHOP)
    demand, quantity, refund = facts.number("demand"), facts.number("shipped"), facts.number("refund")
    keep_ms = Choice(
        "keep_ms",
        said("choice.keep_ms"),
        Effect.SYSTEMS,
        (
            then(Sign.SHOP, "shop_status", name=ms.text),
            then(Sign.LETTER, "letter_shipped" if demand else "letter_status"),
            *((then(Sign.WARNING, "refund_unanswered"),) if refund else ()),
        ),
        (Outcome(Sign.SHOP, shop, ms), Outcome(Sign.MOYSKLAD, after=_SAME)),
        mark=Sign.MOYSKLAD,
        final=True,
    )
    keep_shop = Choice(
        "keep_shop",
        said("choice.keep_shop"),
        Effect.SYSTEMS,
        (
            then(Sign.MOYSKLAD, "ms_status", name=shop.text),
            then(Sign.WARNING, "demand_by_hand", demand=demand) if demand else then(Sign.MOYSKLAD, "reserve_freed"),
        ),
        (Outcome(Sign.SHOP, after=_SAME), Outcome(Sign.MOYSKLAD, ms, shop)),
        mark=Sign.SHOP,
        advice=NOTHING if demand else said("advice.not_shipped"),
    )
    if not (demand and quantity):
        return (keep_ms, keep_shop, _as_it_is(facts))
    draft = said("value.return_draft", quantity=quantity)
    merge = Choice(
        "merge",
        said("choice.merge"),
        Effect.SYSTEMS,
        (
            then(Sign.SHOP, "shop_status", name=ms.text),
            then(Sign.RETURN, "return_draft", quantity=quantity),
            then(Sign.TASK, "task_refund"),
        ),
        (Outcome(Sign.SHOP, shop, ms), Outcome(Sign.MOYSKLAD, after=_SAME, more=draft)),
        advice=said("advice.on_the_way"),
        safe=True,
    )
    return (keep_ms, keep_shop, merge)


def over_shipped(facts: Facts) -> tuple[Choice, ...]:
    """More was shipped than the buyer ordered."""
    extra, shipped, ordered = facts.number("extra"), facts.number("shipped"), facts.number("ordered")
    back = Choice(
        "return_extra",
        said("choice.return_extra"),
        Effect.SYSTEMS,
        (then(Sign.RETURN, "return_draft", quantity=extra), then(Sign.SHOP, "unchanged")),
        (
            Outcome(Sign.SHOP, after=_SAME),
            Outcome(Sign.MOYSKLAD, after=_SAME, more=said("value.return_draft", quantity=extra)),
        ),
        mark=Sign.MOYSKLAD,
        advice=said("advice.ordered_less", ordered=ordered),
        safe=True,
    )
    grow = Choice(
        "grow_order",
        said("choice.grow_order"),
        Effect.SYSTEMS,
        (
            then(Sign.SHOP, "order_grows", quantity=shipped),
            then(Sign.LETTER, "letter_changed"),
            then(Sign.WARNING, "buyer_pays", sum=facts.number("extra_sum")),
        ),
        (
            Outcome(
                Sign.SHOP,
                said("value.pieces", quantity=ordered) if ordered else said("value.none"),
                said("value.pieces", quantity=shipped),
            ),
            Outcome(Sign.MOYSKLAD, after=_SAME),
        ),
        mark=Sign.SHOP,
        final=True,
    )
    return (back, grow, _as_it_is(facts))


def lines_changed(facts: Facts) -> tuple[Choice, ...]:
    """The shop's order changed although goods were shipped already."""
    return (
        _take(facts, "keep_ms", "positions", Sign.SHOP, "lines_as_ms", advised="shipped_stays"),
        _take(facts, "keep_shop", "positions", Sign.MOYSKLAD, "lines_as_shop", warn="demand_checked"),
        _as_it_is(facts),
    )


def order_deleted(facts: Facts) -> tuple[Choice, ...]:
    """The order was deleted in MoySklad and still stands in the shop (field case C38)."""
    number = facts.number("number")
    again = Choice(
        "send_again",
        said("choice.send_again"),
        Effect.SYSTEMS,
        (then(Sign.MOYSKLAD, "order_made_again", number=number), then(Sign.SHOP, "unchanged")),
        (
            Outcome(Sign.SHOP, after=_SAME),
            Outcome(Sign.MOYSKLAD, said("value.deleted"), said("value.order", number=number)),
        ),
        mark=Sign.MOYSKLAD,
        advice=said("advice.shop_waits"),
    )
    forget = Choice(
        "forget",
        said("choice.forget"),
        Effect.MEMORY,
        (then(Sign.LINK, "order_apart", number=number), then(Sign.SHOP, "unchanged")),
        (Outcome(Sign.SHOP, after=_SAME), Outcome(Sign.MOYSKLAD, after=said("value.deleted"))),
        mark=Sign.LINK,
    )
    cancel = Choice(
        "cancel_shop",
        said("choice.cancel_shop"),
        Effect.SYSTEMS,
        (then(Sign.SHOP, "order_cancelled", number=number), then(Sign.LETTER, "letter_status")),
        (
            Outcome(Sign.SHOP, facts.value("status", SHOP), said("value.cancelled")),
            Outcome(Sign.MOYSKLAD, after=said("value.deleted")),
        ),
        mark=Sign.SHOP,
        final=True,
    )
    return (again, forget, cancel)


def vat_differs(facts: Facts) -> tuple[Choice, ...]:
    """The rate of VAT is another one on each side; the buyer's receipt has the shop's."""
    shop = _take(facts, "keep_shop", "vat", Sign.MOYSKLAD, "ms_vat", advised="receipt_printed", safe=True)
    return (
        _take(facts, "keep_ms", "vat", Sign.SHOP, "shop_vat", warn="receipt_differs"),
        shop,
        _as_it_is(facts),
    )


def total_differs(facts: Facts) -> tuple[Choice, ...]:
    """The sums of the order are not the same."""
    return (
        _take(facts, "keep_ms", "total", Sign.SHOP, "shop_total", warn="buyer_informed"),
        _take(facts, "keep_shop", "total", Sign.MOYSKLAD, "ms_total", advised="buyer_saw"),
        _as_it_is(facts),
    )


def buyer_twin(facts: Facts) -> tuple[Choice, ...]:
    """Two counterparties in MoySklad are the same buyer: choose whom orders go to from now on."""

    def card(key: str, at: int) -> Choice:
        name = facts.value("name", at)
        return Choice(
            key,
            said(f"choice.{key}"),
            Effect.SYSTEMS,
            (then(Sign.MOYSKLAD, "orders_to", name=name.text), then(Sign.WARNING, "twin_stays")),
            (Outcome(Sign.MOYSKLAD, after=said("value.orders_to", name=name.text)),),
            mark=Sign.MOYSKLAD,
            advice=said("advice.has_orders") if facts.number("busier") == key.removesuffix("_buyer") else NOTHING,
            safe=facts.number("busier") == key.removesuffix("_buyer"),
            alike=False,
        )

    apart = Choice(
        "apart",
        said("choice.apart"),
        Effect.MEMORY,
        (then(Sign.MOYSKLAD, "buyers_apart"), then(Sign.SHOP, "unchanged")),
        (Outcome(Sign.MOYSKLAD, after=_SAME), Outcome(Sign.SHOP, after=_SAME)),
        mark=Sign.WAIT,
    )
    return (card("first_buyer", 0), card("second_buyer", 1), apart)


def reference_gone(facts: Facts) -> tuple[Choice, ...]:
    """Something that settings point at was renamed or is gone (a state, a price type, a warehouse)."""
    name, renamed, entry = Value(facts.number("name")), facts.number("renamed"), facts.number("entry")
    keep = replace(
        _as_it_is(facts),
        consequences=(then(Sign.WARNING, "mend_settings", name=name.text),),
        advice=said("advice.choose_another"),
    )
    if renamed:
        accept = Choice(
            "accept_name",
            said("choice.accept_name", name=renamed),
            Effect.LINKS,
            (then(Sign.LINK, "settings_follow", name=renamed),),
            (Outcome(Sign.LINK, name, Value(renamed)),),
            mark=Sign.LINK,
            advice=said("advice.same_entry"),
            safe=True,
            acts=(Act(ActKind.ACCEPT_NAME, entry=entry),),
        )
        return (accept, _as_it_is(facts))
    if facts.number("page") != "statuses":
        return (keep,)
    drop = Choice(
        "drop_entry",
        said("choice.drop_entry"),
        Effect.LINKS,
        (then(Sign.LINK, "pairs_removed", name=name.text), then(Sign.WARNING, "status_apart")),
        (Outcome(Sign.LINK, name, said("value.none")),),
        mark=Sign.LINK,
        acts=(Act(ActKind.DROP_ENTRY, entry=entry),),
    )
    return (keep, drop)


def _as_it_is(facts: Facts) -> Choice:
    """Leave the difference where it is."""
    number = facts.number("number")
    code = then(Sign.WARNING, "difference_stays", number=number) if number else then(Sign.WARNING, "stays_apart")
    return Choice(
        "keep",
        said("choice.keep"),
        Effect.MEMORY,
        (then(Sign.LINK, "nothing_changes"), code),
        (Outcome(Sign.SHOP, after=_SAME), Outcome(Sign.MOYSKLAD, after=_SAME)),
        mark=Sign.WAIT,
    )


def _take(
    facts: Facts,
    key: str,
    field: str,
    touched: Sign,
    code: str,
    *,
    warn: str = "",
    advised: str = "",
    safe: bool = False,
) -> Choice:
    """One side's value goes to the other side, which `touched` names."""
    ms, shop = facts.value(field, MS), facts.value(field, SHOP)
    to_shop = touched is Sign.SHOP
    name = ms if to_shop else shop
    other = Sign.MOYSKLAD if to_shop else Sign.SHOP
    outcomes = {touched: Outcome(touched, shop if to_shop else ms, name), other: Outcome(other, after=_SAME)}
    return Choice(
        key,
        said(f"choice.{key}"),
        Effect.SYSTEMS,
        (
            then(touched, code, **({"name": name.text} if name.text else dict(name.params))),
            *((then(Sign.WARNING, warn),) if warn else ()),
        ),
        (outcomes[Sign.SHOP], outcomes[Sign.MOYSKLAD]),
        mark=other,
        advice=said(f"advice.{advised}") if advised else NOTHING,
        safe=safe,
    )
