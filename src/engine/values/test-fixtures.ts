import type { FileFacts, FunctionFacts } from '../syntax/facts.ts';
import { lastNameOf } from '../syntax/last-name.ts';
import type { Machine } from './evaluate.ts';
import { folderOf } from './modules.ts';
import type { Value } from './value.ts';

/** What pytest gives to a parameter of a test or of another fixture: the result of the nearest fixture of that name. */
export function fixtureValue(
  name: string,
  fn: FunctionFacts,
  facts: FileFacts,
  machine: Machine,
): Value | undefined {
  if (facts.language !== 'python' || !takesFixtures(fn)) return undefined;
  for (const path of places(facts.file)) {
    const holder = path === facts.file ? facts : machine.sources.facts(path);
    const functionId = holder && fixturesOf(holder).get(name);
    if (functionId === undefined || (holder === facts && functionId === fn.id)) continue;
    machine.reliesOn(facts.file, path);
    return machine.callers.call(
      { kind: 'function', facts: holder!, functionId, self: null, frame: null },
      null,
    );
  }
  return undefined;
}

const takesFixtures = (fn: FunctionFacts): boolean =>
  (fn.name?.startsWith('test') ?? false) || fixtureName(fn) !== undefined;

/** The file itself, then conftest.py of its folder and of those above. */
function* places(file: string): Generator<string> {
  yield file;
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    yield folder === '' ? 'conftest.py' : `${folder}/conftest.py`;
    if (folder === '') return;
  }
}

const known = new WeakMap<FileFacts, ReadonlyMap<string, number>>();

/** Fixtures that a file declares, by name. */
export function fixturesOf(facts: FileFacts): ReadonlyMap<string, number> {
  let found = known.get(facts);
  if (!found) {
    const names = new Map<string, number>();
    for (const fn of facts.functions) {
      const name = fixtureName(fn);
      if (name !== undefined) names.set(name, fn.id);
    }
    known.set(facts, (found = names));
  }
  return found;
}

/** `@pytest.fixture`, `@pytest.fixture(name="client")`, `@pytest_asyncio.fixture`. */
function fixtureName(fn: FunctionFacts): string | undefined {
  for (const decorator of fn.decorators) {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    if (lastNameOf(callee) !== 'fixture') continue;
    const given = decorator.kind === 'call' ? decorator.args.find(a => a.name === 'name')?.value : undefined;
    return given?.kind === 'string' ? given.value : (fn.name ?? undefined);
  }
  return undefined;
}
