"""Whatever core may say has its sentence: declared codes, codes in calls, and codes put together from enums."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from core import errors, messages, settings
from core.bitrix.codes import MESSAGE_CODES
from core.domain.evidence import KEY_RULES
from core.domain.links import LinkOrigin, MatchRule, MatchState
from core.domain.plan import ChangeKind, ChangeState, JobName, RunState, StockTotals
from core.domain.stock import Absence, Measure
from core.messages.catalogue import ENTRIES
from core.messages.filling import places
from core.moysklad.codes import ADVICE_CODES, ERROR_CODES
from core.ports import SecretName

CORE = Path(messages.__file__).parents[1]
GATEWAY_CODES = {**ERROR_CODES, **ADVICE_CODES, **MESSAGE_CODES}
ERROR_CLASSES = {
    name for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, errors.SkladLinkError)
}
#: Calls whose literal arguments are codes; the gateways' own helpers are covered by their lists.
SPEAKERS = ERROR_CLASSES | {
    "Outcome",
    "WriteResult",
    "DoctorLine",
    "RunEnded",
    "HistoryLine",
    "StepProgress",
    "StockProblem",
}
#: Keywords that stay with the error and never reach the sentence.
KEPT_BACK = {"system", "details", "server_code", "parameter", "status"}
FAMILIES = {code.partition(".")[0] for code in ENTRIES if "." in code}
CODE = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")
#: Texts of that shape that are something else: file names, hosts, the folder of the log.
NO_CODES = {"jobs.lock", "log.jsonl", "api.moysklad.ru", "moysklad.ru"}
#: Names of watermarks look like codes.
NAMES_MARKS = "marks.py"


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of core but the pretend systems and the catalogue itself."""
    for path in sorted(CORE.rglob("*.py")):
        if path.relative_to(CORE).parts[0] not in ("demo", "messages"):
            yield path, ast.parse(path.read_text("utf-8"))


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Calls of `SPEAKERS` anywhere in core."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SPEAKERS:
                    yield path, node, name


def literals(tree: ast.Module) -> Iterator[str]:
    """String constants that are neither docstrings nor parts of an f-string."""
    others = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    others |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in others:
            yield node.value


def beginnings(tree: ast.Module) -> Iterator[str]:
    """How f-strings begin that look like a code put together."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
            text = str(node.values[0].value)
            if re.fullmatch(r"[a-z_]+\.[a-z_.]*", text) and text.partition(".")[0] in FAMILIES:
                yield text


@pytest.mark.parametrize("code", sorted(GATEWAY_CODES))
def test_every_declared_code_of_the_gateways_has_its_sentence(code: str) -> None:
    assert messages.has(code)
    assert messages.parameters(code) <= set(GATEWAY_CODES[code])
    if code in ERROR_CODES or code in MESSAGE_CODES:
        told = messages.explain(code)
        assert told.means, "a failure has three answers"
        assert told.do


def test_no_sentence_is_left_from_a_code_that_is_gone() -> None:
    ours = {code for code in ENTRIES if code.startswith(("moysklad.", "bitrix."))}
    assert ours == set(GATEWAY_CODES)


def test_codes_in_calls_have_their_sentences() -> None:
    unknown, seen = [], 0
    for path, node, name in calls():
        values = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg in ("code", "error"))]
        texts = [v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)]
        found = [text for text in texts if CODE.fullmatch(text)]
        if name in ERROR_CLASSES and isinstance(node.args[0] if node.args else None, ast.Constant):
            found = texts[:1]
        seen += len(found)
        unknown += [(path.name, node.lineno, text) for text in found if not messages.has(text)]
    assert unknown == []
    assert seen > 30, "the search above finds calls"


def test_everything_that_looks_like_a_code_is_one() -> None:
    unknown = []
    keys = {info.key for info in settings.describe()}
    for path, tree in modules():
        if path.relative_to(CORE).parts[0] in ("bitrix", "moysklad") or path.name == NAMES_MARKS:
            continue
        for text in literals(tree):
            looks = CODE.fullmatch(text) and text.partition(".")[0] in FAMILIES
            if (looks or text.startswith("keyring_")) and text not in NO_CODES | keys and not messages.has(text):
                unknown.append((path.name, text))
    assert unknown == []


def test_codes_put_together_begin_like_a_sentence() -> None:
    found = [(path.name, text) for path, tree in modules() for text in beginnings(tree)]
    assert [(name, text) for name, text in found if not any(code.startswith(text) for code in ENTRIES)] == []
    assert len(found) > 5, "the search above finds them"


def test_gateways_name_only_declared_codes() -> None:
    undeclared = []
    for path, tree in modules():
        gateway = path.relative_to(CORE).parts[0]
        if gateway in ("bitrix", "moysklad"):
            for text in literals(tree):
                if re.fullmatch(rf"{gateway}\.[a-z0-9_]+", text) and text not in {*GATEWAY_CODES, *NO_CODES}:
                    undeclared.append((path.name, text))
    assert undeclared == []


def test_errors_bring_the_parameters_their_sentences_need() -> None:
    lacking = []
    for path, node, name in calls():
        first = node.args[0] if node.args else None
        plain = all(keyword.arg is not None for keyword in node.keywords)
        if name not in ERROR_CLASSES or not isinstance(first, ast.Constant) or not plain:
            continue
        given = {keyword.arg for keyword in node.keywords} - KEPT_BACK
        missing = needed(str(first.value)) - given
        if missing:
            lacking.append((path.name, node.lineno, first.value, missing))
    assert lacking == []


def needed(code: str) -> set[str]:
    """Parameters outside optional parts."""
    return {place.name for part in ENTRIES[code].told("ru") for place in places(re.sub(r"\[[^\[\]]*\]", "", part))}


def put_together() -> Iterator[str]:
    """Codes that core builds from enums."""
    yield from (f"job.{job.value}" for job in JobName)
    yield from (f"state.{state.value}" for state in RunState)
    yield from (f"match.{state.value}" for state in MatchState)
    yield from (f"link.{rule.value}" for rule in MatchRule)
    yield from (f"mapping.{origin.value}" for origin in LinkOrigin)
    yield from (f"rule.{measure.value}" for measure in Measure)
    yield from (f"total.{field.name}" for field in fields(StockTotals))
    yield from (f"total.{state.value}" for state in ChangeState)
    yield from (f"note.shared.{rule.value}" for rule in KEY_RULES)
    against = [*(rule.value for rule in KEY_RULES), MatchRule.VARIANT.value, "names"]
    yield from (f"note.contradicted.{name}" for name in against)
    yield from (f"brake.{kind}" for kind in ("zeroing", "zeroing_day", "tripled"))
    yield from (f"refusal.{name}" for name in ("computed_by_shop", "inventory_management"))
    rules = [f"figure.{measure.value}" for measure in Measure] + [f"unknown.{absence.value}" for absence in Absence]
    for rule in [*rules, "bundle", "never_moved"]:
        yield rule
        yield f"reason.{rule}"
    for kind in ChangeKind:
        yield f"history.{kind.value}"
        yield from (f"history.{kind.value}.{s.value}" for s in ChangeState if s is not ChangeState.APPLIED)
    yield from (f"doctor.secret_{source}" for source in ("keyring", "session", "environment", "missing"))
    yield from (f"doctor.{state}" for state in ("ok", "warning", "failed"))
    yield from (f"secret.{name.value}" for name in SecretName)
    yield from (f"system.{name}" for name in ("moysklad", "shop"))
    for step in ("references", "items", "offers", "candidates", "links", "orders", "stock"):
        yield f"step.{step}.hint"


@pytest.mark.parametrize("code", sorted(set(put_together())))
def test_codes_put_together_from_enums_have_their_sentences(code: str) -> None:
    assert messages.has(code)


def test_every_setting_has_a_label_and_a_help_line() -> None:
    for info in settings.describe():
        assert messages.has(info.text), info.key
        assert messages.has(f"{info.text}.help"), info.key


def test_every_step_has_a_line_below_it() -> None:
    steps = {code for code in ENTRIES if code.startswith("step.") and not code.endswith(".hint")}
    assert {f"{step}.hint" for step in steps} <= set(ENTRIES)


def test_the_catalogue_stands_alone() -> None:
    """Every floor may read it, so it must not drag another floor along."""
    allowed = ("core.messages", "core.domain")
    for path in (CORE / "messages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert not name.startswith(("core", "gui", "PySide6")) or name.startswith(allowed), (path.name, name)
