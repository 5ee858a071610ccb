"""Editions: many shows in one run, on this machine or over a cluster, each whole or not at all."""

from __future__ import annotations

from briefing.editions.executors import Executor, Here, Pool
from briefing.editions.roster import Edition, read
from briefing.editions.task import Report, State, Task, perform

__all__ = ["Edition", "Executor", "Here", "Pool", "Report", "State", "Task", "perform", "read"]
