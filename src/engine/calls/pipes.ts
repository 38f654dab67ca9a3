import { stagesIn } from '../prompts/read-template.ts';
import type { SdkDeclaration } from '../sdks/define-sdk.ts';
import type { Machine } from '../values/evaluate.ts';
import { optionsOf, type ExternalValue, type OperationValue, type Value } from '../values/value.ts';
import type { SdkIndex } from './sdk-index.ts';

/** Methods that send, by which a stage of a pipe is known as a model. */
const SENDS = 'invoke';

/** `(prompt | model | parser).invoke`: the model's method, fed with what stands before it. */
export function pipeMember(pipe: OperationValue, name: string, index: SdkIndex): ExternalValue | undefined {
  const stages = stagesIn(pipe).flatMap(stagesOf);
  const sends = (stage: ExternalValue, method: string): boolean =>
    (['python', 'script'] as const).some(
      language => index.methods({ ...stage, path: `${stage.path}.${method}` }, language).length > 0,
    );
  for (let i = stages.length - 1; i >= 0; i--)
    for (const { value } of optionsOf(stages[i]!)) {
      if (value.kind !== 'external' || !(sends(value, name) || sends(value, SENDS))) continue;
      const before = stages.slice(0, i);
      return {
        ...value,
        path: `${value.path}.${name}`,
        ...(before.length > 0 ? { fed: joined(before) } : {}),
      };
    }
  return undefined;
}

/** A stage that is fed is the end of a pipe itself. */
const stagesOf = (value: Value): Value[] => {
  if (value.kind !== 'external' || !value.fed) return [value];
  const { fed, ...bare } = value;
  return [...stagesIn(fed), bare];
};

const joined = (stages: readonly Value[]): Value =>
  stages.slice(1).reduce<Value>((left, right) => ({ kind: 'operation', op: '|', left, right }), stages[0]!);

/** What a method that joins stages makes: `prompt.pipe(model)`, `RunnableSequence.from([prompt, model])`. */
export function piped(
  made: ExternalValue,
  declarations: readonly SdkDeclaration[],
  index: SdkIndex,
  machine: Machine,
): Value | undefined {
  const call = made.calls.at(-1);
  if (!call || !/(\.pipe|RunnableSequence(\.from)?)\(\)$/.test(made.path)) return undefined;
  if (!declarations.some(sdk => sdk.pipes === true && index.ofModule(made.module).includes(sdk)))
    return undefined;
  const given = call.call.args
    .filter(a => !a.spread && a.name === null)
    .map(a => machine.evaluate(a.value, call.context));
  if (made.path.endsWith('.pipe()')) {
    const receiver = { ...made, path: made.path.slice(0, -'.pipe()'.length), calls: made.calls.slice(0, -1) };
    return given[0] ? joined([receiver, given[0]]) : undefined;
  }
  const [first] = given;
  const stages = first?.kind === 'list' ? first.items.map(i => i.value) : given;
  return stages.length > 1 ? joined(stages) : undefined;
}
