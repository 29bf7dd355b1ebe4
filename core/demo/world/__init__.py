"""The seeded demo world «Тёплый шкаф»: one shop's goods, stock and orders as two systems know them.

`World` is the only door. Same seed and size, same data; iterators yield plain rows and keep nothing.
"""

from core.demo.world.world import World

__all__ = ["World"]
