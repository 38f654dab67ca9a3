import { beforeAll, describe, expect, it } from 'vitest';
import { renderBody, renderExports, renderImports } from './script-rendering.ts';
import { scriptTextReader, type ReadText, type ScriptLanguage } from './script-support.ts';

let read: ReadText;
beforeAll(async () => {
  read = await scriptTextReader();
});

describe('imports', () => {
  const rows: readonly (readonly [text: string, expected: string, body: string])[] = [
    ["import d, { a, b as c } from 'm'", 'd=m:default a=m:a c=m:b', ''],
    ["import * as ns from 'm'; import e, * as all from 'n'", 'ns=m:* e=n:default all=n:*', ''],
    ["import type { X } from 'm'; import { type T, U } from 'n'", 'type X=m:X type T=n:T U=n:U', ''],
    ["import { default as d, type } from 'm'", 'd=m:default type=m:type', ''],
    ["import 'side'; import r = require('m')", '-=side:- r=m:*', ''],
    ["const m = require('m'); const { a: b, c } = require('n')", 'm=m:* b=n:a c=n:c', ''],
    ["const O = require('m').O; const d = require('n').default", 'O=m:O d=n:default', ''],
    ["const m = await import('m'); const { default: d } = await import('n')", 'm=m:* d=n:default', ''],
    ["const w = (await import('m')).W", 'w=m:W', ''],
    ["const { a = 1 } = require('m')", '-=m:-', 'const {a: (a = 1)} = require("m")'],
    ["f(require('m')); require('n')", '-=m:- -=n:-', 'f(require("m")); require("n")'],
    ["function f() { const a = require('m') }", 'a=m:*#0', 'fn f#0() {}'],
    ["const a = require(name), b = import('m')", '-=m:-', 'const a = require(name); const b = import("m")'],
    ['import x = A.B.c', '', 'const x = A.B.c'],
    ['const x = "require(\'m\')"', '', 'const x = "require(\'m\')"'],
  ];
  it.each(rows)('%s', (text, expected, body) => {
    const unit = read(text);
    expect(renderImports(unit)).toBe(expected);
    expect(renderBody(unit)).toBe(body);
  });

  it('spans each binding', () => {
    const text = "import d, { a, b as c } from 'm'";
    expect(read(text).imports.map(i => text.slice(i.start, i.end))).toEqual(['d', 'a', 'b as c']);
  });
});

describe('exports', () => {
  const rows: readonly (readonly [
    text: string,
    expected: string,
    body: string,
    language?: ScriptLanguage,
  ])[] = [
    ['export default () => 1', 'default=default', 'const default = fn lambda default#0() { return 1 }'],
    ['export default function () {}', 'default=default', 'const default = fn default#0() {}'],
    ['export default async function go() {}', 'default=go', 'fn async go#0() {}'],
    ['export default foo', 'default=foo', ''],
    ['export default foo as Bar', 'default=foo', ''],
    ['export default { a: f() }', 'default=default', 'const default = {a: f()}'],
    ['export default class Z extends B {}', 'default=Z', 'class Z extends B {  }'],
    ['export default class {}', 'default=default', 'class default {  }'],
    ['export default class {}', 'default=default', 'class default {  }', 'javascript'],
    ['export const a = 1, { b, c: [d] } = g', 'a=a b=b d=d', 'const a = 1; const {b: b, c: [d]} = g'],
    ['export function f() {} export class C {}', 'f=f C=C', 'fn f#0() {}; class C {  }'],
    [
      'export enum E { A } export namespace N { export const z = 1 }',
      'E=E N=N',
      'const E = {A: 0}; { const z = 1; var N = {z: z} }',
    ],
    ['export { a as b, x as default }', 'b=a default=x', ''],
    ["export { p as q } from 'm'; export * from 'n'; export * as ns from 'o'", 'q=p@m *=*@n ns=*@o', ''],
    ['export type T = string; export interface I {}', '', ''],
    ['export = foo', 'default=foo', ''],
    ['export = f()', 'default=default', 'default = f()'],
    ['@Dec() export class S {}', 'S=S', '@Dec() class S {  }'],
    ['export const a = 1', 'a=a', 'const a = 1', 'javascript'],
    [
      'module.exports = { a, b: c, d: f(), e() {}, ...g }',
      'default=default a=a b=c d=exports.d e=exports.e',
      'const exports.d = f(); const exports.e = fn method e#0() {}; module.exports = default = {a: a, b: c, d: exports.d, e: exports.e, ...g}',
      'javascript',
    ],
    ['module.exports = f()', 'default=default', 'module.exports = default = f()', 'javascript'],
    ['module.exports = F', 'default=F', 'module.exports = F', 'javascript'],
    [
      'module.exports.x = () => 1',
      'x=exports.x',
      'module.exports.x = exports.x = fn lambda x#0() { return 1 }',
      'javascript',
    ],
    [
      'exports.y = y; exports.z = exports.w = 1',
      'y=y z=exports.z w=exports.z',
      'exports.y = y; exports.z = exports.w = exports.z = 1',
      'javascript',
    ],
    [
      'function f() { exports.x = 1; const exports2 = 1 }',
      '',
      'fn f#0() { exports.x = 1; const exports2 = 1 }',
      'javascript',
    ],
  ];
  for (const [text, expected, body, language] of rows)
    it(text, () => {
      const unit = read(text, language);
      expect(renderExports(unit)).toBe(expected);
      expect(renderBody(unit)).toBe(body);
    });
});
