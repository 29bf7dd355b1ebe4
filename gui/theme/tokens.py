"""The colours of the design, light and dark, by name: the one table that painters, palette and style sheet read."""

from __future__ import annotations

from collections.abc import Mapping

# name: (light, dark)
_PAIRS: Mapping[str, tuple[str, str]] = {
    "win": ("#F1F2F5", "#101215"),
    "base": ("#FAFBFC", "#14171A"),
    "surface": ("#FFFFFF", "#191C21"),
    "raised": ("#FFFFFF", "#22262C"),
    "sunken": ("#F5F6F8", "#15181C"),
    "hover": ("#F4F6F9", "#1F232A"),
    "sel": ("#E9EFFD", "#1D2944"),
    "line": ("#E7E9ED", "#272B32"),
    "line2": ("#D3D8DF", "#3A404A"),
    "ctrl": ("#868E9B", "#7B8391"),
    "t1": ("#1A1E24", "#E7E9EC"),
    "t2": ("#4B5361", "#B1B7C1"),
    "t3": ("#626A77", "#8F97A4"),
    "t4": ("#9AA1AD", "#666E7B"),
    "accent": ("#2F5BD0", "#4568DC"),
    "accentHover": ("#274CB2", "#3C5DCB"),
    "accentGfx": ("#2F5BD0", "#7390F4"),
    "accentText": ("#2448A8", "#A3B8FF"),
    "accentSoft": ("#E8EEFD", "#212D50"),
    "onAccent": ("#FFFFFF", "#FFFFFF"),
    "ok": ("#1D8050", "#45BE87"),
    "okText": ("#14633C", "#7ADBA8"),
    "okSoft": ("#E3F4EA", "#15301F"),
    "warn": ("#B26F00", "#E2A33B"),
    "warnText": ("#764800", "#F3C56A"),
    "warnSoft": ("#FFF2D4", "#36290F"),
    "err": ("#CB3A31", "#F0685F"),
    "errText": ("#A5241C", "#FF9F97"),
    "errSoft": ("#FDEAE8", "#3C1C1B"),
    "mute": ("#69717E", "#8F97A4"),
    "muteText": ("#4B5361", "#B1B7C1"),
    "muteSoft": ("#ECEEF2", "#282C34"),
    "ms": ("#0B7285", "#43B7C9"),
    "msText": ("#085A69", "#7FD6E3"),
    "msSoft": ("#DFF2F5", "#112E36"),
    "shop": ("#8440B8", "#B883E6"),
    "shopText": ("#6B2D9A", "#D2AEF3"),
    "shopSoft": ("#F2E9FA", "#2D2040"),
    "diff": ("#FFE7A8", "#5A4512"),
    "diffRow": ("#FFFAEC", "#241F14"),
    "errRow": ("#FFF7F6", "#251A1B"),
    "track": ("#E3E6EB", "#2C313A"),
    "bar2": ("#8A95A9", "#66718A"),
    "tip": ("#1F242C", "#E7E9EC"),
    "tipText": ("#F2F4F7", "#15181C"),
    "scrim": ("#61141820", "#8C000000"),
}

LIGHT: Mapping[str, str] = {name: pair[0] for name, pair in _PAIRS.items()}
DARK: Mapping[str, str] = {name: pair[1] for name, pair in _PAIRS.items()}
_STRONGER = {"line2": "ctrl", "t3": "t2"}


def tokens(*, dark: bool, high_contrast: bool = False) -> Mapping[str, str]:
    """The colours of one theme; high contrast draws borders and quiet words like the next stronger token."""
    base = DARK if dark else LIGHT
    return {**base, **{weak: base[strong] for weak, strong in _STRONGER.items()}} if high_contrast else base


# role: (pixels, weight, letter spacing in per cent)
FONTS: Mapping[str, tuple[int, int, float]] = {
    "big": (26, 600, 99.0),
    "wizard": (24, 600, 98.6),
    "tile": (22, 600, 99.0),
    "page": (18, 600, 98.6),
    "detail": (16, 600, 99.0),
    "card": (14, 600, 100.0),
    "verdict": (16, 400, 100.0),
    "lead": (14, 400, 100.0),
    "body": (13, 400, 100.0),
    "name": (13, 500, 100.0),
    "strong": (13, 600, 100.0),
    "small": (12, 400, 100.0),
    "smallName": (12, 500, 100.0),
    "smallStrong": (12, 600, 100.0),
    "badge": (11, 600, 100.0),
    "kbd": (11, 500, 100.0),
    "mono": (12, 400, 100.0),
}
#: Families of the roles that are not set in Inter; figures of one width are for tokens and raw data only.
FAMILIES: Mapping[str, str] = {"mono": "JetBrains Mono"}
