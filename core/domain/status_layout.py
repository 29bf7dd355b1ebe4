"""In which order the two columns of states and statuses stand, so that most pairs lie on one line."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.status_proposal import step_place
from core.domain.statuses import Scheme, State, StateType, Status

_TYPES = (StateType.REGULAR, StateType.SUCCESSFUL, StateType.UNSUCCESSFUL)

#: A line of the board: a state and a status, "" for an empty place.
Line = tuple[str, str]


def in_order(states: Sequence[State]) -> list[State]:
    """States as an order goes through them: by their type and by what their names stand for."""
    return sorted(states, key=lambda state: (_TYPES.index(state.type), step_place(state.name), state.name, state.id))


def lines(scheme: Scheme, states: Sequence[State], statuses: Sequence[Status]) -> tuple[Line, ...]:
    """Every state and every status once: pairs side by side in the shop's order, those without one between them."""
    ordered = in_order(states)
    waiting = [state.id for state in ordered]
    places = {state_id: place for place, state_id in enumerate(waiting)}
    found: list[list[str]] = []
    for status in sorted(statuses, key=lambda status: (status.sort, status.id)):
        pairs = [pair.state_id for pair in scheme.of_status(status.id) if pair.state_id in waiting]
        mates = sorted(pairs, key=lambda state_id: (_leads_elsewhere(scheme, state_id, status.id), places[state_id]))
        found.append([mates[0] if mates else "", status.id])
        waiting = [state_id for state_id in waiting if state_id not in mates[:1]]
        beside = [mate for mate in mates[1:] if len(scheme.of_state(mate)) == 1]
        found.extend([mate, ""] for mate in beside)
        waiting = [state_id for state_id in waiting if state_id not in beside]
    for state_id in waiting:
        _put(found, state_id, places, lonely=not scheme.of_state(state_id), scheme=scheme)
    return tuple((state_id, status_id) for state_id, status_id in found)


def _leads_elsewhere(scheme: Scheme, state_id: str, status_id: str) -> bool:
    wanted = scheme.status_for(state_id)
    return bool(wanted) and wanted != status_id


def _put(found: list[list[str]], state_id: str, places: dict[str, int], *, lonely: bool, scheme: Scheme) -> None:
    """Beside a status that has no pair either, else after the last state that comes before it."""
    for line in found if lonely else ():
        if not line[0] and not scheme.of_status(line[1]):
            line[0] = state_id
            return
    before = [at for at, (other, _) in enumerate(found) if other and places[other] < places[state_id]]
    found.insert(before[-1] + 1 if before else 0, [state_id, ""])
