"""The HTTP interface."""

from fastapi import FastAPI
from pydantic import BaseModel, Field

from . import agent, conversation
from .answer import answer as answer_question
from .answer import triage
from .clients import openai_client

app = FastAPI(title="acme-support")


class Question(BaseModel):
    question: str = Field(max_length=4000)
    history: list[dict] = []
    profile: dict = {}
    language: str = "en"


class Message(BaseModel):
    text: str


class Trial(BaseModel):
    model: str
    prompt: str


@app.post("/api/answer")
def answer(body: Question) -> dict:
    return answer_question(body.question, body.history, body.profile, body.language)


@app.post("/api/triage")
def label(body: Message) -> dict:
    return {"label": triage(body.text)}


@app.post("/api/chats/{chat_id}/messages")
def chat(chat_id: str, body: Message) -> dict:
    return {"text": conversation.reply(chat_id, body.text)}


@app.post("/api/refunds/{case_id}")
def refund(case_id: str, body: Message) -> dict:
    return {"outcome": agent.handle_refund(case_id, body.text)}


@app.post("/internal/playground")
def playground(body: Trial) -> dict:
    """For colleagues who try prompts: any model that the key may use."""
    completion = openai_client.chat.completions.create(
        model=body.model,
        messages=[{"role": "user", "content": body.prompt}],
        max_completion_tokens=1000,
    )
    return {"text": completion.choices[0].message.content}
