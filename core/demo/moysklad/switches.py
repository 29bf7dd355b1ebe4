"""Switches of the pretend MoySklad: what is not documented, or differs between accounts (digest §23)."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.demo.http import Switches


@dataclass
class MoySkladSwitches(Switches):
    """Names as the control door uses them.

    Attributes:
        archived_hidden: lists outside assortment hide archived objects by default.
        equal_ignores_case: `=` and `!=` on text compare without regard to case.
        id_filter_shows_archived: a filter on `id` switches the archived filter off for products.
        archive_cascades: archiving a product archives its variants.
        unposted_reserves: an order that is not posted (`applicable` false) keeps its reserves.
        unsuccessful_frees_reserve: a state of type Unsuccessful frees the reserves.
        unposting_returns_reserve: what a shipment freed is reserved again when it is un-posted, binned or deleted.
        shipped_sum: an order's `shippedSum`: "demands", the sum of its posted demands, or "positions", what the
            shipped part of its own lines costs.
        returns_lower_shipped: a posted return lowers `shipped` of the order that its demand belongs to.
        links_touch_updated: `updated` of an order moves when a demand, return or payment linked to it changes.
        check_shipping_stock: goods that are not in stock cannot be shipped (3007).
        linked_documents_forbid_delete: a document that others are linked to cannot be deleted (1028); else links drop
            off. A demand with a return cannot in any case.
        unique_document_numbers: a document's number may not be given twice (3006).
        required_attribute_code: the refusal of an object without a required attribute.
        recalculation_seconds: how long an item is under recalculation after its balance changed.
        recalculation_rows: what short reports show then: "omitted", "null" or "invalid" (`"isValid": false`
            and no figure). `withRecalculate=true` of the by-store report gives null in any case.
        changed_since_sees_reserve: reserve-only changes are visible to changedSince.
        short_report_limit: rows above which short reports answer 13005; 0 for never.
        report_heads: product rows of the extended report beside their variants: "sum" of the variants,
            "own" balance only, or "none".
        next_href_keeps_query: nextHref and previousHref repeat filter, order, search and expand.
        sync_replay: a create with a known syncId and another body: "first" (ignored) or "update" (applied).
        whole_floats: how whole numbers of floating fields look: "float" (4.0), "int" (4) or "mixed".
        rate_headers: unit of X-RateLimit-Limit and -Remaining: "units" or "requests".
        enforce_limits: the 45 units and the parallel limit are enforced (headers come in any case).
        parallel_per_caller, parallel_per_account: parallel requests before 1073.
        auto_disable: the rules that switch the API off for a user (1061).
        solution_draft: the solution is in Draft or on moderation (its requests weigh 4).
        login_attempts: failed logins per hour before 1048; 0 for no limit.
        login_status: HTTP status of 1048.
        latency_ms: time that every request takes at least, real milliseconds.
        plain_every: every n-th answer is sent uncompressed; 0 for none.
        denied_rights: rights the callers lack: "stock", "audit", "<type>.view", ".create", ".update", ".delete", and
            for documents ".approve" (to post or un-post, 1092).
        refused_by_tariff: types that the tariff does not have: whatever is asked of them is 403/1070.
        tariff: code of the tariff as /accountSettings/subscription shows it.
        use_recycle_bin: documents may be binned (else 1067).
        use_trash_on_delete: DELETE of a document bins it instead of removing it.
        race_failures: the next n updates fail with 1065; counts down.
        accept_vendor_host: references may name the vendor's own host beside this server's.
        maintenance: every request answers 503 with 1074.
    """

    archived_hidden: bool = True
    equal_ignores_case: bool = False
    id_filter_shows_archived: bool = True
    archive_cascades: bool = True
    unposted_reserves: bool = False
    unsuccessful_frees_reserve: bool = False
    unposting_returns_reserve: bool = True
    shipped_sum: str = "demands"
    returns_lower_shipped: bool = False
    links_touch_updated: bool = False
    check_shipping_stock: bool = False
    linked_documents_forbid_delete: bool = False
    unique_document_numbers: bool = False
    required_attribute_code: int = 3000
    recalculation_seconds: float = 0.0
    recalculation_rows: str = "omitted"
    changed_since_sees_reserve: bool = True
    short_report_limit: int = 0
    report_heads: str = "sum"
    next_href_keeps_query: bool = True
    sync_replay: str = "first"
    whole_floats: str = "float"
    rate_headers: str = "units"
    enforce_limits: bool = True
    parallel_per_caller: int = 5
    parallel_per_account: int = 20
    auto_disable: bool = False
    solution_draft: bool = False
    login_attempts: int = 30
    login_status: int = 429
    latency_ms: int = 0
    plain_every: int = 0
    denied_rights: list[str] = field(default_factory=list)
    refused_by_tariff: list[str] = field(default_factory=list)
    tariff: str = "PROFESSIONAL"
    use_recycle_bin: bool = True
    use_trash_on_delete: bool = False
    race_failures: int = 0
    accept_vendor_host: bool = False
    maintenance: bool = False
