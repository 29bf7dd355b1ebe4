"""The command palette: `Palette` (overlay), what it offers (commands, lines) and how words meet (matching)."""
