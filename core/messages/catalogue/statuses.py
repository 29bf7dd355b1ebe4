"""The status scheme: what its runs are called, and what stands in the way of saving or taking back."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

ENTRIES: Mapping[str, Entry] = {
    "job.status_scheme": said("Схема статусов", "Status scheme"),
    "status.run.saved": said(
        "Схема статусов сохранена[: {count:изменение|изменения|изменений}]",
        "Status scheme saved[: {count:change|changes}]",
    ),
    "status.run.undone": said("Прежняя схема статусов возвращена", "The former status scheme is back"),
    "status.act.saved": said("пары и правила статусов", "pairs and rules of statuses"),
    "history.status_scheme": said("Схема статусов", "Status scheme"),
    "status.undo.changed_since": failure(
        (
            "Схему статусов с тех пор изменили",
            "Вернуть прежнюю — значит потерять более поздние правки, поэтому ничего не изменено.",
            "Откройте «Статусы» и поправьте схему вручную.",
        ),
        (
            "The status scheme was changed since",
            "Going back would lose the later edits, so nothing was changed.",
            "Open “Statuses” and edit the scheme by hand.",
        ),
    ),
    "status.unsound": failure(
        (
            "Схему статусов нельзя сохранить",
            "Один статус ведёт сразу к двум: программа не сможет выбрать между ними.",
            "Оставьте у каждого статуса одну стрелку в каждую сторону и сохраните ещё раз.",
        ),
        (
            "The status scheme cannot be saved",
            "One status leads to two others, and the program could not choose between them.",
            "Leave one arrow each way at every status and save again.",
        ),
    ),
}
