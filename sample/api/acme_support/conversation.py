"""Chats with a person's history: kept in memory for as long as the chat is open."""

from collections import defaultdict

from .clients import openai_client
from .prompts import ANSWER_SYSTEM
from .settings import CHAT_MODEL

_chats: dict[str, list[dict]] = defaultdict(lambda: [{"role": "system", "content": ANSWER_SYSTEM}])


def reply(chat_id: str, message: str) -> str:
    messages = _chats[chat_id]
    messages.append({"role": "user", "content": message})
    completion = openai_client.chat.completions.create(model=CHAT_MODEL, messages=messages, temperature=0.4)
    text = completion.choices[0].message.content or ""
    messages.append({"role": "assistant", "content": text})
    return text


def close(chat_id: str) -> None:
    _chats.pop(chat_id, None)
