"""Models and limits of the service. One place, so that a switch of model is one change."""

import os

# Drives every step of an answer.
CHAT_MODEL = "gpt-4.1"
TRIAGE_MODEL = os.getenv("TRIAGE_MODEL", CHAT_MODEL)
RERANK_MODEL = "gpt-4.1-mini"
EMBEDDING_MODEL = "text-embedding-3-large"

AGENT_MODEL = "claude-sonnet-4-5"
DIGEST_MODEL = "claude-opus-4-1"
TRANSLATION_MODEL = "gemini-2.5-pro"

# Retrieval: how many chunks are looked at, and how many reach the prompt.
CANDIDATES = 12
CHUNKS_IN_PROMPT = 5
CHUNK_TOKENS = 500

SUPPORTED_LANGUAGES = ("en", "de", "fr", "es", "nl")
DATABASE_URL = os.getenv("DATABASE_URL", "postgresql://localhost/acme")
