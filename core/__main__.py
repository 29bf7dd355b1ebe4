"""Entry of `python -m core`, and of skladlink-cli in the bundle, where it also runs the pretend systems."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line, or, when the bundle starts itself with that switch, one pretend system."""
    from core.demo.launch import FROZEN_SWITCH

    if sys.argv[1:2] == [FROZEN_SWITCH]:
        from core.demo.serve import main as serve

        return serve(sys.argv[2:])
    from core.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
