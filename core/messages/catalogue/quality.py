"""Troubles of the source data: kinds, what exactly is wrong, what each means and what to do, rules of "sold out"."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_KINDS: Mapping[str, Entry] = {
    "trace_off": said("Учёт остатка выключен", "Stock not tracked"),
    "buy_zero": said("Продажа при нуле", "Sold at zero"),
    "unit_differs": said("Разные единицы", "Units do not fit"),
    "stock_on_parent": said("Остаток на родителе", "Stock on the parent"),
    "rule_differs": said("Не по правилу группы", "Against the group rule"),
    "free_offer": said("Предложение без товара", "Offer without a parent"),
    "same_barcode": said("Повтор штрихкода", "Duplicate barcode"),
    "same_code": said("Повтор кода", "Duplicate code"),
    "same_shop_barcode": said("Повтор штрихкода", "Duplicate barcode"),
    "same_shop_code": said("Повтор внешнего кода", "Same external code"),
    "no_key": said("Без ключей", "Without any key"),
    "no_shop_key": said("Без ключей", "Without any key"),
}

#: What stands in the row: the trouble of this very object.
_FACTS: Mapping[str, Entry] = {
    "trace_off": said("количественный учёт выключен", "quantity tracking is off"),
    "trace_off.default": said(
        "количественный учёт выключен по умолчанию магазина", "quantity tracking is off by the shop’s default"
    ),
    "buy_zero": said("разрешена покупка при нуле", "may be bought at zero"),
    "buy_zero.default": said(
        "покупка при нуле разрешена по умолчанию магазина", "may be bought at zero by the shop’s default"
    ),
    "unit_differs": said("МойСклад: {unit}, магазин: {measure}", "MoySklad: {unit}, shop: {measure}"),
    "stock_on_parent": said("[{amount:n} {unit} ]лежит на товаре", "[{amount:n} {unit} ]on the parent"),
    "rule_differs": said("показан не так, как велит правило", "not shown as the rule wants"),
    "rule_differs.closed": said("[{@rule}, но ]при нуле купить нельзя", "[{@rule}, but ]cannot be bought at zero"),
    "rule_differs.shown": said("[{@rule}, но ]закончился и показан", "[{@rule}, but ]sold out and shown"),
    "rule_differs.hidden": said("[{@rule}, но ]закончился и скрыт", "[{@rule}, but ]sold out and hidden"),
    "free_offer": said("карточка товара потеряна", "its product card is lost"),
    "same_barcode": said("{code} есть ещё у {count:n}", "{code} also on {count:n} more"),
    "same_code": said("{code} есть ещё у {count:n}", "{code} also on {count:n} more"),
    "same_shop_barcode": said("{code} есть ещё у {count:n}", "{code} also on {count:n} more"),
    "same_shop_code": said("{code} есть ещё у {count:n}", "{code} also on {count:n} more"),
    "no_key": said("узнать его можно только по названию", "only its name tells what it is"),
    "no_shop_key": said("узнать его можно только по названию", "only its name tells what it is"),
}

#: What happened, what it means for sales, what to do.
_WHY: Mapping[str, Entry] = {
    "trace_off": failure(
        (
            "В карточке магазина выключен количественный учёт",
            "Наш ноль не остановит продажу: магазин примет заказ на то, чего нет на складе.",
            "Откройте карточку в магазине, вкладка «Торговый каталог», и включите количественный учёт. "
            "Если это товар под заказ, задайте его группе правило «Разрешать заказ».",
        ),
        (
            "Quantity tracking is switched off on the shop’s card",
            "Our zero will not stop the sale: the shop takes orders for what is not there.",
            "Open the card in the shop, tab “Trade catalogue”, and switch quantity tracking on. "
            "If the goods are made to order, give their group the rule “Allow ordering”.",
        ),
    ),
    "buy_zero": failure(
        (
            "В карточке магазина разрешена покупка при нулевом остатке",
            "Наш ноль не остановит продажу: магазин примет заказ на то, чего нет на складе.",
            "Откройте карточку в магазине, вкладка «Торговый каталог», и запретите покупку при отсутствии товара. "
            "Если это товар под заказ, задайте его группе правило «Разрешать заказ».",
        ),
        (
            "The shop’s card allows buying at zero stock",
            "Our zero will not stop the sale: the shop takes orders for what is not there.",
            "Open the card in the shop, tab “Trade catalogue”, and forbid buying what is out of stock. "
            "If the goods are made to order, give their group the rule “Allow ordering”.",
        ),
    ),
    "unit_differs": failure(
        (
            "В МоёмСкладе и в магазине разные единицы измерения",
            "Число передаётся как есть: 5 упаковок станут 5 штуками. Магазин продаст не то количество.",
            "Исправьте единицу в МоёмСкладе или в карточке магазина, чтобы они означали одно и то же. "
            "Если связаны разные товары, перевяжите предложение в «Сопоставлении».",
        ),
        (
            "MoySklad and the shop measure in different units",
            "The figure goes over as it is: 5 packs become 5 pieces. The shop sells another quantity.",
            "Correct the unit in MoySklad or on the shop’s card so that both mean the same. "
            "If the pair is wrong, link the offer anew in Mapping.",
        ),
    ),
    "stock_on_parent": failure(
        (
            "Товар принят на карточку товара, а не на его модификацию",
            "В магазине продаются модификации, и у них 0. Эти штуки лежат на складе, но не продаются нигде.",
            "Откройте товар в МоёмСкладе и переместите остаток на модификации: "
            "спишите с товара и оприходуйте на нужные. Магазин получит их со следующим обменом.",
        ),
        (
            "Goods were received on the product instead of its variant",
            "The shop sells variants, and those have 0. These pieces lie in the warehouse and are for sale nowhere.",
            "Open the product in MoySklad and move the stock to the variants: "
            "write it off the product and enter it on the right ones. The next exchange brings them to the shop.",
        ),
    ),
    "rule_differs": failure(
        (
            "Предложение показано не так, как велит правило его группы",
            "Покупатель видит закончившийся товар не так, как вы решили.",
            "Измените карточку в магазине или правило группы. Сам SkladLink показ в магазине пока не меняет: "
            "это появится в одной из следующих версий.",
        ),
        (
            "The offer is not shown as its group’s rule wants",
            "Buyers see sold-out goods otherwise than you decided.",
            "Change the card in the shop or the group’s rule. SkladLink does not change what the shop shows yet: "
            "that comes with one of the next versions.",
        ),
    ),
    "free_offer": failure(
        (
            "У торгового предложения нет товара-родителя",
            "Покупатель не найдёт его: предложение показывают на карточке товара, а карточки нет.",
            "Откройте предложение в магазине и выберите его товар или удалите предложение, если оно лишнее.",
        ),
        (
            "The trade offer has no parent product",
            "Buyers cannot find it: an offer is shown on its product’s card, and there is none.",
            "Open the offer in the shop and choose its product, or delete the offer if it is not needed.",
        ),
    ),
    "same_barcode": failure(
        (
            "Один и тот же штрихкод стоит у нескольких товаров МоегоСклада",
            "По нему нельзя связать сам товар с предложением: связь ждёт вашего решения. "
            "На кассе и при сборке пробьют не тот товар.",
            "Откройте товары в МоёмСкладе и оставьте штрихкод только у того, чей он.",
        ),
        (
            "Several items in MoySklad have the same barcode",
            "It cannot link an item to an offer by itself: the link waits for you. "
            "The till and the packers will scan the wrong item.",
            "Open the items in MoySklad and leave the barcode on the one it belongs to.",
        ),
    ),
    "same_code": failure(
        (
            "Один и тот же код стоит у нескольких товаров МоегоСклада",
            "По нему нельзя связать товар с предложением: связь ждёт вашего решения.",
            "Откройте товары в МоёмСкладе и дайте каждому свой код.",
        ),
        (
            "Several items in MoySklad have the same code",
            "It cannot link an item to an offer: the link waits for you.",
            "Open the items in MoySklad and give each a code of its own.",
        ),
    ),
    "same_shop_barcode": failure(
        (
            "Один и тот же штрихкод стоит у нескольких предложений магазина",
            "По нему нельзя понять, какое предложение связать с товаром: связь ждёт вашего решения.",
            "Откройте предложения в магазине и оставьте штрихкод только у того, чей он. Копии удалите или скройте.",
        ),
        (
            "Several offers of the shop have the same barcode",
            "It does not tell which offer to link with the item: the link waits for you.",
            "Open the offers in the shop and leave the barcode on the one it belongs to. Delete or hide copies.",
        ),
    ),
    "same_shop_code": failure(
        (
            "Один и тот же внешний код (XML_ID) стоит у нескольких предложений",
            "Чаще всего это копия карточки. По коду нельзя понять, какое предложение настоящее.",
            "Откройте предложения в магазине и сотрите внешний код у копии или удалите её.",
        ),
        (
            "Several offers have the same external code (XML_ID)",
            "Mostly one is a copy of the other. The code does not tell which offer is the real one.",
            "Open the offers in the shop and clear the copy’s external code, or delete the copy.",
        ),
    ),
    "no_key": failure(
        (
            "У товара нет ни кода, ни артикула, ни штрихкода",
            "Программа не найдёт ему пару: по названию ничего не связывается. Его остаток в магазин не попадёт.",
            "Добавьте в МоёмСкладе артикул или штрихкод либо свяжите товар вручную в «Сопоставлении».",
        ),
        (
            "The item has neither code nor article nor barcode",
            "The program cannot find its match: names never link. Its stock does not reach the shop.",
            "Add an article or a barcode in MoySklad, or link the item by hand in Mapping.",
        ),
    ),
    "no_shop_key": failure(
        (
            "У предложения нет ни внешнего кода, ни артикула, ни штрихкода",
            "Программа не найдёт ему товар: по названию ничего не связывается. Остаток оно не получит.",
            "Добавьте в магазине артикул или штрихкод либо свяжите предложение вручную в «Сопоставлении».",
        ),
        (
            "The offer has neither external code nor article nor barcode",
            "The program cannot find its item: names never link. It gets no stock.",
            "Add an article or a barcode in the shop, or link the offer by hand in Mapping.",
        ),
    ),
}

_RULES: Mapping[str, Entry] = {
    "hide": said("скрывать", "hide"),
    "show": said("показывать", "show"),
    "order": said("разрешать заказ", "allow ordering"),
}

ENTRIES: Mapping[str, Entry] = {
    **{f"quality.kind.{name}": entry for name, entry in _KINDS.items()},
    **{f"quality.fact.{name}": entry for name, entry in _FACTS.items()},
    **{f"quality.why.{name}": entry for name, entry in _WHY.items()},
    **{f"quality.rule.{name}": entry for name, entry in _RULES.items()},
    "quality.run.hidden": said(
        "{count?Скрыта|Скрыты|Скрыто} {count:проблема|проблемы|проблем} данных",
        "{count:data trouble|data troubles} hidden",
    ),
    "quality.run.shown": said(
        "Снова {count?показана|показаны|показано} {count:проблема|проблемы|проблем} данных",
        "{count:data trouble|data troubles} shown again",
    ),
    "quality.run.undone": said("Решение о проблемах данных отменено", "A decision about data troubles undone"),
    "quality.act.hidden": said("больше не показывать[: {n_text}]", "tell of it no more[: {n_text}]"),
    "quality.act.shown": said("показывать снова", "tell of it again"),
    "job.quality": said("Качество данных", "Data quality"),
    "history.quality_note": said("{@n_kind}[: {@rule/n_}]", "{@n_kind}[: {@rule/n_}]"),
    "quality.undo.changed_since": failure(
        (
            "Отменять нечего: с тех пор это решили иначе",
            "SkladLink не возвращает решение поверх более нового.",
            "Откройте «Качество данных»: там видно, что скрыто сейчас.",
        ),
        (
            "Nothing to undo: it was decided otherwise since",
            "SkladLink does not take a decision back over a later one.",
            "Open Data quality: it shows what is hidden now.",
        ),
    ),
    "quality.undo.partly": failure(
        (
            "Отменено не всё: часть решений с тех пор изменили",
            "Остальные вернулись туда, где были.",
            "Посмотрите скрытые проблемы на странице «Качество данных».",
        ),
        (
            "Not everything was undone: some decisions changed since",
            "The others are back where they were.",
            "Look at the hidden troubles on the page Data quality.",
        ),
    ),
}
