"""Typed keys under which the pretend systems keep things in aiohttp's application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from core.demo.http.app import Plumbing

PLUMBING: web.AppKey[Plumbing] = web.AppKey("plumbing")
PARTIAL_COMMANDS: web.RequestKey[int] = web.RequestKey("partial_commands", int)
"""Request key: a batch handler stops after that many commands (fault "lose_answer_partial")."""
