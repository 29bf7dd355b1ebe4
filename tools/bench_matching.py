"""Measures the matching: `python3 dev.py bench [variants] [seed]`.

The generator's dirty catalogue of so many variants goes into a database; a process of its own then does what the
search job does. Printed are its time, its memory at the worst and how good what it found is, and the hard cases.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from helpers.demo_catalogue import items_of, offers_of  # noqa: E402
from helpers.hard_pairs import CASES  # noqa: E402

from core.demo.world import World  # noqa: E402
from core.domain.dictionary import KNOWN, Dictionary  # noqa: E402
from core.domain.links import MatchRule  # noqa: E402
from core.domain.matching import Matcher, MatchInput  # noqa: E402
from core.store.catalogue import Catalogue  # noqa: E402
from core.store.store import Store  # noqa: E402

AUTOMATIC = frozenset({MatchRule.STORED, MatchRule.EXTERNAL_CODE})
#: So many variants come with products, bundles and services that make it 100 000 items in all.
HUNDRED_THOUSAND_ITEMS = 78_340
FOUND, COST = "found.jsonl", "cost.json"


def fill(home: Path, world: World) -> tuple[int, int]:
    """Put both catalogues into a database in `home`; returns how many items and offers."""
    store = Store.open(home)
    catalogue = Catalogue(store)
    counts = catalogue.upsert_items(items_of(world), 1), catalogue.upsert_offers(offers_of(world), 1)
    store.close()
    return counts


def search(home: Path) -> None:
    """The child's part: search, and leave the three best of every item and the cost in a file."""
    store = Store.open(home)
    catalogue = Catalogue(store)
    nobody: frozenset[str] = frozenset()
    wall, cpu = time.perf_counter(), time.process_time()
    items, offers = list(catalogue.all_items()), list(catalogue.all_offers())
    data = MatchInput(items, offers, nobody, frozenset(), nobody, AUTOMATIC, Dictionary(KNOWN))
    with (home / FOUND).open("w", encoding="utf-8") as file:
        for item, candidates in Matcher(data).search():
            best = [(c.offer_id, c.exact, c.automatic) for c in candidates[:3]]
            file.write(json.dumps([item, best]) + "\n")
    cost = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    store.close()
    (home / COST).write_text(json.dumps(cost), encoding="utf-8")


def hard_cases() -> tuple[int, int]:
    """How many of the hard cases come out right, of how many."""
    nobody: frozenset[str] = frozenset()
    right = 0
    for case in CASES:
        known = Dictionary([*KNOWN, *case.terms])
        data = MatchInput(case.items, case.offers, nobody, frozenset(), nobody, AUTOMATIC, known)
        first = {item: found[0] for item, found in Matcher(data).search() if found}
        hit = all(item in first and first[item].offer_id == offer for item, offer in case.truth.items())
        right += hit and {item for item, one in first.items() if one.exact} == case.deciding
    return right, len(CASES)


def share(part: int, whole: int) -> str:
    """A share for the table."""
    return f"{part / whole:.2%}" if whole else "none"


def main(arguments: list[str]) -> None:
    """Measure and print."""
    if arguments[:1] == ["--child"]:
        search(Path(arguments[1]))
        return
    variants, seed = int(arguments[0]) if arguments else HUNDRED_THOUSAND_ITEMS, int((arguments[1:] or ["5"])[0])
    with tempfile.TemporaryDirectory() as folder:
        world = World(seed, variants)
        counts = fill(Path(folder), world)
        subprocess.run([sys.executable, __file__, "--child", folder], check=True)
        found = dict(map(json.loads, (Path(folder) / FOUND).open(encoding="utf-8")))
        cost = json.loads((Path(folder) / COST).read_text(encoding="utf-8"))
    report(world, counts, found, cost)


def report(
    world: World, counts: tuple[int, int], found: dict[str, list[tuple[int, bool, bool]]], cost: dict[str, float]
) -> None:
    """Print the table."""
    truth = {pair.item_id: pair.element_id for pair in world.truth()}
    exact = {item: best[0] for item, best in found.items() if best and best[0][1]}
    automatic = {item: one for item, one in exact.items() if one[2]}
    keys = world.pair_keys()
    decidable = [one.pair for one in keys if one.decidable]
    rest = [one.pair for one in keys if not one.decidable]
    right = {name: sum(truth.get(i) == one[0] for i, one in group.items()) for name, group in
             (("exact", exact), ("automatic", automatic))}  # fmt: skip
    hits = [[one[0] for one in found[pair.item_id]].index(pair.element_id) if pair.element_id in
            [one[0] for one in found[pair.item_id]] else None for pair in rest]  # fmt: skip
    good, of = hard_cases()
    rows = (
        ("items × offers", f"{counts[0]:,} × {counts[1]:,}"),
        ("time, processor / clock", f"{cost['cpu']:.0f} s / {cost['wall']:.0f} s"),
        ("memory of the process at the worst", f"{cost['memory']:.0f} MB"),
        ("automatic links, precision", f"{len(automatic):,}, {share(right['automatic'], len(automatic))}"),
        ("exact pairs, precision", f"{len(exact):,}, {share(right['exact'], len(exact))}"),
        ("recall of pairs that a key decides", share(sum(p.item_id in exact for p in decidable), len(decidable))),
        ("of the other pairs, true offer first", share(hits.count(0), len(rest))),
        ("of the other pairs, among the first three", share(len(rest) - hits.count(None), len(rest))),
        ("hard cases", f"{good} of {of}"),
    )
    for name, figure in rows:
        print(f"{name:45} {figure}")


if __name__ == "__main__":
    main(sys.argv[1:])
