<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>every %Ln minutes</source>
        <translation>
            <numerusform>каждую %Ln мин</numerusform>
            <numerusform>каждые %Ln мин</numerusform>
            <numerusform>каждые %Ln мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %Ln hours</source>
        <translation>
            <numerusform>каждый %Ln час</numerusform>
            <numerusform>каждые %Ln часа</numerusform>
            <numerusform>каждые %Ln часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %Ln days</source>
        <translation>
            <numerusform>раз в сутки</numerusform>
            <numerusform>раз в %Ln дня</numerusform>
            <numerusform>раз в %Ln дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln minutes</source>
        <translation>
            <numerusform>через %Ln мин</numerusform>
            <numerusform>через %Ln мин</numerusform>
            <numerusform>через %Ln мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %Ln runs</source>
        <translation>
            <numerusform>последний %Ln запуск</numerusform>
            <numerusform>последние %Ln запуска</numerusform>
            <numerusform>последние %Ln запусков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln с ошибкой</numerusform>
            <numerusform>%Ln с ошибкой</numerusform>
            <numerusform>%Ln с ошибкой</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with skips</source>
        <translation>
            <numerusform>%Ln с пропусками</numerusform>
            <numerusform>%Ln с пропусками</numerusform>
            <numerusform>%Ln с пропусками</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln ошибка</numerusform>
            <numerusform>%Ln ошибки</numerusform>
            <numerusform>%Ln ошибок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Все запуски</translation>
    </message>
    <message>
        <source>With errors</source>
        <translation>С ошибками</translation>
    </message>
    <message>
        <source>Open in the log</source>
        <translation>Открыть в журнале</translation>
    </message>
    <message>
        <source>Open this job in the log</source>
        <translation>Открыть это задание в журнале</translation>
    </message>
    <message>
        <source>Runs of the chosen job</source>
        <translation>Запуски выбранного задания</translation>
    </message>
    <message>
        <source>No errors</source>
        <translation>Ошибок нет</translation>
    </message>
    <message>
        <source>Every run of this job came to a good end.</source>
        <translation>Все запуски этого задания закончились хорошо.</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Показать все запуски</translation>
    </message>
    <message>
        <source>Start it with R, or wait for its time; every run is listed here.</source>
        <translation>Запустите его клавишей R или дождитесь срока: здесь появится каждый запуск.</translation>
    </message>
    <message>
        <source>This job has not run yet</source>
        <translation>Это задание ещё не запускалось</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs in 24 hours</source>
        <translation>
            <numerusform>%Ln запуск за сутки</numerusform>
            <numerusform>%Ln запуска за сутки</numerusform>
            <numerusform>%Ln запусков за сутки</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 without errors</source>
        <translation>%1 без ошибок</translation>
    </message>
    <message>
        <source>run</source>
        <translation>запустить</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>пауза</translation>
    </message>
    <message>
        <source>change</source>
        <translation>изменить</translation>
    </message>
</context>
<context>
    <name>HistoryHeader</name>
    <message>
        <source>Start</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Причина запуска</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Длит.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибок</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Итог</translation>
    </message>
</context>
<context>
    <name>HoursRow</name>
    <message>
        <source>Quiet hours</source>
        <translation>Тихие часы</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Тихо с</translation>
    </message>
    <message>
        <source>Quiet till</source>
        <translation>Тихо до</translation>
    </message>
    <message>
        <source>starts at any hour</source>
        <translation>запускается в любое время</translation>
    </message>
</context>
<context>
    <name>JobsHeader</name>
    <message>
        <source>Job</source>
        <extracomment>Rows that are in sight also in the lowest window.</extracomment>
        <translation>Задание</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Как часто</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Следующий запуск</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>Последний результат</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
</context>
<context>
    <name>RhythmSheet</name>
    <message>
        <source>Interval</source>
        <translation>Как часто</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Время суток</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Тихие часы</translation>
    </message>
    <message>
        <source>The job runs only when you start it.</source>
        <translation>Задание запускается, только когда вы начнёте его сами.</translation>
    </message>
    <message>
        <source>Times are those of this computer. A run missed in quiet hours starts once when they end.</source>
        <translation>Время — по часам этого компьютера. Запуск, пропущенный в тихие часы, начнётся один раз, когда они закончатся.</translation>
    </message>
</context>
<context>
    <name>RowButtons</name>
    <message>
        <source>Stop: %1</source>
        <translation>Остановить: %1</translation>
    </message>
    <message>
        <source>Run now: %1</source>
        <translation>Запустить сейчас: %1</translation>
    </message>
    <message>
        <source>Resume: %1</source>
        <translation>Снять паузу: %1</translation>
    </message>
    <message>
        <source>Pause: %1</source>
        <translation>Поставить на паузу: %1</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Ещё: %1</translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>Schedule</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Задания</translation>
    </message>
    <message>
        <source>run the job now</source>
        <translation>запустить задание сейчас</translation>
    </message>
    <message>
        <source>stop the job</source>
        <translation>остановить задание</translation>
    </message>
    <message>
        <source>pause or resume the job</source>
        <translation>поставить на паузу или снять с неё</translation>
    </message>
    <message>
        <source>change interval and quiet hours</source>
        <translation>изменить, как часто, и тихие часы</translation>
    </message>
    <message>
        <source>next and previous job</source>
        <translation>следующее и предыдущее задание</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Снять общую паузу</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Пауза для всех</translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs work</source>
        <translation>
            <numerusform>%Ln задание работает</numerusform>
            <numerusform>%Ln задания работают</numerusform>
            <numerusform>%Ln заданий работают</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <translation>
            <numerusform>%Ln на паузе</numerusform>
            <numerusform>%Ln на паузе</numerusform>
            <numerusform>%Ln на паузе</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Stock</source>
        <translation>Открыть остатки</translation>
    </message>
    <message>
        <source>Resumed: %1</source>
        <translation>Снято с паузы: %1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>На паузе: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>The pause of all jobs is over.</source>
        <translation>Общая пауза снята.</translation>
    </message>
    <message>
        <source>All jobs are paused.</source>
        <translation>Все задания на паузе.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Запустить сейчас</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Снять с паузы</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Поставить на паузу</translation>
    </message>
    <message>
        <source>Change interval and quiet hours</source>
        <translation>Изменить, как часто, и тихие часы</translation>
    </message>
    <message>
        <source>Open in the log</source>
        <translation>Открыть в журнале</translation>
    </message>
</context>
<context>
    <name>ScheduleWords</name>
    <message>
        <source>running</source>
        <extracomment>State of a run: icon, its colour, colour of the word.</extracomment>
        <translation>идёт</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>ждёт вас</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>выключено</translation>
    </message>
    <message>
        <source>by hand only</source>
        <translation>только вручную</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>каждую минуту</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>каждый час</translation>
    </message>
    <message>
        <source>daily at %1</source>
        <translation>каждый день в %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 в %2</translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>вот-вот</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>в %1</translation>
    </message>
    <message>
        <source>tomorrow, %1</source>
        <translation>завтра в %1</translation>
    </message>
    <message>
        <source>not yet run</source>
        <translation>ещё не запускалось</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>посл. %1</translation>
    </message>
    <message>
        <source>paused till %1</source>
        <translation>пауза до %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>no finished runs yet</source>
        <translation>законченных запусков ещё нет</translation>
    </message>
    <message>
        <source>the longest took %1</source>
        <translation>самый долгий — %1</translation>
    </message>
    <message>
        <source>quiet %1</source>
        <translation>тихо %1</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Change quiet hours and API share</source>
        <translation>Изменить тихие часы и долю лимита API</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Тихие часы</translation>
    </message>
    <message>
        <source>No more than %1 of %2 units of the limit in %3 s</source>
        <translation>Не больше %1 из %2 единиц лимита за %3 с</translation>
    </message>
    <message>
        <source>the rest is left to other programs</source>
        <translation>остальное оставлено другим программам</translation>
    </message>
    <message>
        <source>The schedule is switched off in the settings</source>
        <translation>Расписание выключено в настройках</translation>
    </message>
    <message>
        <source>All jobs are paused</source>
        <translation>Все задания на паузе</translation>
    </message>
    <message>
        <source>All jobs are paused till %1</source>
        <translation>Все задания на паузе до %1</translation>
    </message>
    <message>
        <source>none, jobs run round the clock</source>
        <translation>не заданы, задания идут круглые сутки</translation>
    </message>
</context>
<context>
    <name>TopSheet</name>
    <message>
        <source>Quiet hours and API share</source>
        <translation>Тихие часы и доля лимита API</translation>
    </message>
    <message>
        <source>Other programs share MoySklad’s limit; by hand every job can always be started.</source>
        <translation>Лимит МоегоСклада общий с другими программами; вручную задание можно запустить всегда.</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Тихие часы</translation>
    </message>
    <message>
        <source>They hold for</source>
        <translation>Действуют для</translation>
    </message>
    <message>
        <source>Share of the API budget</source>
        <translation>Доля лимита API</translation>
    </message>
</context>
<context>
    <name>_Form</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
</TS>
