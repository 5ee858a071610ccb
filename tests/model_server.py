"""A model server on loopback: honest, or misbehaving as it is told."""

from __future__ import annotations

import json
from typing import Any

from scripted_server import Answer, ScriptedServer, endless, half_of, silent
from scripted_server import answer as send
from scripted_server import status as raw

__all__ = [
    "ModelServer",
    "endless",
    "half",
    "raw",
    "reply",
    "says",
    "send",
    "silent",
    "task",
    "telling",
]


def task(asked: dict[str, Any]) -> dict[str, Any]:
    """Give what is asked of the model: the words and the numbered sentences."""
    turns = [turn for turn in asked["messages"] if turn["role"] == "user"]
    return json.loads(turns[0]["content"])


def reply(asked: dict[str, Any], story: Any, **changes: Any) -> dict[str, Any]:
    """Give a reply as the endpoint asked has it, with `story` as the model's answer."""
    if asked["path"].endswith("/messages"):
        block = {"type": "tool_use", "id": "t1", "name": "tell_story", "input": story}
        usage = {"input_tokens": 200, "output_tokens": 50}
        made = {"content": [block], "stop_reason": "tool_use", "usage": usage}
    else:
        text = story if isinstance(story, str) else json.dumps(story)
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        made = {"choices": [choice], "usage": {"prompt_tokens": 200, "completion_tokens": 50}}
    return made | changes


def says(story: Any, **changes: Any) -> Answer:
    """Give an answer that is this story, whatever was asked."""
    return lambda handler, asked: send(
        handler, 200, json.dumps(reply(asked, story, **changes)).encode()
    )


def telling(*sentences: tuple[str, str]) -> Answer:
    """Give an answer that tells these (text, ids with spaces between)."""
    told = [{"text": text, "cites": cites.split()} for text, cites in sentences]
    return says({"sentences": told})


def honest(handler: Any, asked: dict[str, Any]) -> None:
    """Tell the first two sentences in their own words, in the other order of their clauses."""
    given = task(asked)
    told, left = [], given["words"]
    for one in given["sentences"]:
        words = len(one["text"].split())
        if words <= left and words <= 30 and '"' not in one["text"]:
            told.append({"text": one["text"], "cites": [one["id"]]})
            left -= words
    says({"sentences": told[:2]})(handler, asked)


half = half_of(lambda _, asked: json.dumps(reply(asked, {"sentences": []})).encode())


class ModelServer(ScriptedServer):
    """Answers as a model would, honestly unless told otherwise."""

    def __init__(self) -> None:
        super().__init__(honest, lambda handler, body: json.loads(body) | {"path": handler.path})
