"""Re-embeds the help centre after articles changed."""

import argparse

import psycopg

from acme_support.clients import openai_client
from acme_support.settings import CHUNK_TOKENS, DATABASE_URL, EMBEDDING_MODEL

BATCH = 64


def chunks_of(text: str, size: int = CHUNK_TOKENS * 4) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def index(article_ids: list[int]) -> int:
    """Embeds all chunks of the articles; returns how many there are."""
    with psycopg.connect(DATABASE_URL) as connection:
        rows = connection.execute("select id, title, body from articles where id = any(%s)", (article_ids,)).fetchall()
        texts = [(article_id, title, chunk) for article_id, title, body in rows for chunk in chunks_of(body)]
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            response = openai_client.embeddings.create(
                model=EMBEDDING_MODEL,
                input=[f"{title}\n{chunk}" for _, title, chunk in batch],
            )
            for (article_id, title, chunk), item in zip(batch, response.data):
                connection.execute(
                    "insert into chunks (article_id, title, body, embedding) values (%s, %s, %s, %s::vector)",
                    (article_id, title, chunk, str(item.embedding)),
                )
    return len(texts)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=int)
    print(index(parser.parse_args().articles), "chunks")
