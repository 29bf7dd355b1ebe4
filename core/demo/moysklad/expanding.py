"""The `expand` parameter: reading it and checking it against what a type can expand (digest §5)."""

from __future__ import annotations

from core.demo.moysklad.document_kinds import PAYABLE
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.fields import Kind
from core.demo.moysklad.kinds import KINDS
from core.demo.moysklad.sklad import Call

Tree = dict[str, "Tree"]
DEEPEST = 3
MOST_ROWS = 100
_GOODS = ("product", "variant", "bundle", "service")
_NESTED = {"positions": _GOODS, "components": _GOODS}


def read_expand(call: Call) -> Tree:
    """Return the wanted paths as a tree.

    Raises:
        ApiError: 1089 for more than three levels.
    """
    tree: Tree = {}
    for path in (call.parameter("expand") or "").split(","):
        names = [n for n in path.strip().split(".") if n]
        if len(names) > DEEPEST:
            raise ApiError(1089, path)
        branch = tree
        for name in names:
            branch = branch.setdefault(name, {})
    return tree


def check(spec: Kind, tree: Tree, path: str = "") -> None:
    """Refuse paths that `spec` cannot expand.

    Raises:
        ApiError: 1089 with the path.
    """
    for name, below in tree.items():
        here = f"{path}{name}"
        field = spec.by_name.get(name)
        if name in spec.lists:
            _check_rows(name, below, here)
        elif name in spec.links:
            _any([KINDS[spec.links[name]]], below, here)
        elif name == "operations" and spec.name in PAYABLE:
            _any([KINDS[kind] for kind in PAYABLE[spec.name]], below, here)
        elif field is not None and field.type == "ref":
            targets = [KINDS[k] for k in field.refs if k in KINDS]
            if below:
                _any(targets, below, here)
        else:
            raise ApiError(1089, here)


def _check_rows(name: str, below: Tree, here: str) -> None:
    for inner, deeper in below.items():
        if inner != "assortment" or name not in _NESTED:
            raise ApiError(1089, f"{here}.{inner}")
        if deeper:
            _any([KINDS[k] for k in _NESTED[name]], deeper, f"{here}.{inner}")


def _any(targets: list[Kind], tree: Tree, here: str) -> None:
    """Accept `tree` if one of the possible target types can expand it."""
    refusal = ApiError(1089, here)
    for target in targets:
        try:
            check(target, tree, f"{here}.")
        except ApiError as error:
            refusal = error
        else:
            return
    raise refusal
