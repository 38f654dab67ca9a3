import type { Ambient, SdkDeclaration } from '../sdks/define-sdk.ts';
import { callsByName } from '../values/callers.ts';
import { walkFile } from '../syntax/walk.ts';
import type { FileFacts } from '../syntax/facts.ts';
import type { Machine } from '../values/evaluate.ts';
import { absent, hop, oneOf, optionsOf, type Option, type Value } from '../values/value.ts';
import { argumentIn } from './fields.ts';
import { afterPackage } from './sdk-index.ts';
import { isTestOrExample } from './test-or-example.ts';

interface Setting {
  readonly file: string;
  readonly value: Value;
}

const known = new WeakMap<Machine, Map<string, readonly Setting[]>>();

/**
 * The model that a framework was told once for all calls: `dspy.configure(lm=…)`, `Settings.llm = …`. What the same
 * file says goes before what others say; tests decide only for themselves.
 */
export function ambientModel(
  sdk: SdkDeclaration,
  file: string,
  machine: Machine,
  isEmbedding = false,
): Value {
  const declared = sdk.ambient;
  const ambient = isEmbedding ? { attributes: declared?.embeddings ?? [] } : declared;
  if (!ambient) return absent;
  const key = `${sdk.id} ${String(isEmbedding)}`;
  let settings = known.get(machine);
  if (!settings) known.set(machine, (settings = new Map()));
  const all = settings.get(key) ?? settingsOf(sdk, ambient, machine);
  settings.set(key, all);
  for (const one of all) machine.reliesOn(file, one.file);
  const here = all.filter(s => s.file === file);
  const given = here.length > 0 ? here : all.filter(s => isTestOrExample(s.file) === isTestOrExample(file));
  const via = here.length > 0 ? 'same-file' : 'cross-file';
  return given.length === 0
    ? absent
    : oneOf(given.map((s): Option => ({ value: hop(s.value, via), when: `set in ${s.file}` })));
}

function settingsOf(sdk: SdkDeclaration, ambient: Ambient, machine: Machine): Setting[] {
  const found: Setting[] = [];
  const names = new Set((ambient.calls ?? []).map(path => path.slice(path.lastIndexOf('.') + 1)));
  const isOf = (value: Value, paths: readonly string[]): boolean =>
    optionsOf(value).some(
      o =>
        o.value.kind === 'external' &&
        paths.some(p => isPath(afterPackage(o.value as never, sdk.packages), p)),
    );
  for (const name of names)
    for (const path of machine.sources.calling(name)) {
      const facts = machine.sources.facts(path);
      for (const { call, functionId } of (facts && callsByName(facts).get(name)) ?? []) {
        const context = { facts: facts!, functionId, frame: null };
        if (!isOf(machine.evaluate(call.callee, context), ambient.calls!)) continue;
        const value =
          ambient.field === undefined
            ? machine.evaluate(call, context)
            : argumentIn({ call, context }, ambient.field, {}, machine);
        if (value.kind !== 'absent') found.push({ file: path, value });
      }
    }
  for (const attribute of ambient.attributes ?? [])
    for (const path of machine.sources.mentioning([attribute])) {
      const facts = machine.sources.facts(path);
      if (facts) found.push(...assigned(facts, attribute, isOf, machine));
    }
  return found;
}

const isPath = (rest: string | undefined, path: string): boolean =>
  rest !== undefined && (rest === path || rest.endsWith(`.${path}`));

/** Values assigned to an attribute of something of the package: `Settings.llm = OpenAI(…)`. */
function assigned(
  facts: FileFacts,
  attribute: string,
  isOf: (value: Value, paths: readonly string[]) => boolean,
  machine: Machine,
): Setting[] {
  const found: Setting[] = [];
  const [object, property] = [attribute.slice(0, attribute.lastIndexOf('.')), attribute.split('.').at(-1)];
  walkFile(facts, {
    stmt: (stmt, functionId) => {
      if (stmt.kind !== 'assign' || !stmt.value) return;
      for (const target of stmt.targets) {
        if (target.kind !== 'member' || target.property !== property) continue;
        const context = { facts, functionId, frame: null };
        if (isOf(machine.evaluate(target.object, context), [object]))
          found.push({ file: facts.file, value: machine.evaluate(stmt.value, context) });
      }
    },
  });
  return found;
}
