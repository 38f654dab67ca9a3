import { filesNamed } from '../dependencies.ts';
import { argumentOf } from './arguments.ts';
import type { Machine } from './evaluate.ts';
import { keywords } from './known-functions.ts';
import { findFile } from './read-file.ts';
import { renderTemplate, type TemplateContext, type TemplateLanguage } from './text-templates.ts';
import {
  oneOf,
  optionsOf,
  stringOf,
  type BoundCall,
  type ExternalValue,
  type TextValue,
  type Value,
} from './value.ts';

/** Jinja, Mustache and Handlebars: what rendering a template of the workspace gives; undefined for other calls. */
export function renderedTemplate(made: ExternalValue, call: BoundCall, machine: Machine): Value | undefined {
  const name = `${made.module}.${made.path}`;
  const before = made.calls
    .slice(0, -1)
    .filter(c => c !== null)
    .at(-1);
  if (/^jinja2(\.|$)/.test(made.module) && /\.render(_async)?\(\)$/.test(made.path) && before) {
    const template = /get_template\(\)\.render(_async)?\(\)$/.test(made.path)
      ? named(argumentOf(before, 'name', 0, machine.evaluate), call, machine)
      : argumentOf(before, 'source', 0, machine.evaluate);
    return rendered(template, 'jinja', keywords(call, machine), call, machine);
  }
  if (
    /^(mustache|pystache|chevron)\.(default\.)?render\(\)$/.test(name) ||
    /^handlebars\.(default\.)?render\(\)$/.test(name)
  )
    return rendered(
      argumentOf(call, 'template', 0, machine.evaluate),
      'mustache',
      argumentOf(call, 'data', 1, machine.evaluate),
      call,
      machine,
    );
  if (/^handlebars\.(default\.)?compile\(\)\(\)$/.test(name) && made.calls[0])
    return rendered(
      argumentOf(made.calls[0], 'template', 0, machine.evaluate),
      'mustache',
      argumentOf(call, 'data', 0, machine.evaluate),
      call,
      machine,
    );
  if (/^nunjucks\.(default\.)?renderString\(\)$/.test(name))
    return rendered(
      argumentOf(call, 'template', 0, machine.evaluate),
      'jinja',
      argumentOf(call, 'data', 1, machine.evaluate),
      call,
      machine,
    );
  if (/^(nunjucks\.(default\.)?render\(\)|flask\.render_template\(\))$/.test(name))
    return rendered(
      named(argumentOf(call, 'name', 0, machine.evaluate), call, machine),
      'jinja',
      made.module === 'flask' ? keywords(call, machine) : argumentOf(call, 'data', 1, machine.evaluate),
      call,
      machine,
    );
  return undefined;
}

/** A template by its file name, in the folders where such files are kept. */
function named(name: Value, call: BoundCall, machine: Machine): Value {
  const text = stringOf(name);
  const found = text === undefined ? undefined : templateFile(text, call, machine);
  return found ?? name;
}

function templateFile(name: string, call: BoundCall, machine: Machine): TextValue | undefined {
  const { file } = call.context.facts;
  for (const folder of ['', 'templates/', 'prompts/', 'templates/prompts/', 'prompts/templates/']) {
    const path = findFile(folder + name, file, machine);
    if (path !== undefined) return textOf(path, machine);
  }
  // Template folders are often set up elsewhere: the only file of that name is the one.
  const base = name.slice(name.lastIndexOf('/') + 1);
  const same = machine.sources.named([base]).filter(p => p.endsWith(`/${name}`) || p === name);
  machine.reliesOn(file, filesNamed(base));
  return same.length === 1 ? textOf(same[0]!, machine) : undefined;
}

function textOf(path: string, machine: Machine): TextValue | undefined {
  const text = machine.sources.text(path);
  if (text === undefined) return undefined;
  const clean = text.replaceAll('\r\n', '\n');
  return {
    kind: 'text',
    pieces: clean === '' ? [] : [{ text: clean, file: path, start: 0, end: text.length }],
    via: 'config-file',
  };
}

function rendered(
  template: Value,
  language: TemplateLanguage,
  data: Value,
  call: BoundCall,
  machine: Machine,
): Value | undefined {
  const context: TemplateContext = {
    value: name => (data.kind === 'object' ? data.entries.get(name) : undefined),
    isOpen: data.kind === 'object' ? data.isOpen : data.kind !== 'absent',
    include: name => templateFile(name, call, machine),
  };
  const results = optionsOf(template).flatMap(({ value, when }) =>
    value.kind === 'text' ? [{ value: renderTemplate(value, language, context), when }] : [],
  );
  return results.length > 0 ? oneOf(results) : undefined;
}
