"""Finding the articles that may answer a question."""

from dataclasses import dataclass

import psycopg

from .clients import openai_client
from .prompts import RERANK
from .settings import CANDIDATES, CHUNKS_IN_PROMPT, DATABASE_URL, EMBEDDING_MODEL, RERANK_MODEL


@dataclass
class Chunk:
    article_id: int
    title: str
    text: str
    revised: str


def embed(text: str) -> list[float]:
    response = openai_client.embeddings.create(model=EMBEDDING_MODEL, input=text)
    return response.data[0].embedding


def search(query: str, limit: int = CANDIDATES) -> list[Chunk]:
    """The nearest chunks by cosine distance."""
    vector = embed(query)
    with psycopg.connect(DATABASE_URL) as connection:
        rows = connection.execute(
            "select article_id, title, body, revised from chunks order by embedding <=> %s::vector limit %s",
            (str(vector), limit),
        ).fetchall()
    return [Chunk(*row) for row in rows]


def score(question: str, chunk: Chunk) -> float:
    completion = openai_client.chat.completions.create(
        model=RERANK_MODEL,
        messages=[
            {"role": "system", "content": RERANK},
            {"role": "user", "content": f"Question: {question}\n\nArticle: {chunk.title}\n{chunk.text}"},
        ],
        temperature=0,
    )
    try:
        return float(completion.choices[0].message.content or 0)
    except ValueError:
        return 0.0


def retrieve(question: str, query: str) -> list[Chunk]:
    """The best chunks for a question, best first."""
    scored = []
    for chunk in search(query):
        scored.append((score(question, chunk), chunk))
    scored.sort(key=lambda pair: pair[0], reverse=True)
    return [chunk for points, chunk in scored[:CHUNKS_IN_PROMPT] if points >= 4]
