import fc from 'fast-check';

/** Small programs of functions, loops, branches, early exits and recursion, for both languages and for an interpreter. */
export type Step =
  | { readonly kind: 'call' }
  | { readonly kind: 'run'; readonly target: number; readonly depth: number }
  | { readonly kind: 'again'; readonly breadth: number }
  | { readonly kind: 'loop'; readonly turns: number; readonly body: readonly Step[] }
  | { readonly kind: 'if'; readonly then: readonly Step[]; readonly otherwise: readonly Step[] }
  | { readonly kind: 'leave'; readonly how: 'return' | 'break' | 'continue' };

/** Functions by index; each runs only later ones, or itself with a smaller depth. The first is the entry. */
export type Program = readonly (readonly Step[])[];

const stepsFor = (index: number, count: number, level: number, inLoop: boolean): fc.Arbitrary<Step[]> => {
  // A step of its own each time: the interpreter numbers calls by their objects.
  const simple: fc.Arbitrary<Step>[] = [fc.constant(0).map((): Step => ({ kind: 'call' }))];
  if (index + 1 < count)
    simple.push(
      fc.record({
        kind: fc.constant('run' as const),
        target: fc.integer({ min: index + 1, max: count - 1 }),
        depth: fc.integer({ min: 0, max: 2 }),
      }),
    );
  if (index > 0)
    simple.push(fc.record({ kind: fc.constant('again' as const), breadth: fc.integer({ min: 1, max: 2 }) }));
  simple.push(
    fc.constantFrom<Step>(
      { kind: 'leave', how: 'return' },
      ...(inLoop
        ? ([
            { kind: 'leave', how: 'break' },
            { kind: 'leave', how: 'continue' },
          ] as const)
        : []),
    ),
  );
  if (level < 2) {
    simple.push(
      fc.record({
        kind: fc.constant('loop' as const),
        turns: fc.integer({ min: 0, max: 3 }),
        body: stepsFor(index, count, level + 1, true),
      }),
      fc.record({
        kind: fc.constant('if' as const),
        then: stepsFor(index, count, level + 1, inLoop),
        otherwise: fc.oneof(fc.constant([]), stepsFor(index, count, level + 1, inLoop)),
      }),
    );
  }
  return fc.array(fc.oneof(...simple), { minLength: 1, maxLength: 3 });
};

export const programs: fc.Arbitrary<Program> = fc
  .integer({ min: 1, max: 3 })
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, i) => stepsFor(i, count, 0, false))));

export interface Written {
  readonly text: string;
  /** Line of each call, in the order of the interpreter's numbers. */
  readonly lines: readonly number[];
}

export function writePython(program: Program): Written {
  const out: string[] = ['from openai import OpenAI', 'import flags', 'client = OpenAI()', ''];
  const lines: number[] = [];
  const write = (steps: readonly Step[], pad: string, index: number): void => {
    for (const step of steps) {
      if (step.kind === 'call')
        lines.push(out.push(`${pad}client.chat.completions.create(model="gpt-4o", messages=[])`));
      else if (step.kind === 'run') out.push(`${pad}f${step.target}(${step.depth})`);
      else if (step.kind === 'again') {
        out.push(
          `${pad}if depth > 0:`,
          `${pad}    for _ in range(${step.breadth}):`,
          `${pad}        f${index}(depth - 1)`,
        );
      } else if (step.kind === 'loop') {
        out.push(`${pad}for _ in range(${step.turns}):`);
        write(step.body, `${pad}    `, index);
      } else if (step.kind === 'if') {
        out.push(`${pad}if flags.any():`);
        write(step.then, `${pad}    `, index);
        if (step.otherwise.length > 0) {
          out.push(`${pad}else:`);
          write(step.otherwise, `${pad}    `, index);
        }
      } else out.push(`${pad}if flags.any():`, `${pad}    ${step.how}`);
    }
  };
  program.forEach((steps, index) => {
    out.push(`def f${index}(depth=0):`);
    write(steps, '    ', index);
    out.push('');
  });
  out.push('if __name__ == "__main__":', '    f0()');
  return { text: `${out.join('\n')}\n`, lines };
}

export function writeScript(program: Program): Written {
  const out: string[] = [
    "import OpenAI from 'openai';",
    "import { any } from 'flags';",
    'const client = new OpenAI();',
    '',
  ];
  const lines: number[] = [];
  const write = (steps: readonly Step[], pad: string, index: number): void => {
    for (const step of steps) {
      if (step.kind === 'call')
        lines.push(
          out.push(`${pad}await client.chat.completions.create({ model: 'gpt-4o', messages: [] });`),
        );
      else if (step.kind === 'run') out.push(`${pad}await f${step.target}(${step.depth});`);
      else if (step.kind === 'again')
        out.push(
          `${pad}if (depth > 0) {`,
          `${pad}  for (let i = 0; i < ${step.breadth}; i++) {`,
          `${pad}    await f${index}(depth - 1);`,
          `${pad}  }`,
          `${pad}}`,
        );
      else if (step.kind === 'loop') {
        out.push(`${pad}for (let i = 0; i < ${step.turns}; i++) {`);
        write(step.body, `${pad}  `, index);
        out.push(`${pad}}`);
      } else if (step.kind === 'if') {
        out.push(`${pad}if (any()) {`);
        write(step.then, `${pad}  `, index);
        if (step.otherwise.length > 0) {
          out.push(`${pad}} else {`);
          write(step.otherwise, `${pad}  `, index);
        }
        out.push(`${pad}}`);
      } else out.push(`${pad}if (any()) ${step.how};`);
    }
  };
  program.forEach((steps, index) => {
    out.push(`async function f${index}(depth = 0) {`);
    write(steps, '  ', index);
    out.push('}', '');
  });
  out.push('await f0();');
  return { text: `${out.join('\n')}\n`, lines };
}
