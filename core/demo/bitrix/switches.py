"""Switches of the pretend Bitrix: what differs between sites, kernel versions and editions, or is not documented."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.demo.http import Switches


@dataclass
class BitrixSwitches(Switches):
    """Names as the control door uses them.

    Attributes:
        profile: "on_premise" (no limits, no `operating`) or "cloud".
        kernel: "K24" or "K22". K22 returns all properties whether selected or not, treats every product update
            as an element update (timestampX moves), turns 0 into null in sale.* too, and reads order dates raw.
        date_filters: "auto" (by kernel), "iso" or "culture", for the old order-side lists.
        culture_bad_date: "wrong" (rows that do not fit) or "error" (ERROR_CORE), for an unreadable culture date.
        auth_status: HTTP status of INVALID_CREDENTIALS and insufficient_scope, 401 or 403.
        code_100_as_text: send "100" instead of 100.
        require_https: answer plain http with INVALID_REQUEST.
        https_status: status of that answer, 400 or 401.
        redirect_to: base URL to answer 302 to, for requests that came to another host; empty for none.
        site_stopped: answer PORTAL_DELETED.
        site_stopped_status: its status, 403 or 500.
        rest_in_tariff: False answers ACCESS_DENIED to everything (cloud without subscription).
        catalog_rights, sale_rights: of the webhook's user: "W" all, "R" read only, "D" nothing.
        rate_plan: "standard" (bucket 50, 2/s) or "enterprise" (250, 5/s), cloud only.
        operating_limit: seconds per method in 10 minutes, cloud only.
        request_limit: seconds after which a request is broken off with an HTML page; 0 for never. Set to 60 by
            the cloud profile.
        read_seconds, update_seconds: simulated duration of one reading and one writing call.
        processing: how that time passes: "real" (waits), "virtual" (moves the clock) or "accounted" (only counts).
        count_seconds: simulated seconds for counting 1 000 orders in a list with total.
        parent_delay: seconds until a parent's availability follows its offers.
        time_zone_minutes: the site's zone, minutes east of Greenwich.
        default_quantity_trace, default_can_buy_zero: what "D" means.
        enable_reservation: False makes orders decrement QUANTITY without touching QUANTITY_RESERVED.
        reserve_condition: when an order reserves: "O" creation, "R" any payment, "P" full payment,
            "D" delivery allowed, "S" shipment.
        inventory_management: store control on from the start.
        scopes: what the webhook may use.
        external_sales_every: a customer buys one piece at every n-th REST command; 0 for never.
        external_sales_ids: element ids that such customers choose from; empty for any.
    """

    profile: str = "on_premise"
    kernel: str = "K24"
    date_filters: str = "auto"
    culture_bad_date: str = "wrong"
    auth_status: int = 401
    code_100_as_text: bool = False
    require_https: bool = False
    https_status: int = 401
    redirect_to: str = ""
    site_stopped: bool = False
    site_stopped_status: int = 403
    rest_in_tariff: bool = True
    catalog_rights: str = "W"
    sale_rights: str = "W"
    rate_plan: str = "standard"
    operating_limit: float = 480.0
    request_limit: float = 0.0
    read_seconds: float = 0.0
    update_seconds: float = 0.0
    processing: str = "real"
    count_seconds: float = 0.0
    parent_delay: float = 0.0
    time_zone_minutes: int = 180
    default_quantity_trace: str = "Y"
    default_can_buy_zero: str = "N"
    enable_reservation: bool = True
    reserve_condition: str = "O"
    inventory_management: bool = False
    scopes: list[str] = field(default_factory=lambda: ["catalog", "sale", "delivery", "pay_system"])
    external_sales_every: int = 0
    external_sales_ids: list[int] = field(default_factory=list)

    @property
    def cloud(self) -> bool:
        """Whether the vendor's cloud limits hold."""
        return self.profile == "cloud"

    @property
    def old_kernel(self) -> bool:
        """Whether the kernel is of 2022."""
        return self.kernel == "K22"

    @property
    def culture_dates(self) -> bool:
        """Whether order dates are read raw, in the site's culture format only."""
        if self.date_filters == "auto":
            return self.old_kernel
        return self.date_filters == "culture"
