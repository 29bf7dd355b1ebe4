"""Every setting of core.settings: a label (`setting.<group>.<field>`) and a help line (the same with `.help`)."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, said

ENTRIES: Mapping[str, Entry] = {
    "setting.stock.measure": said("Что считать остатком", "What counts as stock"),
    "setting.stock.measure.help": said(
        "Свободный остаток уже без резерва и подходит большинству магазинов",
        "Free stock leaves reserves out and suits most shops",
    ),
    "setting.stock.measure.free": said("Свободный остаток", "Free stock"),
    "setting.stock.measure.physical": said("Остаток вместе с резервом", "On hand, reserves included"),
    "setting.stock.measure.available": said("Свободный остаток и ожидание", "Free stock and incoming"),
    "setting.stock.store_ids": said("Склады для остатка", "Warehouses that count"),
    "setting.stock.store_ids.help": said(
        "Если не выбрать ни одного, считаются все склады МоегоСклада",
        "With none chosen, all warehouses of MoySklad count",
    ),
    "setting.stock.safety_global": said("Страховой запас", "Safety stock"),
    "setting.stock.safety_global.help": said(
        "Вычитается из остатка каждого товара, чтобы последний не продали дважды",
        "Taken off every item’s stock, so that the last piece is not sold twice",
    ),
    "setting.stock.safety_by_folder": said("Страховой запас по группам", "Safety stock by folder"),
    "setting.stock.safety_by_folder.help": said(
        "Действует и на вложенные группы, важнее общего запаса",
        "Holds for the folders below, too, and goes before the general one",
    ),
    "setting.stock.sold_out_by_folder": said("Когда товар закончился", "When goods are sold out"),
    "setting.stock.sold_out_by_folder.help": said(
        "По группам: скрывать, показывать или разрешать заказ; расхождения видны в «Качестве данных»",
        "By folder: hide, show or allow ordering; differences are shown in Data quality",
    ),
    "setting.stock.safety_by_item": said("Страховой запас по товарам", "Safety stock by item"),
    "setting.stock.safety_by_item.help": said(
        "Важнее запаса группы и общего", "Goes before the folder’s and the general one"
    ),
    "setting.stock.rounding": said("Дробные остатки", "Fractions of stock"),
    "setting.stock.rounding.help": said(
        "Штуки округляются вниз, килограммы и метры остаются дробными",
        "Pieces are rounded down, kilograms and metres keep their fractions",
    ),
    "setting.stock.rounding.unit": said("По единице измерения", "By the unit of measure"),
    "setting.stock.rounding.keep": said("Не округлять", "Do not round"),
    "setting.stock.reserve_to_shop": said(
        "Передавать резерв МоегоСклада в магазин", "Write MoySklad’s reserve to the shop"
    ),
    "setting.stock.reserve_to_shop.help": said(
        "Только если магазин сам ничего не резервирует, иначе резерв учтётся дважды",
        "Only if the shop reserves nothing itself, else the reserve counts twice",
    ),
    "setting.stock.reserve_changes": said("Изменения одного резерва", "Changes of the reserve alone"),
    "setting.stock.reserve_changes.help": said(
        "Если остатки отстают после резервирования, спрашивайте о резерве отдельно: это ещё один запрос",
        "If stock lags after a reservation, ask for the reserve apart: that costs one more request",
    ),
    "setting.stock.reserve_changes.together": said("Узнавать вместе с остатком", "Learn with the stock"),
    "setting.stock.reserve_changes.apart": said("Спрашивать отдельно", "Ask apart"),
    "setting.stock.count_in_flight": said("Вычитать заказы в пути", "Subtract orders in flight"),
    "setting.stock.count_in_flight.help": said(
        "Заказы магазина, о которых МойСклад ещё не знает, уменьшают остаток для магазина",
        "Shop orders that MoySklad does not know of yet lower the figure for the shop",
    ),
    "setting.stock.shop_reserves": said("Когда магазин резервирует товар", "When the shop reserves goods"),
    "setting.stock.shop_reserves.help": said(
        "Как в настройках магазина: при оформлении заказа, при оплате или при отгрузке",
        "As in the shop’s settings: when an order is placed, paid or shipped",
    ),
    "setting.stock.in_flight_seconds": said(
        "Сколько ждать, пока заказ отразится в остатке", "How long until an order shows in the stock"
    ),
    "setting.stock.in_flight_seconds.help": said(
        "Столько секунд после передачи заказа SkladLink ещё вычитает его сам",
        "For so many seconds after an order arrived SkladLink still subtracts it",
    ),
    "setting.stock.brake_zero_count": said(
        "Защита: сколько обнулений замечать", "Guard: zeroings from which it looks"
    ),
    "setting.stock.brake_zero_count.help": said(
        "Отправка остановится, если станет нулевыми столько предложений и доля выше порога",
        "The push stops when so many offers become zero and their share is above the limit",
    ),
    "setting.stock.brake_zero_share": said("Защита: порог доли обнулений", "Guard: limit for the share of zeroings"),
    "setting.stock.brake_zero_share.help": said(
        "В процентах от связанных предложений", "In per cent of linked offers"
    ),
    "setting.stock.brake_few_count": said(
        "Защита для маленьких каталогов: сколько обнулений", "Guard for small catalogues: zeroings"
    ),
    "setting.stock.brake_few_count.help": said(
        "То же для магазинов, где предложений немного", "The same for shops with few offers"
    ),
    "setting.stock.brake_few_share": said(
        "Защита для маленьких каталогов: порог доли", "Guard for small catalogues: share"
    ),
    "setting.stock.brake_few_share.help": said(
        "В процентах от связанных предложений", "In per cent of linked offers"
    ),
    "setting.stock.brake_rise_factor": said(
        "Защита: во сколько раз вырос остаток", "Guard: how many times stock rises"
    ),
    "setting.stock.brake_rise_factor.help": said(
        "Предложение считается подозрительным, если остаток вырос сильнее",
        "An offer counts as suspicious when its stock rises more than that",
    ),
    "setting.stock.brake_rise_share": said("Защита: порог доли выросших", "Guard: limit for the share that rises"),
    "setting.stock.brake_rise_share.help": said(
        "Отправка остановится, если подозрительных предложений больше этой доли",
        "The push stops when more than this share of offers is suspicious",
    ),
    "setting.stock.store_map": said("Соответствие складов", "Which warehouse is which store"),
    "setting.stock.store_map.help": said(
        "Нужно, если в магазине включён складской учёт: остатки запишутся документами на эти склады",
        "Needed where the shop uses inventory management: stock is written to these stores by documents",
    ),
    "setting.link.auto_rules": said("Что связывать без вопросов", "What to link without asking"),
    "setting.link.auto_rules.help": said(
        "Только если ключ не повторяется с обеих сторон и ничто ему не противоречит",
        "Only where the key is unique on both sides and nothing contradicts it",
    ),
    "setting.link.several_offers": said("Несколько предложений у одного товара", "Several offers for one item"),
    "setting.link.several_offers.help": said(
        "Каждое получит один и тот же остаток, поэтому последнюю штуку могут купить дважды",
        "Each gets the same stock, so the last piece may be bought twice",
    ),
    "setting.link.write_copies": said("Записывать копии связей в магазин", "Write copies of links into the shop"),
    "setting.link.write_copies.help": said(
        "Код товара сам пойдёт в MOYSKLAD_ID связанных предложений, вслед за новыми связями",
        "The item’s key goes into MOYSKLAD_ID of linked offers by itself, after new links",
    ),
    "setting.create.active": said("Сразу выставлять созданное на продажу", "Put what is created on sale at once"),
    "setting.create.active.help": said(
        "Иначе товар ждёт в магазине выключенным, пока его не дополнят описанием и ценой",
        "Otherwise it waits in the shop switched off until somebody adds a description and a price",
    ),
    "setting.create.iblock": said("Каталог для новых товаров", "Catalogue for new products"),
    "setting.create.iblock.help": said(
        "Предложения попадут в каталог предложений, который к нему относится",
        "Offers go into the catalogue of offers that belongs to it",
    ),
    "setting.create.section": said("Раздел для новых товаров", "Section for new products"),
    "setting.create.section.help": said(
        "Потом товар можно перенести в магазине в любой другой",
        "The product can be moved to any other in the shop later",
    ),
    "setting.load.orders_days": said("За сколько дней читать заказы", "Days of orders to read"),
    "setting.load.orders_days.help": said(
        "При первой загрузке, чтобы узнать, что уже продано", "At the first load, to learn what is already sold"
    ),
    "setting.schedule.enabled": said("Обновлять остатки по расписанию", "Update stock on schedule"),
    "setting.schedule.enabled.help": said(
        "Начинается после первой отправки, которую подтвердили вы сами",
        "Begins after the first push that you confirmed yourself",
    ),
    "setting.schedule.stock_minutes": said("Как часто отправлять изменения", "How often to send changes"),
    "setting.schedule.stock_minutes.help": said(
        "В минутах. Если ничего не изменилось, это один запрос к МоемуСкладу",
        "In minutes. When nothing has changed it is one request to MoySklad",
    ),
    "setting.schedule.full_hours": said("Как часто сравнивать всё", "How often to compare everything"),
    "setting.schedule.full_hours.help": said(
        "В часах. Полное сравнение замечает и то, что поменяли прямо в магазине",
        "In hours. The full comparison also notices what was changed in the shop itself",
    ),
    "setting.schedule.catalogue_minutes": said("Как часто искать новые товары", "How often to look for new items"),
    "setting.schedule.catalogue_minutes.help": said(
        "Новые и изменённые товары читаются и получают предложения пар; 0 — только вручную",
        "New and changed items are read and get suggestions of pairs; 0: by hand only",
    ),
    "setting.schedule.orders_minutes": said("Как часто передавать заказы", "How often to forward orders"),
    "setting.schedule.orders_minutes.help": said("В минутах, 0 — только вручную", "In minutes, 0 means by hand only"),
    "setting.schedule.load_hours": said("Как часто перечитывать каталоги", "How often to read the catalogues anew"),
    "setting.schedule.load_hours.help": said(
        "В часах, 0 — только вручную. SkladLink находит новые товары и предлагает для них пары",
        "In hours, 0 means by hand only. SkladLink finds new items and suggests pairs for them",
    ),
    "setting.schedule.connect_hours": said("Как часто проверять связь", "How often to check the connections"),
    "setting.schedule.connect_hours.help": said(
        "В часах, 0 — только вручную. Заодно перечитываются склады, статусы и другие справочники",
        "In hours, 0 means by hand only. Warehouses, statuses and other dictionaries are read anew as well",
    ),
    "setting.schedule.times": said("Время суток", "Time of day"),
    "setting.schedule.times.help": said(
        "Для заданий, которые идут раз в сутки или реже", "For jobs that run once a day or more seldom"
    ),
    "setting.schedule.quiet": said("Тихие часы", "Quiet hours"),
    "setting.schedule.quiet.help": said(
        "В эти часы задание само не запускается; вручную его запустить можно всегда",
        "The job does not start by itself in these hours; by hand it always can",
    ),
    "setting.schedule.paused": said("Задания на паузе", "Paused jobs"),
    "setting.schedule.paused.help": said(
        "Сами не запускаются, пока вы не снимете паузу", "They do not start by themselves until you resume them"
    ),
    "setting.schedule.all_paused": said("Пауза для всех заданий", "Pause for all jobs"),
    "setting.schedule.all_paused.help": said(
        "Пока она стоит, по расписанию не запускается ничего", "While it lasts nothing starts on schedule"
    ),
    "setting.schedule.paused_until": said("До какого времени пауза", "How long the pause lasts"),
    "setting.schedule.paused_until.help": said(
        "Пусто — пока вы не снимете её сами", "Empty means until you end it yourself"
    ),
    "setting.budget.cap": said("Сколько лимита API можно занимать", "How much of the API budget to use"),
    "setting.budget.cap.help": said(
        "В процентах. Остальное достанется другим программам с тем же токеном",
        "In per cent. The rest is left to other programs with the same token",
    ),
    "setting.connection.moysklad_url": said("Адрес МоегоСклада", "Address of MoySklad"),
    "setting.connection.moysklad_url.help": said(
        "Менять не нужно, если вас об этом не просили", "No need to change it unless you were asked to"
    ),
    "setting.connection.shop_zone": said("Часовой пояс магазина", "Time zone of the shop"),
    "setting.connection.shop_zone.help": said(
        "Нужен, если SkladLink не смог узнать его сам, например Europe/Moscow",
        "Needed where SkladLink could not find it out, for example Europe/Moscow",
    ),
    "setting.shop.title": said("Название магазина", "Name of the shop"),
    "setting.shop.title.help": said("Так магазин называется в окне программы", "What the window calls the shop"),
    "setting.log.days": said("Сколько хранить журнал", "How long to keep the log"),
    "setting.log.days.help": said(
        "В днях. Записи старше удаляются раз в сутки", "In days. Older entries are deleted once a day"
    ),
    "setting.shipments.partly_days": said("Долго ждёт вторую часть", "Waits long for the rest"),
    "setting.shipments.partly_days.help": said(
        "Через столько дней частично отгруженный заказ попадает в «дольше срока» и в счётчик",
        "After so many days a partly shipped order counts as overdue, also in the badge",
    ),
    "setting.ui.lang": said("Язык", "Language"),
    "setting.ui.lang.help": said("Меняется сразу, без перезапуска", "Changes at once, without a restart"),
    "setting.ui.theme": said("Тема", "Theme"),
    "setting.ui.theme.help": said("Светлая, тёмная или как в системе", "Light, dark or as the system has it"),
    "setting.ui.high_contrast": said("Высокая контрастность", "High contrast"),
    "setting.ui.high_contrast.help": said(
        "Рамки и второстепенный текст становятся заметнее", "Borders and quiet words become stronger"
    ),
    "setting.ui.density": said("Высота строк в таблицах", "Height of table rows"),
    "setting.ui.density.help": said(
        "В плотном виде на экран входит больше строк, вторая строка встаёт рядом с первой",
        "Dense tables fit more rows; the second line moves beside the first",
    ),
    "setting.ui.density.normal": said("Обычная", "Normal"),
    "setting.ui.density.dense": said("Плотная", "Dense"),
    "setting.ui.letter_keys": said("Горячие клавиши из одной буквы", "Single-letter shortcuts"),
    "setting.ui.letter_keys.help": said(
        "S пропускает строку, I игнорирует и так далее. Сочетания с Ctrl работают всегда",
        "S skips a row, I ignores it and so on. Shortcuts with Ctrl always work",
    ),
    "setting.ui.close_to_tray": said("Когда окно закрывают", "When the window is closed"),
    "setting.ui.close_to_tray.help": said(
        "В трее программа продолжает обмен и показывает его состояние значком",
        "In the tray the program goes on working and shows its state by an icon",
    ),
    "setting.ui.close_to_tray.ask": said("Спросить", "Ask"),
    "setting.ui.close_to_tray.tray": said("Свернуть в трей", "Go on in the tray"),
    "setting.ui.close_to_tray.quit": said("Закрыть программу", "Close the program"),
    "setting.ui.notifications": said("Уведомления", "Notifications"),
    "setting.ui.notifications.help": said(
        "Только когда окно не на экране и без вас не обойтись, не чаще раза в 10 минут об одном и том же",
        "Only while the window is away and only what needs you, at most once in 10 minutes about the same",
    ),
    "setting.ui.geometry": said("Место окна", "Place of the window"),
    "setting.ui.geometry.help": said("Запоминается само", "Remembered by itself"),
}
