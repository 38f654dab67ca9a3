const python = (i: number): string => `"""Invoices of customer group ${i}."""
from dataclasses import dataclass, field
import json


@dataclass
class Invoice${i}:
    number: str
    lines: list = field(default_factory=list)

    def total(self):
        return sum(line["amount"] * line.get("quantity", 1) for line in self.lines)

    def create(self, model, messages=()):
        # Words that calls to a model use too, but no such call.
        return json.dumps({"model": model, "messages": list(messages), "prompt": self.number})
`;

const typescript = (i: number): string => `import { readFile } from 'node:fs/promises';
import type { Row } from './row${i}';

export interface Table${i} { rows: Row[]; chat: string; completions: number }

export async function load(path: string): Promise<Table${i}> {
  const rows = JSON.parse(await readFile(path, 'utf8')) as Row[];
  return { rows: rows.filter(row => row.id > ${i}), chat: 'none', completions: rows.length };
}
`;

/** Ordinary source files that call no model: path and text of each. */
export function* plainTree(count: number): Generator<readonly [path: string, text: string]> {
  for (let i = 0; i < count; i++) {
    const folder = `group${i % 40}/part${i % 7}`;
    yield i % 2 === 0 ? [`${folder}/invoice_${i}.py`, python(i)] : [`${folder}/table${i}.ts`, typescript(i)];
  }
}
