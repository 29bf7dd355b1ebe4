"""Opening the program: data folder, log, database, settings, secrets; for a demo the two pretend systems too."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core import log
from core.app import demo_facts
from core.app.facade import SkladLink
from core.app.gateways import Gateways, SystemClock
from core.app.log_entry import entry
from core.domain.screens.log import LogLevel, LogObject, LogSource
from core.events import EventBus
from core.paths import data_home
from core.ports import SecretName
from core.secrets import EnvSecrets, SecretChain, SessionSecrets
from core.settings import ConnectionSettings, Settings, ShopSettings
from core.store.log_entries import LogEntries
from core.store.opening import restore_last_good
from core.store.repositories import Repositories
from core.store.store import Store

if TYPE_CHECKING:
    from core.demo.launch import DemoSystems


@dataclass(frozen=True, slots=True)
class AppOptions:
    """How to open the program. `home` None is the user's data folder (or SKLADLINK_HOME).

    `demo` starts both pretend systems with `demo_variants` variants and works on a data folder of its own, thrown
    away at the end unless `home` is given.
    """

    home: Path | None = None
    demo: bool = False
    demo_variants: int = 2000
    demo_seed: int = 7
    demo_profile: str = "on_premise"


def open_app(options: AppOptions | None = None) -> SkladLink:
    """Open everything; a database from a newer version, a damaged one or a full disk is a SkladLinkError."""
    chosen = options or AppOptions()
    if chosen.demo:
        return _open_demo(chosen)
    home = data_home(chosen.home)
    return _opened(home, SecretChain())


def restore(home: Path | None = None) -> datetime:
    """Set a damaged or too new database aside and go on from the newest whole copy; returns when that was made.

    Raises SkladLinkError("store.no_good_copy") when there is none; then no file was touched.
    """
    folder = data_home(home)
    made = restore_last_good(folder).made
    store = Store.open(folder)
    try:
        about = LogObject("database")
        told = entry(
            datetime.now(UTC),
            LogLevel.WARNING,
            LogSource.PROGRAM,
            "log.database.restored",
            {"made": made},
            about=about,
        )
        LogEntries(store).add([told])
    finally:
        store.close()
    return made


def _open_demo(options: AppOptions) -> SkladLink:
    from core.demo.launch import start

    scratch = tempfile.TemporaryDirectory(prefix="skladlink-demo-") if options.home is None else None
    home = Path(scratch.name) if scratch is not None else data_home(options.home)
    systems = start(options.demo_variants, options.demo_seed, profile=options.demo_profile)
    try:
        app = open_on(systems, home, title="Тёплый шкаф")
    except BaseException:
        systems.stop()
        raise
    app.on_close(systems.stop)
    if scratch is not None:
        app.on_close(scratch.cleanup)
    return app


def open_on(systems: DemoSystems, home: Path, title: str = "") -> SkladLink:
    """Open the program in `home` on running pretend systems; closing it leaves them running.

    `title` names the shop where nobody named it yet.
    """

    def prepare(settings: Settings) -> None:
        settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
        if title and not settings.get(ShopSettings).title:
            settings.put(ShopSettings(title=title))

    app = _opened(home, _demo_secrets(systems), prepare)
    app.demo = systems
    demo_facts.follow(app.around)
    return app


def _demo_secrets(systems: DemoSystems) -> SecretChain:
    """Invented secrets, in memory only; neither the keyring nor the environment is asked."""
    session = SessionSecrets()
    session.set(SecretName.MOYSKLAD_TOKEN, systems.moysklad_token)
    session.set(SecretName.BITRIX_WEBHOOK, systems.bitrix_webhook)
    return SecretChain(keyring=SessionSecrets(), session=session, environment=EnvSecrets({}))


def _opened(home: Path, secrets: SecretChain, prepare: Callable[[Settings], None] = lambda _: None) -> SkladLink:
    """`prepare` sets what the surroundings decide and no person: nobody is told of it."""
    # What is imported stays for good: without it the collector walks fewer objects while pages are decoded.
    gc.freeze()
    tail = log.setup(home)
    store = Repositories.over(Store.open(home))
    settings = Settings(store.settings)
    prepare(settings)
    gateways = Gateways(settings, secrets, store.watermarks)
    return SkladLink(home, store, settings, secrets, gateways, EventBus(), SystemClock(), tail)
