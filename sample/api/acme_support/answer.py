"""Answering a question from the help centre."""

import json

from .clients import gemini_client, openai_client
from .prompts import ANSWER_SYSTEM, ANSWER_USER, FOLLOW_UPS, REWRITE, TRANSLATE, TRIAGE
from .retrieval import Chunk, retrieve
from .settings import CHAT_MODEL, SUPPORTED_LANGUAGES, TRANSLATION_MODEL, TRIAGE_MODEL


def triage(message: str) -> str:
    """One label for a message; `other` when the model says something else."""
    completion = openai_client.chat.completions.create(
        model=TRIAGE_MODEL,
        messages=[{"role": "system", "content": TRIAGE}, {"role": "user", "content": message}],
    )
    label = (completion.choices[0].message.content or "").strip().lower()
    return label if label in {"question", "fault", "order", "refund", "danger"} else "other"


def rewrite(history: list[dict], question: str) -> str:
    """The question as a query that stands on its own."""
    if not history:
        return question
    completion = openai_client.chat.completions.create(
        model=CHAT_MODEL,
        messages=[{"role": "system", "content": REWRITE}, *history, {"role": "user", "content": question}],
        max_completion_tokens=60,
    )
    return completion.choices[0].message.content or question


def articles_text(chunks: list[Chunk]) -> str:
    return "\n\n".join(
        f"[{number}] {chunk.title} (revised {chunk.revised})\n{chunk.text}" for number, chunk in enumerate(chunks, 1)
    )


def write_answer(profile: dict, question: str, chunks: list[Chunk]) -> str:
    user = ANSWER_USER.format(profile=json.dumps(profile), articles=articles_text(chunks), question=question)
    completion = openai_client.chat.completions.create(
        model=CHAT_MODEL,
        messages=[{"role": "system", "content": ANSWER_SYSTEM}, {"role": "user", "content": user}],
        temperature=0.2,
    )
    return completion.choices[0].message.content or ""


def follow_ups(question: str, answer: str) -> list[str]:
    response = openai_client.responses.create(
        model=CHAT_MODEL,
        instructions=FOLLOW_UPS,
        input=f"Question: {question}\n\nAnswer: {answer}",
        text={"format": {"type": "json_object"}},
        max_output_tokens=200,
    )
    return json.loads(response.output_text).get("questions", [])


def translate(text: str, language: str) -> str:
    response = gemini_client.models.generate_content(
        model=TRANSLATION_MODEL,
        contents=TRANSLATE.format(language=language, text=text),
    )
    return response.text or text


def answer(question: str, history: list[dict], profile: dict, language: str = "en") -> dict:
    """The whole way from a question to an answer with follow-ups."""
    label = triage(question)
    if label == "danger":
        return {"label": label, "answer": None, "handover": True, "followUps": []}
    chunks = retrieve(question, rewrite(history, question))
    text = write_answer(profile, question, chunks)
    suggestions = follow_ups(question, text)
    if language != "en" and language in SUPPORTED_LANGUAGES:
        text = translate(text, language)
    return {"label": label, "answer": text, "handover": "HANDOVER:" in text, "followUps": suggestions}
