"""Clients of the model providers, made once per process."""

from anthropic import Anthropic
from google import genai
from openai import OpenAI

openai_client = OpenAI(timeout=30, max_retries=3)
anthropic_client = Anthropic()
gemini_client = genai.Client()
