"""The shop: its webhook address, who we are there, and facts found at connect."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure

_PASTE_RU = "Скопируйте адрес вебхука из магазина целиком: https://магазин/rest/1/код/."
_PASTE_EN = "Copy the whole webhook address from the shop: https://shop/rest/1/code/."
_NOT_ASKED_RU = "SkladLink никуда не обращался."
_NOT_ASKED_EN = "SkladLink asked nothing of anybody."
_HOOK_RU = "Создайте вебхук от имени администратора с правами «Торговый каталог» (catalog) и «Магазин» (sale)."
_HOOK_EN = "Make the webhook as an administrator, with the scopes “catalog” and “sale”."

ENTRIES: Mapping[str, Entry] = {
    "bitrix.webhook_empty": failure(
        ("Адрес вебхука не указан", _NOT_ASKED_RU, _PASTE_RU),
        ("The webhook address is missing", _NOT_ASKED_EN, _PASTE_EN),
    ),
    "bitrix.webhook_scheme": failure(
        (
            "Адрес вебхука должен начинаться с https://",
            f"То, что введено, — не веб-адрес[ (начинается с {{scheme}})]. {_NOT_ASKED_RU}",
            _PASTE_RU,
        ),
        (
            "The webhook address must begin with https://",
            f"What was entered is not a web address[ (it begins with {{scheme}})]. {_NOT_ASKED_EN}",
            _PASTE_EN,
        ),
    ),
    "bitrix.webhook_host": failure(
        (
            "В адресе вебхука не видно имени магазина",
            f"[«{{host}}» не похоже на имя сайта. ]{_NOT_ASKED_RU}",
            _PASTE_RU,
        ),
        (
            "The webhook address does not show the shop’s name",
            f"[“{{host}}” does not look like the name of a site. ]{_NOT_ASKED_EN}",
            _PASTE_EN,
        ),
    ),
    "bitrix.webhook_not_https": failure(
        (
            "Адрес вебхука должен начинаться с https",
            f"Без шифрования код вебхука увидели бы посторонние[ по пути к {{host}}]. {_NOT_ASKED_RU}",
            "Замените http на https. Если сайт так не открывается, установите на нём сертификат.",
        ),
        (
            "The webhook address must begin with https",
            f"Without encryption strangers would see the webhook’s code[ on its way to {{host}}]. {_NOT_ASKED_EN}",
            "Change http to https. If the site does not open that way, install a certificate there.",
        ),
    ),
    "bitrix.webhook_incomplete": failure(
        (
            "Адрес вебхука неполный",
            f"В нём должны быть /rest/, номер пользователя и код. {_NOT_ASKED_RU}",
            _PASTE_RU,
        ),
        (
            "The webhook address is incomplete",
            f"It must hold /rest/, the user’s number and the code. {_NOT_ASKED_EN}",
            _PASTE_EN,
        ),
    ),
    "bitrix.webhook_characters": failure(
        (
            "В адресе вебхука лишние знаки",
            f"В коде бывают только латинские буквы и цифры, без пробелов и переносов. {_NOT_ASKED_RU}",
            _PASTE_RU,
        ),
        (
            "The webhook address holds characters that do not belong there",
            f"The code has only Latin letters and digits, no blanks or line breaks. {_NOT_ASKED_EN}",
            _PASTE_EN,
        ),
    ),
    "bitrix.webhook_login_inside": failure(
        (
            "В адресе вебхука записаны логин и пароль",
            f"Они там не нужны и могли бы попасть к посторонним. {_NOT_ASKED_RU}",
            "Уберите из адреса всё, что стоит перед знаком @, и вставьте его снова.",
        ),
        (
            "The webhook address holds a login and password",
            f"They are not needed there and could get to strangers. {_NOT_ASKED_EN}",
            "Take out all that stands before the @ sign and paste the address again.",
        ),
    ),
    "bitrix.webhook_rest3": failure(
        (
            "Это адрес нового REST, SkladLink работает с прежним",
            f"Новый интерфейс магазина ещё не умеет того, что нужно для остатков. {_NOT_ASKED_RU}",
            _PASTE_RU,
        ),
        (
            "This is an address of the new REST, SkladLink works with the previous one",
            f"The shop’s new interface cannot yet do what stock needs. {_NOT_ASKED_EN}",
            _PASTE_EN,
        ),
    ),
    "bitrix.auth": failure(
        (
            "Магазин не принял вебхук",
            "Код неверный, вебхук удалён, или номер пользователя в адресе не тот. Пока так, остатки не обновляются.",
            f"{_HOOK_RU} Замените его в настройках подключений.",
        ),
        (
            "The shop did not accept the webhook",
            "The code is wrong, the webhook is deleted, or the user’s number is another’s. Stock is not updated.",
            f"{_HOOK_EN} Replace it in the connection settings.",
        ),
    ),
    "bitrix.scope": failure(
        ("Вебхуку не хватает прав в магазине", "Магазин не разрешил нужное действие[ ({method})].", _HOOK_RU),
        ("The webhook lacks a scope in the shop", "The shop did not allow what is needed[ ({method})].", _HOOK_EN),
    ),
    "bitrix.denied": failure(
        (
            "Пользователю вебхука не хватает прав в магазине",
            "Вебхук действует от имени пользователя, а ему это запрещено[ ({method})].",
            "Дайте этому пользователю права на каталог и заказы или создайте вебхук от имени администратора.",
        ),
        (
            "The webhook’s user lacks a right in the shop",
            "A webhook acts as its user, who may not do this[ ({method})].",
            "Give the user rights to the catalogue and orders, or make the webhook as an administrator.",
        ),
    ),
    "bitrix.tariff": failure(
        (
            "Тариф Битрикс24 не разрешает обмен с программами",
            "Магазин отказал: на этом тарифе REST закрыт или срок тарифа истёк.",
            "Проверьте тариф и его оплату в Битрикс24.",
        ),
        (
            "The Bitrix24 plan does not allow exchange with programs",
            "The shop refused: the plan has no REST, or it has run out.",
            "Check the plan and its payment in Bitrix24.",
        ),
    ),
    "bitrix.user_access": failure(
        (
            "Пользователь вебхука отключён в магазине",
            "От его имени магазин больше ничего не показывает и не принимает.",
            f"Включите пользователя или смените вебхук. {_HOOK_RU}",
        ),
        (
            "The webhook’s user is switched off in the shop",
            "The shop shows and accepts nothing more in that user’s name.",
            f"Switch the user on or change the webhook. {_HOOK_EN}",
        ),
    ),
    "bitrix.blocked_by_vendor": failure(
        (
            "Битрикс24 временно закрыл доступ программам к этому магазину",
            "Так он поступает при большой нагрузке, в том числе от других программ.",
            "Напишите в поддержку Битрикс24 и спросите, когда доступ откроют.",
        ),
        (
            "Bitrix24 has closed this shop to programs for now",
            "It does so under heavy load, that of other programs included.",
            "Write to the support of Bitrix24 and ask when access will be restored.",
        ),
    ),
    "bitrix.https_required": failure(
        (
            "Магазин принимает запросы только по https",
            "Запрос по незащищённому адресу не выполнен.",
            "Вставьте адрес вебхука, который начинается с https.",
        ),
        (
            "The shop takes requests by https only",
            "The request to an unprotected address was not carried out.",
            "Paste a webhook address that begins with https.",
        ),
    ),
    "bitrix.scope_catalog": failure(
        ("Вебхуку не дали права на каталог", "Без него не прочитать предложения и не записать остатки.", _HOOK_RU),
        ("The webhook has no scope “catalog”", "Without it offers cannot be read nor stock written.", _HOOK_EN),
    ),
    "bitrix.scope_sale": failure(
        (
            "Вебхуку не дали права на заказы",
            "SkladLink не увидит новые заказы и может снова выставить проданное. Поэтому он ничего не отправит.",
            _HOOK_RU,
        ),
        (
            "The webhook has no scope “sale”",
            "SkladLink cannot see new orders and could put sold goods up for sale again. So it sends nothing.",
            _HOOK_EN,
        ),
    ),
    "bitrix.catalog_denied": failure(
        (
            "Пользователю вебхука нельзя смотреть каталог",
            "Без этого не прочитать предложения и не записать остатки.",
            "Дайте этому пользователю права на торговый каталог или создайте вебхук от имени администратора.",
        ),
        (
            "The webhook’s user may not see the catalogue",
            "Without it offers cannot be read nor stock written.",
            "Give the user rights to the catalogue, or make the webhook as an administrator.",
        ),
    ),
    "bitrix.sale_denied": failure(
        (
            "Пользователю вебхука нельзя смотреть заказы",
            "SkladLink не увидит новые заказы и может снова выставить проданное. Поэтому он ничего не отправит.",
            "Дайте этому пользователю права на заказы или создайте вебхук от имени администратора.",
        ),
        (
            "The webhook’s user may not see orders",
            "SkladLink cannot see new orders and could put sold goods up for sale again. So it sends nothing.",
            "Give the user rights to orders, or make the webhook as an administrator.",
        ),
    ),
    "bitrix.not_admin": failure(
        (
            "Вебхук создан не от имени администратора",
            "Часть действий магазин разрешает только администраторам, возможны отказы.",
            "Если появятся отказы, создайте вебхук от имени администратора.",
        ),
        (
            "The webhook was not made by an administrator",
            "The shop lets administrators alone do some things, so it may refuse.",
            "If refusals come up, make the webhook as an administrator.",
        ),
    ),
    "bitrix.no_catalog": failure(
        (
            "В магазине нет торгового каталога",
            "Связывать товары МоегоСклада не с чем.",
            "Проверьте, что вебхук от нужного сайта и что в нём есть торговый каталог.",
        ),
        (
            "The shop has no trade catalogue",
            "There is nothing to link MoySklad’s items with.",
            "Check that the webhook belongs to the right site and that it has a catalogue.",
        ),
    ),
    "bitrix.no_offers_iblock": failure(
        (
            "В магазине нет торговых предложений",
            "Модификации МоегоСклада можно будет связать только с простыми товарами.",
            "Если вы продаёте размеры и цвета, включите торговые предложения в каталоге магазина.",
        ),
        (
            "The shop has no trade offers",
            "MoySklad’s variants can be linked with simple products only.",
            "If you sell sizes and colours, switch trade offers on in the shop’s catalogue.",
        ),
    ),
    "bitrix.methods_missing": failure(
        (
            "Магазин слишком старой версии",
            "В нём нет части того, что нужно для чтения предложений и записи остатков.",
            "Обновите модули «Торговый каталог», «Интернет-магазин» и REST в магазине.",
        ),
        (
            "The shop’s version is too old",
            "It lacks some of what reading offers and writing stock needs.",
            "Update the modules catalog, sale and rest of the shop.",
        ),
    ),
    "bitrix.inventory_on": failure(
        (
            "В магазине включён складской учёт",
            "Количество там меняют только складские документы, прямую запись магазин не исполняет.",
            "Укажите в настройках остатков, какой склад МоегоСклада какому складу магазина соответствует.",
        ),
        (
            "The shop uses inventory management",
            "Quantities change by stock documents only there; the shop ignores a direct write.",
            "Say in the stock settings which MoySklad warehouse is which store of the shop.",
        ),
    ),
}
