import { expect, it } from 'vitest';
import { explanationLines } from '../../src/present/explanation.ts';
import { memorySession } from '../support/memory-session.ts';

const app = `from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
SYSTEM = "Answer in one sentence."

@app.post("/answers")
def answer(question: str):
    return OpenAI().chat.completions.create(
        model="gpt-4.1", max_tokens=50,
        messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": question}])
`;

it('says of a call what it costs, how often it runs, and what makes it up with its places', async () => {
  const session = await memorySession({ 'api.py': app });
  const text = explanationLines(session.explain('api.py', 9)).join('\n');
  expect(text).toContain('chat call of openai, found by openai: OpenAI().chat.completions.create');
  expect(text).toMatch(/^cost {4}\$[\d.]+ – [\d.]+ a call, usually \$[\d.]+$/m);
  expect(text).toMatch(/^runs {4}1 time in a run of POST \/answers$/m);
  expect(text).toMatch(/^model {3}gpt-4\.1 \(literal, api\.py:10\)$/m);
  expect(text).toMatch(/^ {8}system {12}5 tokens {2}api\.py:5$/m);
  expect(text).toMatch(/^ {8}\{question\} .*tokens, usually [\d,]+: assumption/m);
});

it('gives the reason where there is no call, and nothing that steers a terminal', () => {
  expect(explanationLines({ call: null, features: [], reasons: ['no \u001b[31mcall'] })).toEqual([
    'no  [31mcall',
  ]);
});
