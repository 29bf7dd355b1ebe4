"""`python -m core …` on one data folder, with the tokens in the environment as on a server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from helpers.trial import Trial

from core import cli, messages

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """How a command ended and all it printed."""

    code: int
    text: str

    def answer(self) -> dict[str, Any]:
        """The JSON object in the last line."""
        found: dict[str, Any] = json.loads(self.text.strip().splitlines()[-1])
        return found


class Shell:
    """Runs commands; in this process where time counts, in one of its own where the process counts."""

    def __init__(self, home: Path, token: str, webhook: str) -> None:
        self.env = {
            "SKLADLINK_HOME": str(home),
            "SKLADLINK_MOYSKLAD_TOKEN": token,
            "SKLADLINK_BITRIX_WEBHOOK": webhook,
        }

    @classmethod
    def of(cls, made: Trial, home: Path | None = None) -> Shell:
        """With the right tokens, on the data folder of a trial or on another one."""
        return cls(home or made.home, made.systems.moysklad_token, made.systems.bitrix_webhook)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command in a process of its own and do not wait."""
        return subprocess.Popen(
            [sys.executable, "-m", "core", *words],
            env={**os.environ, **self.env, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, stdin: str = "") -> Said:
        """Run a command in a process of its own."""
        with self.start(*words) as process:
            out, err = process.communicate(stdin, timeout=100)
            return _said(process.returncode, out + err, words)

    def refused(self, capsys: pytest.CaptureFixture[str], lang: str, *words: str) -> str:
        """Run a command that must fail with exit code 1, once for a machine and once for a person.

        The person is told what happened, what it means and what to do, in full and in the language asked for.
        Returns the code.
        """
        machine = self.here(capsys, "--json", "--lang", lang, *words)
        assert machine.code == cli.EXIT_FAILED, machine.text
        answer = machine.answer()
        code: str = answer.get("code") or answer["error"]
        if "error" in answer:
            parts = [answer["what"], answer["means"], answer["do"]]
        else:
            explained = messages.explain(code, lang, **answer["params"])
            parts = [explained.what, explained.means, explained.do]
        person = self.here(capsys, "--lang", lang, *words)
        assert person.code == cli.EXIT_FAILED, person.text
        for part in parts:
            assert part, code
            assert part in person.text, (part, person.text)
            assert "…" not in part, part
            assert any("а" <= letter <= "я" for letter in part.lower()) is (lang == "ru"), part
        return code

    def here(self, capsys: pytest.CaptureFixture[str], *words: str) -> Said:
        """Run a command in this process."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.env.items():
                patch.setenv(name, value)
            capsys.readouterr()
            code = cli.main(words)
            captured = capsys.readouterr()
        return _said(code, captured.out + captured.err, words)


def _said(code: int, text: str, words: Sequence[str]) -> Said:
    assert "Traceback" not in text, (words, text)
    return Said(code, text)
