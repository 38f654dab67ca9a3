import type { Machine } from '../../values/evaluate.ts';
import { classAttribute } from '../../values/attributes.ts';
import { dataValue, formatOf, parseData } from '../../values/data-value.ts';
import { pathText } from '../../values/paths.ts';
import { fileText } from '../../values/read-file.ts';
import { constantText, stringOf, type InstanceValue, type Value } from '../../values/value.ts';

/**
 * Attributes that `@CrewBase` gives to a class: the contents of its YAML files, and what its `@agent` and `@task`
 * methods make. No table can say it: the decorator reads files beside the class and calls methods by their decorators.
 * Source: crewai of 2026-08 (project/crew_base.py).
 */
export function crewBaseAttribute(
  instance: InstanceValue,
  name: string,
  machine: Machine,
): Value | undefined {
  const { facts, classId } = instance.of;
  const cls = facts.classes[classId]!;
  const config = /^(agents|tasks)_config$/.exec(name)?.[1];
  if (config !== undefined) {
    const given = classAttribute(instance.of, name, machine);
    if (given && given.kind !== 'text') return undefined;
    const path = (given && stringOf(given)) ?? `config/${config}.yaml`;
    return yamlFile(path, facts.file, cls.nameStart, machine);
  }
  const decorator = /^(agent|task)s$/.exec(name)?.[1];
  if (decorator === undefined) return undefined;
  const made = cls.methods
    .map(id => facts.functions[id]!)
    .filter(fn => fn.decorators.some(d => d.kind === 'name' && d.name === decorator))
    .map(fn =>
      machine.callers.call({ kind: 'function', facts, functionId: fn.id, self: instance, frame: null }, null),
    );
  return { kind: 'list', items: made.map(value => ({ value, isSpread: false, when: null })) };
}

function yamlFile(path: string, file: string, start: number, machine: Machine): Value | undefined {
  const format = formatOf(path);
  const text = fileText(pathText(path, { file, start, end: start }), file, machine);
  const [piece] = text.kind === 'text' ? text.pieces : [];
  const content = constantText(text);
  if (!format || content === undefined || !piece || !('text' in piece)) return undefined;
  const data = parseData(content, format);
  return data === undefined ? undefined : dataValue(data, piece.file, content);
}
