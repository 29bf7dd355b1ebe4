<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AlikeSheet</name>
    <message numerus="yes">
        <source>Decide %Ln conflicts alike</source>
        <translation>
            <numerusform>Решить %Ln конфликт</numerusform>
            <numerusform>Решить одинаково %Ln конфликта</numerusform>
            <numerusform>Решить одинаково %Ln конфликтов</numerusform>
        </translation>
    </message>
    <message>
        <source>SkladLink will do this with the next version; each conflict says where to do it by hand.</source>
        <translation>SkladLink сделает это сам в следующей версии; пока в каждом конфликте сказано, где сделать вручную.</translation>
    </message>
    <message>
        <source>Each of these needs a decision of its own.</source>
        <translation>Каждый из них нужно решить отдельно.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message numerus="yes">
        <source>Decide (%Ln)</source>
        <translation>
            <numerusform>Решить (%Ln)</numerusform>
            <numerusform>Решить (%Ln)</numerusform>
            <numerusform>Решить (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Что изменится</translation>
    </message>
    <message>
        <source>Chosen conflicts</source>
        <translation>Выбранные конфликты</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Decide alike</source>
        <translation>Решить одинаково</translation>
    </message>
    <message>
        <source>Uncheck</source>
        <translation>Снять отметки</translation>
    </message>
    <message>
        <source>Only conflicts of one kind can be decided alike: other kinds have other choices.</source>
        <translation>Одинаково решаются только конфликты одного вида: у других видов другие варианты.</translation>
    </message>
    <message>
        <source>Selected %1</source>
        <translation>Выбрано %1</translation>
    </message>
</context>
<context>
    <name>CompareTable</name>
    <message>
        <source>Comparison</source>
        <translation>Сравнение</translation>
    </message>
</context>
<context>
    <name>ConflictWords</name>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>вручную</translation>
    </message>
    <message>
        <source>until it changes</source>
        <translation>пока не изменится</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>solved itself</source>
        <translation>решился сам</translation>
    </message>
    <message>
        <source>SkladLink will do this with the next version; until then do it by hand: %1.</source>
        <translation>SkladLink сделает это сам в следующей версии; пока сделайте вручную: %1.</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Связь</translation>
    </message>
    <message>
        <source>Advice: %1</source>
        <translation>Советуем: %1</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Conflicts</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>next and previous conflict</source>
        <translation>следующий и предыдущий конфликт</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>выбрать вариант</translation>
    </message>
    <message>
        <source>apply the choice</source>
        <translation>применить выбранное</translation>
    </message>
    <message>
        <source>postpone</source>
        <translation>отложить</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>пропустить</translation>
    </message>
    <message>
        <source>check one, check the kind</source>
        <translation>отметить один, отметить весь вид</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>правила</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>отменить</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for a decision</source>
        <translation>
            <numerusform>%Ln ждёт решения</numerusform>
            <numerusform>%Ln ждут решения</numerusform>
            <numerusform>%Ln ждут решения</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose with 1, 2 or 3 first, then press Enter.</source>
        <translation>Сначала выберите вариант клавишей 1, 2 или 3, потом нажмите Enter.</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>Решено.</translation>
    </message>
    <message>
        <source>Postponed.</source>
        <translation>Отложено.</translation>
    </message>
    <message>
        <source>Open again.</source>
        <translation>Снова открыто.</translation>
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
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
</context>
<context>
    <name>DecidedBox</name>
    <message>
        <source>It solved itself</source>
        <translation>Решился сам</translation>
    </message>
    <message>
        <source>At %1 the data agreed again; nobody had to decide.</source>
        <translation>В %1 данные снова совпали, решать не пришлось.</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Решено: %1</translation>
    </message>
</context>
<context>
    <name>DetailFooter</name>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Take back now</source>
        <translation>Вернуть сейчас</translation>
    </message>
    <message>
        <source>Undo the decision</source>
        <translation>Отменить решение</translation>
    </message>
    <message>
        <source>A letter that was sent cannot be taken back</source>
        <translation>Отправленное письмо не вернуть</translation>
    </message>
    <message>
        <source>The decision can be undone</source>
        <translation>Решение можно отменить</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Previous conflict (K)</source>
        <translation>Предыдущий конфликт (K)</translation>
    </message>
    <message>
        <source>Next conflict (J)</source>
        <translation>Следующий конфликт (J)</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Как поступить</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>Открыть заказ</translation>
    </message>
    <message>
        <source>Show in the mapping</source>
        <translation>Показать в сопоставлении</translation>
    </message>
    <message>
        <source>Decide so in similar cases, too</source>
        <translation>Решать так же в похожих случаях</translation>
    </message>
    <message>
        <source>%1 · can be switched off in the rules (R)</source>
        <translation>%1 · можно выключить в правилах (R)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>in MoySklad %1</source>
        <translation>в МоёмСкладе %1</translation>
    </message>
    <message>
        <source>Open the statuses</source>
        <translation>Открыть статусы</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Открыть настройки</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>Отложенные</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Решённые</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Rules: %1</source>
        <translation>Правила: %1</translation>
    </message>
    <message>
        <source>The conflicts could not be read</source>
        <translation>Конфликты не прочитаны</translation>
    </message>
    <message>
        <source>The data is safe.</source>
        <translation>Данные в сохранности.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать ещё раз</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Решать нечего</translation>
    </message>
    <message>
        <source>MoySklad and the shop agree. What only you can decide appears here by itself.</source>
        <translation>МойСклад и магазин согласны друг с другом. То, что можете решить только вы, появится здесь само.</translation>
    </message>
    <message>
        <source>Nothing is postponed</source>
        <translation>Ничего не отложено</translation>
    </message>
    <message>
        <source>To the open ones</source>
        <translation>К открытым</translation>
    </message>
    <message>
        <source>Nothing was decided yet</source>
        <translation>Пока ничего не решено</translation>
    </message>
</context>
<context>
    <name>InboxHeader</name>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
</context>
<context>
    <name>OutcomeLine</name>
    <message>
        <source>What will change</source>
        <translation>Что изменится</translation>
    </message>
</context>
<context>
    <name>PostponeSheet</name>
    <message>
        <source>Until when?</source>
        <translation>До какого времени?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts leave the inbox and come back by themselves.</source>
        <translation>
            <numerusform>%Ln конфликт уйдёт из списка и вернётся сам.</numerusform>
            <numerusform>%Ln конфликта уйдут из списка и вернутся сами.</numerusform>
            <numerusform>%Ln конфликтов уйдут из списка и вернутся сами.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>Завтра утром</translation>
    </message>
    <message>
        <source>In 3 days</source>
        <translation>Через 3 дня</translation>
    </message>
    <message>
        <source>When it changes</source>
        <translation>Когда изменится</translation>
    </message>
    <message>
        <source>as soon as either system says something else</source>
        <translation>как только в одной из систем что-то поменяется</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message>
        <source>Rule: %1</source>
        <translation>Правило: %1</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Удалить правило</translation>
    </message>
    <message numerus="yes">
        <source>since %1 · decided %Ln times</source>
        <translation>
            <numerusform>с %1 · сработало %Ln раз</numerusform>
            <numerusform>с %1 · сработало %Ln раза</numerusform>
            <numerusform>с %1 · сработало %Ln раз</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message>
        <source>Always decided so</source>
        <translation>Всегда решать так</translation>
    </message>
    <message>
        <source>These rules decide new conflicts by themselves. What they decided stays decided.</source>
        <translation>Эти правила сами решают новые конфликты. Решённое остаётся решённым.</translation>
    </message>
    <message>
        <source>No rules yet</source>
        <translation>Правил пока нет</translation>
    </message>
    <message>
        <source>Check “Decide so in similar cases, too” beside a choice, and the rule appears here.</source>
        <translation>Отметьте «Решать так же в похожих случаях» под вариантами, и правило появится здесь.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Rule switched on</source>
        <translation>Правило включено</translation>
    </message>
    <message>
        <source>Rule switched off</source>
        <translation>Правило выключено</translation>
    </message>
    <message>
        <source>Rule removed</source>
        <translation>Правило удалено</translation>
    </message>
</context>
</TS>
