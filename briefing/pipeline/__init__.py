"""The programme start to finish: the only room that knows the order of the others."""

from __future__ import annotations

from briefing.pipeline.making import make
from briefing.pipeline.mending import approve, correct, retire, withdraw
from briefing.pipeline.order import Event, Order, Outcome

__all__ = ["Event", "Order", "Outcome", "approve", "correct", "make", "retire", "withdraw"]
