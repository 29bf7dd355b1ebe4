"""A pretend 1C-Bitrix shop over real HTTP: REST by incoming webhook, catalogue, orders, a control door.

Written from the published API facts alone; it imports nothing of the product.
"""

from core.demo.bitrix.start import build

__all__ = ["build"]
