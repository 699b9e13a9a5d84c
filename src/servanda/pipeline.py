"""The system on one screen."""

from __future__ import annotations
