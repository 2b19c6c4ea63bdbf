"""Asking a language model that an operator runs or rents, by the OpenAI protocol (llama.cpp, vLLM, Ollama and others speak it).

Nothing else of the product sends a document's text anywhere, and nothing calls this unless an address is configured.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import orjson
import requests

MOST_BYTES: Final = 2 * 1024**2
"""An answer longer than this is no list of facts."""
_CHUNK: Final = 65_536


class Endpoint(NamedTuple):
    """Where the model answers: the address up to ``/v1``, the model's name, a key if it wants one, seconds it may take."""

    address: str
    model: str
    key: str = ""
    seconds: float = 60.0


class ModelError(Exception):
    """The model did not answer, or not with JSON. ``vi`` and ``en`` say what happened."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


def ask(endpoint: Endpoint, instructions: str, text: str, schema: dict[str, Any]) -> Any:
    """The model's answer to a text as JSON of ``schema``. Asked for the likeliest answer, so the same text gives the same.

    Redirects are not followed: the text goes to the configured address or nowhere. Raises :class:`ModelError`.
    """
    asked = {
        "model": endpoint.model,
        "temperature": 0,
        "seed": 0,
        "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": text}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "facts", "strict": True, "schema": schema}},
    }
    content = _content(_sent(endpoint, asked))
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        raise ModelError(
            "Mô hình ngôn ngữ trả lời không phải JSON.", "The language model's answer is no JSON."
        ) from None


def _sent(endpoint: Endpoint, asked: dict[str, Any]) -> bytes:
    headers = {"Content-Type": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    try:
        with requests.post(
            f"{endpoint.address.rstrip('/')}/chat/completions",
            data=orjson.dumps(asked),
            headers=headers,
            timeout=endpoint.seconds,
            allow_redirects=False,
            stream=True,
        ) as answer:
            if answer.status_code != requests.codes.ok:
                raise ModelError(
                    f"Mô hình ngôn ngữ trả lời {answer.status_code} thay cho 200.",
                    f"The language model answered {answer.status_code} instead of 200.",
                )
            body = b""
            for chunk in answer.iter_content(_CHUNK):
                body += chunk
                if len(body) > MOST_BYTES:
                    raise ModelError("Câu trả lời của mô hình quá dài.", "The language model's answer is too long.")
            return body
    except requests.RequestException as problem:
        said = type(problem).__name__
        raise ModelError(
            f"Không hỏi được mô hình ngôn ngữ ({said}).", f"The language model could not be asked ({said})."
        ) from None


def _content(body: bytes) -> str:
    try:
        return str(orjson.loads(body)["choices"][0]["message"]["content"])
    except (orjson.JSONDecodeError, LookupError, TypeError):
        raise ModelError(
            "Câu trả lời của mô hình không theo giao thức OpenAI.",
            "The language model's answer is not of the OpenAI protocol.",
        ) from None
