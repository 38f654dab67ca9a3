import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/engine/advice/apply-edits.ts';
import { scanRule } from '../../support/scan-rule.ts';

const ask = `from openai import OpenAI
def ask(model, question):
    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": question}])
`;
const option = (lines: string): string => `import argparse
parser = argparse.ArgumentParser()
parser.add_argument(
    "--model",
    default="gpt-5-mini",
${lines})
args = parser.parse_args()
ask(args.model, "How many?")
`;

/** The file after the fix of a model that ends; null where there is a finding without one. */
async function fixed(text: string, file = 'a.py', more: Record<string, string> = {}): Promise<string | null> {
  const { findings } = await scanRule('superseded-model', { [file]: text, ...more });
  expect(findings).toHaveLength(1);
  const [fix] = findings[0]!.fixes;
  return fix ? applyEdits(text, fix.edits) : null;
}

describe('a default is not moved out of the closed list that it must be in', () => {
  test.each([
    [
      'on one line',
      option('    choices=["gpt-5.4", "gpt-5-mini"],\n'),
      option('    choices=["gpt-5.4", "gpt-5-mini", "gpt-6.1-terra"],\n'),
    ],
    [
      'a line each, comments kept',
      option(
        '    choices=[\n        # small ones\n        "gpt-5-mini",  # ours\n        "gpt-4.1-mini",\n    ],\n',
      ),
      option(
        '    choices=[\n        # small ones\n        "gpt-5-mini",  # ours\n        "gpt-6.1-terra",\n        "gpt-4.1-mini",\n    ],\n',
      ),
    ],
    [
      'that has the id already',
      option('    choices=["gpt-6.1-terra", "gpt-5-mini"],\n'),
      option('    choices=["gpt-6.1-terra", "gpt-5-mini"],\n'),
    ],
  ])('%s', async (_, before, after) => {
    expect(await fixed(ask + before)).toBe(
      ask + after.replace('default="gpt-5-mini"', 'default="gpt-6.1-terra"'),
    );
  });

  test('behind a name of the same file; not behind one of another', async () => {
    const named = option('    choices=MODELS,\n');
    expect(await fixed(`MODELS = ["gpt-5-mini"]\n${ask}${named}`)).toContain(
      'MODELS = ["gpt-5-mini", "gpt-6.1-terra"]',
    );
    const imported = `from models import MODELS\n${ask}${named}`;
    expect(await fixed(imported, 'a.py', { 'models.py': 'MODELS = ["gpt-5-mini"]\n' })).toBeNull();
  });

  test('of a type, in both languages', async () => {
    const python = ask.replace('model, question', 'question, model: Literal["gpt-5-mini"] = "gpt-5-mini"');
    expect(await fixed(`from typing import Literal\n${python}`)).toContain(
      'model: Literal["gpt-5-mini", "gpt-6.1-terra"] = "gpt-6.1-terra"',
    );
    const typescript = `import OpenAI from 'openai';
export const ask = (question: string, model: 'gpt-5-mini' | 'gpt-4.1' = 'gpt-5-mini') =>
  new OpenAI().chat.completions.create({ model, messages: [{ role: 'user', content: question }] });
`;
    expect(await fixed(typescript, 'a.ts')).toContain(
      "model: 'gpt-5-mini' | 'gpt-6.1-terra' | 'gpt-4.1' = 'gpt-6.1-terra'",
    );
  });
});
