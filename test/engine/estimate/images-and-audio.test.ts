import { expect, test } from 'vitest';
import { scanText } from '../flow/scan-text.ts';

const CODE = `from openai import OpenAI
from google import genai
client = OpenAI()
gemini = genai.Client()
client.images.generate(model="gpt-image-1", prompt="a cat", n=2)
gemini.models.generate_images(model="imagen-4.0-generate-001", prompt="a cat")
gemini.models.generate_content(model="gemini-2.5-flash-image", contents="a cat")
client.audio.speech.create(model="gpt-4o-mini-tts", voice="alloy", input="Hello")

def turn(history, question):
    chat = gemini.chats.create(model="gemini-2.5-flash", history=history)
    return chat.send_message(question)
`;

test('what is no text is not billed as text', async () => {
  const { calls } = await scanText({ 'draw.py': CODE });
  const [gpt, imagen, flash, speech, turn] = calls;
  expect(gpt!.outputTokens).toMatchObject({ low: 272, typical: 1056, high: 6240 });
  expect(gpt!.usd!.typical).toBeCloseTo((2 * 1056 * 40 + gpt!.inputTokens.typical * 5) / 1e6, 9);
  expect(imagen!.usd).toEqual({ low: 0.04, typical: 0.04, high: 0.04 });
  expect(imagen!.parts).toEqual([{ name: 'images', kind: 'fee', tokens: 0, usd: 0.04 }]);
  expect(flash!.usd!.typical).toBeCloseTo((1290 * 30 + flash!.inputTokens.typical * 0.3) / 1e6, 9);
  expect([speech!.usd, speech!.unpriced]).toEqual([
    null,
    'audio is billed by its length, which only run time knows',
  ]);
  expect(turn!.prompt.holes.map(h => h.name)).toEqual(['history', 'question']);
});
