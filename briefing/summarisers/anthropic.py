"""Anthropic's Messages: POST {base_url}/v1/messages, the story as the input of a tool."""

from __future__ import annotations

from typing import Any

from briefing.errors import WriterError
from briefing.summarisers import prompting
from briefing.summarisers.asking import Model, count
from briefing.summarisers.writing import Usage

_VERSION = "2023-06-01"
_TOOL = "tell_story"


class Anthropic(Model):
    """A model behind Anthropic's Messages endpoint; sends the articles' text there."""

    name = "anthropic"
    own_address = "https://api.anthropic.com"
    own_key = "ANTHROPIC_API_KEY"

    @property
    def _path(self) -> str:
        return "/v1/messages"

    @property
    def _form(self) -> str:
        return "tool"

    def _headers(self, key: str) -> dict[str, str]:
        return {"anthropic-version": _VERSION} | ({"x-api-key": key} if key else {})

    def _body(self, turns: list[dict[str, str]]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self._model,
            "max_tokens": self._max_tokens,
            "system": prompting.SYSTEM,
            "tools": [
                {
                    "name": _TOOL,
                    "description": "Hand in the story.",
                    "input_schema": prompting.SCHEMA,
                }
            ],
            "tool_choice": {"type": "tool", "name": _TOOL},
            "messages": turns,
        }
        if self._temperature is not None:
            body["temperature"] = self._temperature
        return body

    def _content(self, reply: dict[str, Any]) -> Any:
        if reply.get("stop_reason") == "max_tokens":
            raise WriterError("the answer was cut off at its limit of tokens")
        if reply.get("stop_reason") == "refusal":
            raise WriterError("the model refused to answer")
        blocks = reply.get("content")
        for block in blocks if isinstance(blocks, list) else ():
            if isinstance(block, dict) and block.get("type") == "tool_use":
                return block.get("input")
        raise WriterError("the answer holds no story")

    def _usage(self, counted: dict[str, Any]) -> Usage:
        return Usage(0, count(counted.get("input_tokens")), count(counted.get("output_tokens")))
