<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>BoardCard</name>
    <message>
        <source>direction</source>
        <translation>направление</translation>
    </message>
    <message>
        <source>Drag a status onto its counterpart, or press Enter on it.</source>
        <translation>Перетащите статус на его пару или нажмите на нём Enter.</translation>
    </message>
    <message>
        <source>Propose from names</source>
        <translation>Предложить по названиям</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statuses</source>
        <translation>
            <numerusform>%Ln статус</numerusform>
            <numerusform>%Ln статуса</numerusform>
            <numerusform>%Ln статусов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseSheet</name>
    <message>
        <source>chosen now</source>
        <translation>выбран сейчас</translation>
    </message>
    <message>
        <source>Leave without a pair</source>
        <translation>Оставить без пары</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>A pair for “%1”</source>
        <translation>Пара для «%1»</translation>
    </message>
    <message>
        <source>Statuses of the shop</source>
        <translation>Статусы магазина</translation>
    </message>
    <message>
        <source>States of MoySklad</source>
        <translation>Статусы МоегоСклада</translation>
    </message>
    <message>
        <source>What the rule sets in the shop</source>
        <translation>Что правило ставит в магазине</translation>
    </message>
    <message>
        <source>What the rule sets in MoySklad</source>
        <translation>Что правило ставит в МоёмСкладе</translation>
    </message>
    <message>
        <source>Instead of “%1”</source>
        <translation>Вместо «%1»</translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message numerus="yes">
        <source>%Ln changes are not saved</source>
        <translation>
            <numerusform>%Ln изменение не сохранено</numerusform>
            <numerusform>%Ln изменения не сохранены</numerusform>
            <numerusform>%Ln изменений не сохранены</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Всё сохранено</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Cancel the changes</source>
        <translation>Отменить изменения</translation>
    </message>
    <message>
        <source>Try on 30 orders</source>
        <translation>Проверить на 30 заказах</translation>
    </message>
    <message>
        <source>Try on the last 30 orders</source>
        <translation>Проверить на последних 30 заказах</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>NodeButton</name>
    <message>
        <source>Enter: choose its partner. Delete: take the pair apart.</source>
        <translation>Enter — выбрать пару. Delete — разъединить.</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>удалён</translation>
    </message>
    <message>
        <source>not paired</source>
        <translation>без пары</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Understood</source>
        <translation>Понятно</translation>
    </message>
    <message>
        <source>No pairs yet. SkladLink can propose them from names; check them, then save.</source>
        <translation>Пар ещё нет. SkladLink может предложить их по названиям; проверьте и сохраните.</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Предложить</translation>
    </message>
    <message>
        <source>The shop no longer has the status “%1”. What uses it does not work.</source>
        <translation>Статуса «%1» больше нет в магазине. То, где он используется, не работает.</translation>
    </message>
    <message>
        <source>MoySklad no longer has the state “%1”. What uses it does not work.</source>
        <translation>Статуса «%1» больше нет в МоёмСкладе. То, где он используется, не работает.</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Выбрать другой</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>%1: “%2” is now “%3”</source>
        <translation>%1: «%2» теперь «%3»</translation>
    </message>
    <message>
        <source>Pairs go by id and work as before.</source>
        <translation>Пары связаны по коду и работают как прежде.</translation>
    </message>
    <message>
        <source>Keep the new names</source>
        <translation>Запомнить названия</translation>
    </message>
</context>
<context>
    <name>PairsBoard</name>
    <message>
        <source>Choose a partner</source>
        <translation>Выбрать пару</translation>
    </message>
</context>
<context>
    <name>Pill</name>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 и %2: %3</translation>
    </message>
    <message>
        <source>Space: next direction. Delete: take the pair apart.</source>
        <translation>Пробел — следующее направление. Delete — разъединить.</translation>
    </message>
    <message>
        <source>Change the direction</source>
        <translation>Сменить направление</translation>
    </message>
</context>
<context>
    <name>ProofBox</name>
    <message>
        <source>What the selected pair does</source>
        <translation>Проверка выбранной связи</translation>
    </message>
    <message>
        <source>If the warehouse sets</source>
        <translation>Если на складе поставят</translation>
    </message>
    <message>
        <source>the shop takes</source>
        <translation>в магазине станет</translation>
    </message>
    <message>
        <source>If the shop sets</source>
        <translation>Если в магазине поставят</translation>
    </message>
    <message>
        <source>the warehouse takes</source>
        <translation>на складе станет</translation>
    </message>
    <message>
        <source>The pair is kept, but changes go neither way.</source>
        <translation>Пара сохранена, но изменения не передаются ни в одну сторону.</translation>
    </message>
    <message>
        <source>The shop learns nothing when an order gets this status. Enter chooses its pair.</source>
        <translation>Когда заказ получает этот статус, в магазине ничего не меняется. Enter — выбрать пару.</translation>
    </message>
    <message>
        <source>MoySklad learns nothing when an order gets this status. Enter chooses its pair.</source>
        <translation>Когда заказ получает этот статус, в МоёмСкладе ничего не меняется. Enter — выбрать пару.</translation>
    </message>
    <message>
        <source>It now belongs to %1.</source>
        <translation>Сейчас с ним %1.</translation>
    </message>
    <message>
        <source>Stock and reserves stay as they are.</source>
        <translation>Остатки и резерв не меняются.</translation>
    </message>
    <message>
        <source>The buyer gets no letter.</source>
        <translation>Покупатель письма не получит.</translation>
    </message>
    <message>
        <source>The shop did not say whether it writes to the buyer.</source>
        <translation>Магазин не сообщил, пишет ли он покупателю.</translation>
    </message>
    <message>
        <source>The buyer gets the shop’s letter “%1”.</source>
        <translation>Покупатель получит письмо магазина «%1».</translation>
    </message>
    <message>
        <source>The shop sends no letter with this status.</source>
        <translation>С этим статусом магазин письмо не отправляет.</translation>
    </message>
    <message>
        <source>Rules come first: a pair decides where none of them fits.</source>
        <translation>Сначала смотрят правила: пара решает, если ни одно не подошло.</translation>
    </message>
    <message>
        <source>last such case:</source>
        <translation>последний такой случай:</translation>
    </message>
    <message>
        <source>order %1, %2</source>
        <translation>заказ %1, %2</translation>
    </message>
</context>
<context>
    <name>RuleCard</name>
    <message>
        <source>Rule: %1</source>
        <translation>Правило: %1</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation>Правило %1: %2</translation>
    </message>
    <message>
        <source>Alt+↑ and Alt+↓ move it.</source>
        <translation>Alt+↑ и Alt+↓ переставляют.</translation>
    </message>
    <message>
        <source>Drag, or press Alt+↑ and Alt+↓</source>
        <translation>Перетащите или нажмите Alt+↑, Alt+↓</translation>
    </message>
    <message>
        <source>choose a status</source>
        <translation>выберите статус</translation>
    </message>
    <message>
        <source>raise a conflict</source>
        <translation>завести конфликт</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>пропустить</translation>
    </message>
    <message>
        <source>the status stays</source>
        <translation>статус не менять</translation>
    </message>
    <message>
        <source>and write it into the log</source>
        <translation>и записать в журнал</translation>
    </message>
    <message>
        <source>in the shop</source>
        <translation>в магазине</translation>
    </message>
    <message>
        <source>in MoySklad</source>
        <translation>в МоёмСкладе</translation>
    </message>
    <message>
        <source>A shop has no such status from the start. Create it in the shop’s administration: Store → Settings → Statuses, two Latin letters as its code (PS), type “order status”; then check the connection here.</source>
        <translation>В магазине такого статуса изначально нет. Создайте его в админке сайта: Магазин → Настройки → Статусы, код — две латинские буквы (PS), тип «Статус заказа». Потом проверьте здесь связь.</translation>
    </message>
    <message>
        <source>The rule does nothing until a status is chosen.</source>
        <translation>Пока статус не выбран, правило не работает.</translation>
    </message>
    <message>
        <source>This status no longer exists. Choose another one, or switch the rule off.</source>
        <translation>Такого статуса больше нет. Выберите другой или выключите правило.</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>the first that fits decides</source>
        <translation>срабатывает первое подходящее</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Добавить правило</translation>
    </message>
    <message>
        <source>No rules: pairs alone decide. Add rules with the plus sign.</source>
        <translation>Правил нет: решают одни пары. Добавьте правило плюсом.</translation>
    </message>
</context>
<context>
    <name>SchemeActs</name>
    <message>
        <source>Names give no more pairs. Pair the rest by hand.</source>
        <translation>По названиям больше пар не найти. Остальные свяжите вручную.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pairs proposed. Nothing is saved yet.</source>
        <translation>
            <numerusform>Предложена %Ln пара. Пока ничего не сохранено.</numerusform>
            <numerusform>Предложены %Ln пары. Пока ничего не сохранено.</numerusform>
            <numerusform>Предложено %Ln пар. Пока ничего не сохранено.</numerusform>
        </translation>
    </message>
    <message>
        <source>The status scheme is saved.</source>
        <translation>Схема статусов сохранена.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>The former status scheme is back.</source>
        <translation>Прежняя схема статусов возвращена.</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>в обе стороны</translation>
    </message>
    <message>
        <source>to shop</source>
        <translation>в магазин</translation>
    </message>
    <message>
        <source>to MoySklad</source>
        <translation>в МойСклад</translation>
    </message>
    <message>
        <source>neither way</source>
        <translation>не передавать</translation>
    </message>
    <message>
        <source>successful</source>
        <translation>успешный</translation>
    </message>
    <message>
        <source>unsuccessful</source>
        <translation>неуспешный</translation>
    </message>
    <message>
        <source>it no longer exists</source>
        <translation>больше не существует</translation>
    </message>
    <message>
        <source>not paired</source>
        <translation>без пары</translation>
    </message>
    <message>
        <source>the shop writes to the buyer</source>
        <translation>магазин пишет покупателю</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Partial shipment</source>
        <translation>Частичная отгрузка</translation>
    </message>
    <message>
        <source>Full shipment</source>
        <translation>Полная отгрузка</translation>
    </message>
    <message>
        <source>Shipped too much</source>
        <translation>Отгружено лишнее</translation>
    </message>
    <message>
        <source>Never go back</source>
        <translation>Не откатывать назад</translation>
    </message>
    <message>
        <source>Everything returned</source>
        <translation>Возврат всех позиций</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Оплата</translation>
    </message>
    <message>
        <source>The order is cancelled in either system and nothing is shipped yet</source>
        <translation>Заказ отменён в любой системе и отгрузок ещё нет</translation>
    </message>
    <message>
        <source>There is a posted shipment, but not of all positions</source>
        <translation>Есть проведённая отгрузка, но не по всем позициям</translation>
    </message>
    <message>
        <source>All positions of the order are shipped</source>
        <translation>Отгружены все позиции заказа</translation>
    </message>
    <message>
        <source>More is shipped than was ordered</source>
        <translation>Отгружено больше, чем заказано</translation>
    </message>
    <message>
        <source>The new status comes before the one the shop has now</source>
        <translation>Новый статус раньше того, что уже стоит в магазине</translation>
    </message>
    <message>
        <source>Everything that was shipped came back</source>
        <translation>Всё, что отгрузили, вернулось</translation>
    </message>
    <message>
        <source>The order is paid and not shipped yet, and MoySklad is not further</source>
        <translation>Заказ оплачен, отгрузок нет, и статус на складе ещё более ранний</translation>
    </message>
    <message>
        <source>will change</source>
        <translation>изменится</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>останется как есть</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>будет пропущен</translation>
    </message>
    <message>
        <source>becomes a conflict</source>
        <translation>станет конфликтом</translation>
    </message>
    <message>
        <source>no pair</source>
        <translation>нет пары</translation>
    </message>
    <message>
        <source>not in MoySklad</source>
        <translation>нет в МоёмСкладе</translation>
    </message>
    <message>
        <source>rule %1: %2</source>
        <translation>правило %1: %2</translation>
    </message>
    <message>
        <source>pair %1 – %2</source>
        <translation>пара «%1» – «%2»</translation>
    </message>
    <message>
        <source>its status has no pair</source>
        <translation>у его статуса нет пары</translation>
    </message>
    <message>
        <source>not sent there yet</source>
        <translation>ещё не передан</translation>
    </message>
    <message>
        <source>its pair does not lead this way</source>
        <translation>пара в эту сторону не ведёт</translation>
    </message>
</context>
<context>
    <name>StatusesPage</name>
    <message>
        <source>Statuses</source>
        <translation>Статусы</translation>
    </message>
    <message>
        <source>The statuses are not read yet</source>
        <translation>Статусы ещё не прочитаны</translation>
    </message>
    <message>
        <source>Reading the statuses…</source>
        <translation>Читаю статусы…</translation>
    </message>
    <message>
        <source>SkladLink takes the order statuses from MoySklad and the shop when it connects. Check the connection to both systems; the statuses appear here at once.</source>
        <translation>SkladLink берёт статусы заказов из МоегоСклада и магазина, когда подключается к ним. Проверьте связь с обеими системами — статусы сразу появятся здесь.</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>Проверить связь</translation>
    </message>
    <message>
        <source>go over the board</source>
        <translation>ходить по схеме</translation>
    </message>
    <message>
        <source>choose a partner</source>
        <translation>выбрать пару</translation>
    </message>
    <message>
        <source>next direction of a pair</source>
        <translation>следующее направление пары</translation>
    </message>
    <message>
        <source>take a pair apart</source>
        <translation>разъединить пару</translation>
    </message>
    <message>
        <source>move a rule</source>
        <translation>переставить правило</translation>
    </message>
    <message>
        <source>propose pairs from names</source>
        <translation>предложить пары по названиям</translation>
    </message>
    <message>
        <source>try on the last 30 orders</source>
        <translation>проверить на последних 30 заказах</translation>
    </message>
    <message>
        <source>save</source>
        <translation>сохранить</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>отменить, вернуть</translation>
    </message>
    <message>
        <source>Meanwhile another scheme was saved elsewhere. Your draft is kept; saving it replaces that scheme.</source>
        <translation>Тем временем схему сохранили в другом месте. Ваш черновик цел; если сохранить его, он заменит ту схему.</translation>
    </message>
    <message>
        <source>Meanwhile the statuses changed in MoySklad or in the shop. Your draft is kept.</source>
        <translation>Тем временем статусы изменились в МоёмСкладе или в магазине. Ваш черновик цел.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pairs of %1</source>
        <translation>
            <numerusform>%Ln пара из %1</numerusform>
            <numerusform>%Ln пары из %1</numerusform>
            <numerusform>%Ln пар из %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules</source>
        <translation>
            <numerusform>%Ln правило</numerusform>
            <numerusform>%Ln правила</numerusform>
            <numerusform>%Ln правил</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statuses are gone</source>
        <translation>
            <numerusform>%Ln статус удалён</numerusform>
            <numerusform>%Ln статуса удалены</numerusform>
            <numerusform>%Ln статусов удалены</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statuses of orders have no pair</source>
        <translation>
            <numerusform>%Ln статус заказов без пары</numerusform>
            <numerusform>%Ln статуса заказов без пары</numerusform>
            <numerusform>%Ln статусов заказов без пары</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetButton</name>
    <message>
        <source>choose a status</source>
        <translation>выберите статус</translation>
    </message>
</context>
<context>
    <name>TrialHeader</name>
    <message>
        <source>Order</source>
        <extracomment>What a person must look at comes first.</extracomment>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>In MoySklad</source>
        <translation>В МоёмСкладе</translation>
    </message>
    <message>
        <source>In the shop</source>
        <translation>В магазине</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Что получится</translation>
    </message>
    <message>
        <source>What decides</source>
        <translation>Что решает</translation>
    </message>
</context>
<context>
    <name>TrialSheet</name>
    <message numerus="yes">
        <source>The draft on the last %Ln orders</source>
        <translation>
            <numerusform>Черновик на последнем %Ln заказе</numerusform>
            <numerusform>Черновик на последних %Ln заказах</numerusform>
            <numerusform>Черновик на последних %Ln заказах</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed: this is what would come of it.</source>
        <translation>Ничего не изменено: так вышло бы по черновику.</translation>
    </message>
    <message>
        <source>letter to the buyer</source>
        <translation>письмо покупателю</translation>
    </message>
    <message numerus="yes">
        <source>%Ln buyers will get a letter</source>
        <translation>
            <numerusform>%Ln покупатель получит письмо</numerusform>
            <numerusform>%Ln покупателя получат письмо</numerusform>
            <numerusform>%Ln покупателей получат письмо</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will change</source>
        <translation>
            <numerusform>изменится %Ln</numerusform>
            <numerusform>изменятся %Ln</numerusform>
            <numerusform>изменятся %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>None will change</source>
        <translation>ни один не изменится</translation>
    </message>
    <message numerus="yes">
        <source>%Ln become conflicts</source>
        <translation>
            <numerusform>%Ln станет конфликтом</numerusform>
            <numerusform>%Ln станут конфликтами</numerusform>
            <numerusform>%Ln станут конфликтами</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no pair</source>
        <translation>
            <numerusform>%Ln без пары</numerusform>
            <numerusform>%Ln без пары</numerusform>
            <numerusform>%Ln без пары</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay as they are</source>
        <translation>
            <numerusform>%Ln останется как есть</numerusform>
            <numerusform>%Ln останутся как есть</numerusform>
            <numerusform>%Ln останутся как есть</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not in MoySklad</source>
        <translation>
            <numerusform>%Ln нет в МоёмСкладе</numerusform>
            <numerusform>%Ln нет в МоёмСкладе</numerusform>
            <numerusform>%Ln нет в МоёмСкладе</numerusform>
        </translation>
    </message>
    <message>
        <source>Trial of the status scheme</source>
        <translation>Проверка схемы статусов</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Заказов пока нет</translation>
    </message>
    <message>
        <source>Orders appear here after the first load.</source>
        <translation>Заказы появятся здесь после первой загрузки.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%Ln orders</source>
        <translation>
            <numerusform>%Ln заказ</numerusform>
            <numerusform>%Ln заказа</numerusform>
            <numerusform>%Ln заказов</numerusform>
        </translation>
    </message>
</context>
</TS>
