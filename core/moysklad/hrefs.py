"""References by href: the id and type are taken from any host, requests go to the configured base only."""

from __future__ import annotations

from urllib.parse import urlsplit


def id_of(href: str) -> str:
    """The id at the end of `href`, its query cut off: stock rows end with `?expand=supplier` (md/_general.md)."""
    return href.partition("?")[0].rstrip("/").rpartition("/")[2].lower()


def path_of(href: str) -> str:
    """The path under `/api/remap/1.2/` of an href to any host (an old host's too), without query; "" if none."""
    path = urlsplit(href).path
    _, mark, tail = path.partition("/api/remap/1.2/")
    return tail.strip("/") if mark else ""


def type_and_id(href: str) -> tuple[str, str]:
    """The entity type and id named by an href to any host.

    Raises:
        ValueError: it is no href of an entity.
    """
    parts = path_of(href).split("/")
    if len(parts) < 3 or parts[0] != "entity":
        raise ValueError("not an entity href")
    return parts[1], parts[2].lower()
