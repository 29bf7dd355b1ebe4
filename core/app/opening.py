"""Opening the program: data folder, log, database, settings, secrets; for a demo the two pretend systems too."""

from __future__ import annotations

import gc
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core import log
from core.app import demo_facts
from core.app.facade import SkladLink
from core.app.gateways import Gateways, SystemClock
from core.events import EventBus
from core.paths import data_home
from core.ports import SecretName
from core.secrets import EnvSecrets, SecretChain, SessionSecrets
from core.settings import ConnectionSettings, Settings, ShopSettings
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
    return restore_last_good(data_home(home)).made


def _open_demo(options: AppOptions) -> SkladLink:
    from core.demo.launch import start

    scratch = tempfile.TemporaryDirectory(prefix="skladlink-demo-") if options.home is None else None
    home = Path(scratch.name) if scratch is not None else data_home(options.home)
    systems = start(options.demo_variants, options.demo_seed, profile=options.demo_profile)
    try:
        app = open_on(systems, home)
    except BaseException:
        systems.stop()
        raise
    if not app.settings.get(ShopSettings).title:
        app.settings.put(ShopSettings(title="Тёплый шкаф"))
    app.on_close(systems.stop)
    if scratch is not None:
        app.on_close(scratch.cleanup)
    return app


def open_on(systems: DemoSystems, home: Path) -> SkladLink:
    """Open the program in `home` on running pretend systems; closing it leaves them running."""
    app = _opened(home, _demo_secrets(systems))
    app.settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
    app.demo = systems
    demo_facts.follow(app.around)
    return app


def _demo_secrets(systems: DemoSystems) -> SecretChain:
    """Invented secrets, in memory only; neither the keyring nor the environment is asked."""
    session = SessionSecrets()
    session.set(SecretName.MOYSKLAD_TOKEN, systems.moysklad_token)
    session.set(SecretName.BITRIX_WEBHOOK, systems.bitrix_webhook)
    return SecretChain(keyring=SessionSecrets(), session=session, environment=EnvSecrets({}))


def _opened(home: Path, secrets: SecretChain) -> SkladLink:
    # What is imported stays for good: without it the collector walks fewer objects while pages are decoded.
    gc.freeze()
    tail = log.setup(home)
    store = Repositories.over(Store.open(home))
    settings = Settings(store.settings)
    gateways = Gateways(settings, secrets, store.watermarks)
    return SkladLink(home, store, settings, secrets, gateways, EventBus(), SystemClock(), tail)
