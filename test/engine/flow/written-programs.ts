import type { Program, Step } from './random-programs.ts';

export interface Written {
  readonly text: string;
  /** Line of each call, in the order of the interpreter's numbers. */
  readonly lines: readonly number[];
}

const indented = (pad: string, lines: readonly string[]): string[] => lines.map(line => pad + line);

/** Lines are collected with those of calls marked, so that numbers follow from the text as it is. */
const CALL = 'chat.completions.create';

function written(lines: readonly string[]): Written {
  const numbers = lines.flatMap((line, i) => (line.includes(CALL) ? [i + 1] : []));
  return { text: `${lines.join('\n')}\n`, lines: numbers };
}

export function writePython(program: Program): Written {
  let made = 0;
  const block = (steps: readonly Step[], index: number): string[] => {
    const lines = steps.flatMap(step => write(step, index));
    return lines.length > 0 ? lines : ['pass'];
  };
  const inside = (steps: readonly Step[], index: number): string[] => indented('    ', block(steps, index));
  const write = (step: Step, index: number): string[] => {
    switch (step.kind) {
      case 'call':
        return [`client.${CALL}(model="gpt-4o", messages=[])`];
      case 'run':
        return [`f${step.target}(${step.depth})`];
      case 'again': {
        const next = step.form === 'half' ? 'depth // 2' : 'depth - 1';
        const run = [`for _ in range(${step.breadth}):`, `    f${step.target}(${next})`];
        return step.form === 'guard'
          ? ['if depth <= 0:', '    return', ...run]
          : ['if depth > 0:', ...indented('    ', run)];
      }
      case 'loop': {
        const body = inside(step.body, index);
        const i = `i${made++}`;
        switch (step.form) {
          case 'for':
            return [`for _ in range(${step.turns}):`, ...body];
          case 'endless':
            return [
              `${i} = 0`,
              'while True:',
              `    if ${i} >= ${step.turns}:`,
              '        break',
              `    ${i} += 1`,
              ...body,
            ];
          default:
            return [`${i} = 0`, `while ${i} < ${step.turns}:`, `    ${i} += 1`, ...body];
        }
      }
      case 'each': {
        const name = `each${made++}`;
        const items = `range(${step.turns})`;
        const run = {
          comprehension: `[${name}(x) for x in ${items}]`,
          filtered: `[${name}(x) for x in ${items} if flags.any()]`,
          map: `list(map(${name}, ${items}))`,
          pool: `list(pool.map(${name}, ${items}))`,
        };
        return [`def ${name}(x):`, ...inside(step.body, index), run[step.form]];
      }
      case 'handed': {
        const name = `handed${made++}`;
        return [
          `def ${name}():`,
          ...inside(step.body, index),
          `${step.turns === 2 ? 'twice' : 'once'}(${name})`,
        ];
      }
      case 'generator': {
        const name = `items${made++}`;
        return [
          `def ${name}():`,
          `    for n in range(${step.turns}):`,
          ...indented('    ', inside(step.before, index)),
          '        yield n',
          `for _ in ${name}():`,
          ...inside(step.body, index),
        ];
      }
      case 'if':
        return [
          'if flags.any():',
          ...inside(step.then, index),
          ...(step.otherwise.length > 0 ? ['else:', ...inside(step.otherwise, index)] : []),
        ];
      case 'switch':
        return [
          'match flags.any():',
          ...step.arms.flatMap((arm, i) => [`    case ${i}:`, ...indented('    ', inside(arm, index))]),
          ...(step.other.length > 0 ? ['    case _:', ...indented('    ', inside(step.other, index))] : []),
        ];
      case 'try':
        return [
          'try:',
          ...inside(step.body, index),
          ...(step.handler ? ['except Exception:', ...inside(step.handler, index)] : []),
          ...(step.last.length > 0 ? ['finally:', ...inside(step.last, index)] : []),
        ];
      case 'attempts':
        return [
          `for attempt in range(${step.turns}):`,
          '    try:',
          ...indented('    ', inside(step.body, index)),
          '        break',
          '    except Exception:',
          '        pass',
        ];
      case 'leave': {
        const leave = step.how === 'throw' ? 'raise ValueError()' : step.how;
        return step.isSure ? [leave] : ['if flags.any():', `    ${leave}`];
      }
    }
  };
  return written([
    'from concurrent.futures import ThreadPoolExecutor',
    'from openai import OpenAI',
    'import flags',
    'client = OpenAI()',
    'pool = ThreadPoolExecutor()',
    'def once(fn):',
    '    fn()',
    'def twice(fn):',
    '    for _ in range(2):',
    '        fn()',
    ...program.flatMap((steps, index) => [`def f${index}(depth=0):`, ...inside(steps, index)]),
    'if __name__ == "__main__":',
    '    f0()',
  ]);
}

export function writeScript(program: Program): Written {
  let made = 0;
  const inside = (steps: readonly Step[], index: number): string[] =>
    indented(
      '  ',
      steps.flatMap(step => write(step, index)),
    );
  const write = (step: Step, index: number): string[] => {
    switch (step.kind) {
      case 'call':
        return [`await client.${CALL}({ model: 'gpt-4o', messages: [] });`];
      case 'run':
        return [`await f${step.target}(${step.depth});`];
      case 'again': {
        const next = step.form === 'half' ? 'Math.floor(depth / 2)' : 'depth - 1';
        const run = [`for (let i = 0; i < ${step.breadth}; i++) {`, `  await f${step.target}(${next});`, '}'];
        return step.form === 'guard'
          ? ['if (depth <= 0) return;', ...run]
          : ['if (depth > 0) {', ...indented('  ', run), '}'];
      }
      case 'loop': {
        const body = inside(step.body, index);
        const i = `i${made++}`;
        switch (step.form) {
          case 'for':
            return [`for (let ${i} = 0; ${i} < ${step.turns}; ${i}++) {`, ...body, '}'];
          case 'endless':
            return [
              `let ${i} = 0;`,
              'while (true) {',
              `  if (${i} >= ${step.turns}) break;`,
              `  ${i}++;`,
              ...body,
              '}',
            ];
          case 'while':
            return [`let ${i} = 0;`, `while (${i} < ${step.turns}) {`, `  ${i} += 1;`, ...body, '}'];
          case 'after':
            return [`let ${i} = 0;`, 'do {', `  ${i}++;`, ...body, `} while (${i} < ${step.turns});`];
        }
      }
      // falls through: every form above returns
      case 'each': {
        const items = `[${Array.from({ length: step.turns }, (_, i) => i).join(', ')}]`;
        const head = {
          comprehension: `await Promise.all(Array.from({ length: ${step.turns} }, async () => {`,
          filtered: `await Promise.all(${items}.filter(() => any()).map(async () => {`,
          map: `await Promise.all(${items}.map(async () => {`,
          pool: `await pMap(${items}, async () => {`,
        };
        return [
          head[step.form],
          ...inside(step.body, index),
          step.form === 'pool' ? '}, { concurrency: 2 });' : '}));',
        ];
      }
      case 'handed':
        return [
          `await ${step.turns === 2 ? 'twice' : 'once'}(async () => {`,
          ...inside(step.body, index),
          '});',
        ];
      case 'generator': {
        const name = `items${made++}`;
        return [
          `async function* ${name}() {`,
          `  for (let n = 0; n < ${step.turns}; n++) {`,
          ...indented('  ', inside(step.before, index)),
          '    yield n;',
          '  }',
          '}',
          `for await (const item of ${name}()) {`,
          ...inside(step.body, index),
          '}',
        ];
      }
      case 'if':
        return [
          'if (any()) {',
          ...inside(step.then, index),
          ...(step.otherwise.length > 0 ? ['} else {', ...inside(step.otherwise, index)] : []),
          '}',
        ];
      case 'switch':
        return [
          'switch (any()) {',
          ...step.arms.flatMap((arm, i) => [
            `  case ${i}: {`,
            ...indented('  ', inside(arm, index)),
            '    break;',
            '  }',
          ]),
          ...(step.other.length > 0
            ? ['  default: {', ...indented('  ', inside(step.other, index)), '  }']
            : []),
          '}',
        ];
      case 'try':
        return [
          'try {',
          ...inside(step.body, index),
          ...(step.handler ? ['} catch {', ...inside(step.handler, index)] : []),
          ...(step.last.length > 0 ? ['} finally {', ...inside(step.last, index)] : []),
          '}',
        ];
      case 'attempts':
        return [
          `for (let attempt = 0; attempt < ${step.turns}; attempt++) {`,
          '  try {',
          ...indented('  ', inside(step.body, index)),
          '    break;',
          '  } catch {}',
          '}',
        ];
      case 'leave': {
        const leave = step.how === 'throw' ? "throw new Error('no')" : step.how;
        return [`${step.isSure ? '' : 'if (any()) '}${leave};`];
      }
    }
  };
  return written([
    "import OpenAI from 'openai';",
    "import pMap from 'p-map';",
    "import { any } from 'flags';",
    'const client = new OpenAI();',
    'const once = async (fn: () => Promise<void>) => { await fn(); };',
    'const twice = async (fn: () => Promise<void>) => { for (let i = 0; i < 2; i++) await fn(); };',
    ...program.flatMap((steps, index) => [
      `async function f${index}(depth = 0) {`,
      ...inside(steps, index),
      '}',
    ]),
    'await f0();',
  ]);
}
