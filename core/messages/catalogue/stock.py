"""Stock runs: how they end, the guard on mass changes with its probable causes, and the formula bar."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_BRAKE_RU = "Проверьте склад и посчитайте заново. Можно отправить без обнулений или подтвердить отправку целиком."
_BRAKE_EN = "Check the warehouse and work it out again. You can send without the zeroing rows or confirm sending all."

ENTRIES: Mapping[str, Entry] = {
    "stock.no_links": failure(
        (
            "Нет ни одной связанной пары, отправлять нечего",
            "Остаток отправляется только тем предложениям, которые связаны с товарами МоегоСклада.",
            "Свяжите товары на странице «Сопоставление».",
        ),
        (
            "Not a single pair is linked, there is nothing to send",
            "Stock goes only to offers that are linked with items of MoySklad.",
            "Link items on the Mapping page.",
        ),
    ),
    "stock.nothing_new": said(
        "Отправлять нечего: с прошлого раза остатки для магазина не изменились",
        "Nothing to send: the shop’s figures have not changed since last time",
    ),
    "stock.in_step": said("Остатки в магазине совпадают с расчётом", "The shop’s stock is what it should be"),
    "stock.refused": failure(
        (
            "Остатки не отправлены: в магазине включён складской учёт",
            "Магазин меняет количество только складскими документами, а прямую запись принимает и не исполняет.",
            "Укажите в настройках остатков, какой склад МоегоСклада какому складу магазина соответствует.",
        ),
        (
            "The stock was not sent: the shop uses inventory management",
            "The shop changes quantities by stock documents only; it accepts a direct write and does nothing.",
            "Say in the stock settings which MoySklad warehouse is which store of the shop.",
        ),
    ),
    "stock.planned": said(
        "Подготовлено: {changes:изменение|изменения|изменений}. Ничего не отправлено, план ждёт вашего решения",
        "Prepared: {changes:change|changes}. Nothing was sent, the plan waits for you",
    ),
    "stock.sent": said(
        "SkladLink отправил в магазин {applied:изменение|изменения|изменений} остатков",
        "SkladLink sent {applied:stock change|stock changes} to the shop",
    ),
    "stock.sent_with_failures": failure(
        (
            "SkladLink отправил в магазин {applied:изменение|изменения|изменений} остатков, не прошло {failed:n}",
            "Где запись не прошла, в магазине осталось прежнее количество. Следующее сравнение попробует ещё раз.",
            "Посмотрите причины в журнале этого запуска.",
        ),
        (
            "SkladLink sent {applied:stock change|stock changes} to the shop, {failed:n} did not get through",
            "Where a write failed, the shop keeps its old quantity. The next comparison tries again.",
            "See the causes in the log of this run.",
        ),
    ),
    "stock.not_loaded": failure(
        (
            "Сначала нужна первая загрузка",
            "SkladLink ещё не знает ни товаров МоегоСклада, ни предложений магазина.",
            "Запустите первую загрузку. В магазин она ничего не отправляет.",
        ),
        (
            "The first load has to come first",
            "SkladLink knows neither the items of MoySklad nor the offers of the shop yet.",
            "Start the first load. It sends nothing to the shop.",
        ),
    ),
    "brake.zeroing": failure(
        (
            "Защита остановила отправку: {share:%} предложений станут нулевыми",
            "Это {count:n} из {of:n}, ваш порог — {limit:%}.[ {@cause_code/cause_}] "
            "Покупатели не смогли бы заказать эти товары. В магазин ничего не отправлено.",
            _BRAKE_RU,
        ),
        (
            "The guard stopped this push: {share:%} of offers become zero",
            "That is {count:n} of {of:n}, your limit is {limit:%}.[ {@cause_code/cause_}] "
            "Buyers could no longer order these goods. Nothing was sent to the shop.",
            _BRAKE_EN,
        ),
    ),
    "brake.zeroing_day": failure(
        (
            "Защита остановила отправку: за сутки стали бы нулевыми {share:%} предложений",
            "Вместе с прежними отправками это {count:n} из {of:n}, ваш порог — {limit:%}.[ {@cause_code/cause_}] "
            "В этот раз ничего не отправлено.",
            _BRAKE_RU,
        ),
        (
            "The guard stopped this push: {share:%} of offers would be zero within a day",
            "With earlier pushes that is {count:n} of {of:n}, your limit is {limit:%}.[ {@cause_code/cause_}] "
            "Nothing was sent this time.",
            _BRAKE_EN,
        ),
    ),
    "brake.tripled": failure(
        (
            "Защита остановила отправку: у {share:%} предложений остаток вырос бы в несколько раз",
            "Это {count:n} из {of:n}, ваш порог — {limit:%}.[ {@cause_code/cause_}] "
            "Магазин продал бы то, чего нет. В магазин ничего не отправлено.",
            "Проверьте приёмки и правило расчёта и посчитайте заново. Если всё верно, подтвердите отправку целиком.",
        ),
        (
            "The guard stopped this push: the stock of {share:%} of offers would rise several times over",
            "That is {count:n} of {of:n}, your limit is {limit:%}.[ {@cause_code/cause_}] "
            "The shop would sell what is not there. Nothing was sent to the shop.",
            "Check the supplies and the stock rule and work it out again. If all is right, confirm sending all.",
        ),
    ),
    "cause.store_emptied": said(
        "Похоже, склад «{store}» опустел: было {before:n}[ ({at:t})], сейчас {now:n}.",
        "It seems the warehouse “{store}” was emptied: it had {before:n}[ ({at:t})], now it has {now:n}.",
    ),
    "cause.store_dropped": said(
        "Похоже, дело в складе «{store}»: было {before:n}[ ({at:t})], сейчас {now:n}.",
        "It seems to be the warehouse “{store}”: it had {before:n}[ ({at:t})], now it has {now:n}.",
    ),
    "cause.rise": said(
        "Так бывает после смены правила расчёта или задвоенной приёмки.",
        "This happens after a change of the stock rule or a supply booked twice.",
    ),
    "cause.unknown": said("Вероятной причины SkladLink не нашёл.", "SkladLink found no probable cause."),
    "skipped.zeroing": said(
        "Не отправлено: вы выбрали отправку без обнулений", "Not sent: you chose to send without the zeroing rows"
    ),
    "write.changed_since": said(
        "В магазине за это время купили или изменили товар: строка оставлена следующему запуску",
        "The goods were bought or edited in the shop meanwhile: the row is left to the next run",
    ),
    "write.answer_lost": failure(
        (
            "Магазин так и не подтвердил новое количество",
            "Ответ терялся несколько раз, и в магазине по-прежнему другое количество.",
            "Ничего делать не нужно: следующее сравнение отправит его снова.",
        ),
        (
            "The shop never confirmed the new quantity",
            "The answer was lost several times, and the shop still has another quantity.",
            "Nothing to do: the next comparison sends it again.",
        ),
    ),
    "problem.stock_on_parent": failure(
        (
            "Остаток записан на сам товар, а не на его модификации[: «{name}», {amount:n}]",
            "Такой остаток нельзя отнести ни к одному размеру или цвету, поэтому в магазин он не попадает.",
            "Перенесите остаток в МоёмСкладе на нужные модификации.",
        ),
        (
            "Stock is booked on the product itself, not on its variants[: “{name}”, {amount:n}]",
            "Such stock belongs to no size or colour, so it does not reach the shop.",
            "Move the stock to the right variants in MoySklad.",
        ),
    ),
    "rule.free": said(
        "остаток − резерв − новые заказы[ − страховой запас {safety:nz}], не меньше нуля. Склады: [{stores}||все].",
        "on hand − reserved − new orders[ − safety stock {safety:nz}], never below zero. "
        "Warehouses: [{stores}||all].",
    ),
    "rule.physical": said(
        "остаток без вычета резерва − новые заказы[ − страховой запас {safety:nz}], не меньше нуля. "
        "Склады: [{stores}||все].",
        "on hand, reserves left in − new orders[ − safety stock {safety:nz}], never below zero. "
        "Warehouses: [{stores}||all].",
    ),
    "rule.available": said(
        "остаток − резерв + ожидание − новые заказы[ − страховой запас {safety:nz}], не меньше нуля. "
        "Склады: [{stores}||все].",
        "on hand − reserved + incoming − new orders[ − safety stock {safety:nz}], never below zero. "
        "Warehouses: [{stores}||all].",
    ),
    "rule.all_stores": said("все склады", "all warehouses"),
}
