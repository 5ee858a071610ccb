"""Any server with OpenAI's chat endpoint: a company's, or Ollama, llama.cpp or vLLM at home.

POST {base_url}/chat/completions with messages and response_format json_schema.
"""

from __future__ import annotations

from typing import Any

from briefing.errors import WriterError
from briefing.summarisers import prompting
from briefing.summarisers.asking import Model, count
from briefing.summarisers.writing import Usage

_OPENAI = "https://api.openai.com/v1"
_STRUCTURED = ("json_schema", "json_object", "none")


class OpenAICompatible(Model):
    """A model behind OpenAI's chat endpoint, at any address; sends the articles' text there."""

    name = "openai-compatible"
    own_address = _OPENAI
    own_key = "OPENAI_API_KEY"

    def __init__(
        self,
        base_url: str = "",
        model: str = "",
        *,
        structured: str = "json_schema",
        **options: Any,
    ) -> None:
        """Take what `Model` takes, and how the server is told the answer's form.

        `structured` is json_schema; json_object or none for a server that cannot hold a model to
        a schema. Raises ConfigError as `Model` does.
        """
        if structured not in _STRUCTURED:
            raise self._wrong(
                f"structured {structured!r} is not known", f"Use {', '.join(_STRUCTURED)}."
            )
        self._structured = structured
        super().__init__(base_url, model, **options)

    @property
    def _path(self) -> str:
        return "/chat/completions"

    @property
    def _form(self) -> str:
        return self._structured

    def _headers(self, key: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {key}"} if key else {}

    def _body(self, turns: list[dict[str, str]]) -> dict[str, Any]:
        # OpenAI's own newer models refuse the old name, other servers do not know the new one.
        limit = "max_completion_tokens" if self._base == _OPENAI else "max_tokens"
        body: dict[str, Any] = {"model": self._model, limit: self._max_tokens}
        if self._temperature is not None:
            body["temperature"] = self._temperature
        system = prompting.SYSTEM
        if self._structured == "json_schema":
            schema = {"name": "story", "strict": True, "schema": prompting.SCHEMA}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        else:
            system += prompting.FORM
        if self._structured == "json_object":
            body["response_format"] = {"type": "json_object"}
        body["messages"] = [{"role": "system", "content": system}, *turns]
        return body

    def _content(self, reply: dict[str, Any]) -> Any:
        choices = reply.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = choice.get("message") if isinstance(choice, dict) else None
        if not isinstance(choice, dict) or not isinstance(message, dict):
            raise WriterError("the answer holds no message")
        if choice.get("finish_reason") == "length":
            raise WriterError("the answer was cut off at its limit of tokens")
        if message.get("refusal"):
            raise WriterError("the model refused to answer")
        if not isinstance(message.get("content"), str):
            raise WriterError("the answer's message has no text")
        return prompting.parse(message["content"])

    def _usage(self, counted: dict[str, Any]) -> Usage:
        return Usage(
            0, count(counted.get("prompt_tokens")), count(counted.get("completion_tokens"))
        )
