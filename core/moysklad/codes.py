"""Every message code the MoySklad gateway can raise or advise, with the parameters its sentence may use."""

from __future__ import annotations

from collections.abc import Mapping

#: code → names of the parameters that come with it. core/messages.py has a sentence for each.
ERROR_CODES: Mapping[str, tuple[str, ...]] = {
    # the address
    "moysklad.url_empty": (),
    "moysklad.url_typo": (),
    "moysklad.url_host": ("host",),
    "moysklad.url_old_host": ("host",),
    "moysklad.url_not_https": ("host",),
    "moysklad.url_path": ("path",),
    "moysklad.redirected": ("http_status",),
    # who asks
    "moysklad.auth": (),
    "moysklad.login": (),
    "moysklad.login_shape": (),
    "moysklad.login_attempts": ("seconds",),
    "moysklad.token_shape": (),
    "moysklad.api_off_for_user": (),
    # what may be asked
    "moysklad.no_right": ("what",),
    "moysklad.no_right_stock": (),
    "moysklad.no_right_audit": (),
    "moysklad.tariff": (),
    "moysklad.wrong_token_kind": (),
    "moysklad.blocked": ("http_status",),
    # the request
    "moysklad.refused": ("said", "number"),
    "moysklad.not_found": ("what",),
    "moysklad.unknown_address": ("what",),
    "moysklad.in_use": (),
    "moysklad.changed_in_parallel": (),
    "moysklad.too_big": ("http_status",),
    "moysklad.no_gzip": (),
    "moysklad.api_version_gone": (),
    "moysklad.report_too_large": (),
    "moysklad.changed_since_too_old": ("hours",),
    # limits
    "moysklad.rate": ("seconds",),
    "moysklad.parallel": ("seconds",),
    "moysklad.too_many_writes": ("seconds",),
    "moysklad.circuit_open": ("seconds", "cause"),
    # the network and the server
    "moysklad.network": (),
    "moysklad.timeout": (),
    "moysklad.host_not_found": ("host",),
    "moysklad.tls": (),
    "moysklad.proxy": (),
    "moysklad.server": ("http_status",),
    "moysklad.maintenance": (),
    "moysklad.retry_in_a_minute": ("seconds",),
    "moysklad.answer_lost": (),
    # the answer
    "moysklad.html": ("http_status", "excerpt"),
    "moysklad.cut": (),
    "moysklad.not_json": ("excerpt",),
    "moysklad.shape": ("problem",),
    "moysklad.paging": ("what", "expected", "got"),
}

#: Hints that come with an identity or before a step; never raised.
ADVICE_CODES: Mapping[str, tuple[str, ...]] = {
    "moysklad.advice_solution_token": (),
    "moysklad.advice_weight_rises": (),
    "moysklad.advice_no_stock_right": (),
    "moysklad.advice_no_order_right": (),
    "moysklad.advice_draft_solution": (),
    "moysklad.warn_older_tokens_die": (),
}
