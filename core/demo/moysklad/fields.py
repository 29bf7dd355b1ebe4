"""What a field and a type of object are, and the fields that many types share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FieldType = Literal[
    "string", "text", "bool", "int", "number", "money", "prices", "ref", "moment", "minute", "enum", "tags",
    "barcodes", "address", "attributes", "characteristics", "list", "rate",
]  # fmt: skip

EQUAL = ("=", "!=")
COMPARE = ("=", "!=", ">", "<", ">=", "<=")
TEXT = ("=", "!=", "~", "~=", "=~")
AGENTS = ("counterparty", "organization")


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `column` is its SQL where it has a column; `ops` its filter operators; `refs` its targets."""

    name: str
    type: FieldType
    ops: tuple[str, ...] = ()
    required: bool = False
    read_only: bool = False
    column: str = ""
    refs: tuple[str, ...] = ()
    max_length: int = 255
    values: tuple[str, ...] = ()
    filter_name: str = ""
    expand: bool = True

    @property
    def sql(self) -> str:
        """Return the SQL expression of the stored value."""
        return self.column or f"json_extract(t.body, '$.{self.name}')"


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of object. `search` is (SQL expressions, "prefix" or "substring"); `page` its web page's name.

    `links` are arrays of documents that point at this one, by name with their type; absent when empty.
    """

    name: str
    fields: tuple[Field, ...]
    order: tuple[str, ...] = ("id", "name", "updated")
    search: tuple[tuple[str, ...], str] = (("t.name",), "substring")
    page: str = ""
    metadata: bool = True
    sync: bool = False
    document: bool = False
    writable: bool = True
    lists: tuple[str, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, Field] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.by_name.update({f.name: f for f in self.fields})

    @property
    def archivable(self) -> bool:
        """True when the type has the field `archived`."""
        return "archived" in self.by_name


def name_field(required: bool = True) -> Field:
    """Return the field `name`."""
    return Field("name", "string", TEXT, required=required, column="t.name")


ID = Field("id", "string", EQUAL, read_only=True, column="t.id")
CODE = Field("code", "string", TEXT, column="t.code")
EXTERNAL_CODE = Field("externalCode", "string", TEXT, column="t.ext")
DESCRIPTION = Field("description", "text", TEXT, max_length=4096)
ARCHIVED = Field("archived", "bool", EQUAL, column="t.archived")
UPDATED = Field("updated", "moment", COMPARE, read_only=True, column="t.updated")
CREATED = Field("created", "moment", COMPARE, read_only=True, column="t.created")
SYNC = Field("syncId", "string", EQUAL, column="t.sync")
ARTICLE = Field("article", "string", TEXT, column="t.article")
OWNER = Field("owner", "ref", EQUAL, refs=("employee",))
GROUP = Field("group", "ref", EQUAL, refs=("group",))
SHARED = Field("shared", "bool", EQUAL)
ATTRIBUTES = Field("attributes", "attributes")
OWNED = (OWNER, GROUP, SHARED)
