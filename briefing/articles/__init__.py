"""The front desk: files, folders, standard input, JSON lines and HTML pages become Articles."""

from __future__ import annotations

from briefing.articles.desk import read

__all__ = ["read"]
