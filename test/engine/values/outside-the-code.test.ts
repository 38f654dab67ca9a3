import { describe, expect, test } from 'vitest';
import { scanFiles, textsOf } from '../../support/scan-files.ts';

const call = (model: string, content = '"hi"'): string =>
  `from openai import OpenAI\n` +
  `OpenAI().chat.completions.create(model=${model}, messages=[{"role": "user", "content": ${content}}])\n`;

describe('models from outside the code', () => {
  const cases: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      'argparse',
      {
        'a.py':
          'import argparse\np = argparse.ArgumentParser()\np.add_argument("--chat-model", default="gpt-4o")\nargs = p.parse_args()\n' +
          call('args.chat_model'),
      },
      ['gpt-4o'],
    ],
    [
      'click',
      {
        'a.py':
          'import click\nfrom openai import OpenAI\n@click.command()\n@click.option("--model", "-m", default="gpt-4o")\ndef main(model):\n    OpenAI().chat.completions.create(model=model, messages=[])\n',
      },
      ['gpt-4o'],
    ],
    [
      'typer',
      {
        'a.py':
          'import typer\nfrom openai import OpenAI\ndef main(model: str = typer.Option("gpt-4o", help="x")):\n    OpenAI().chat.completions.create(model=model, messages=[])\n',
      },
      ['gpt-4o'],
    ],
    [
      'commander',
      {
        'a.ts':
          'import { Command } from "commander";\nimport OpenAI from "openai";\nconst program = new Command();\nprogram.option("-m, --chat-model <id>", "which", "gpt-4o");\nprogram.parse();\nconst options = program.opts();\nvoid new OpenAI().chat.completions.create({ model: options.chatModel, messages: [] });\n',
      },
      ['gpt-4o'],
    ],
    [
      'yaml with a key path',
      {
        'config/app.yaml': 'llm:\n  chat:\n    model: gpt-4o\n',
        'a.py':
          'import yaml\nwith open("config/app.yaml") as f:\n    cfg = yaml.safe_load(f)\n' +
          call('cfg["llm"]["chat"]["model"]'),
      },
      ['gpt-4o'],
    ],
    [
      'json by path of the file',
      {
        'src/a.py':
          'import json\nfrom pathlib import Path\ncfg = json.loads((Path(__file__).parent.parent / "c.json").read_text())\n' +
          call('cfg.get("model")'),
        'c.json': '{"model": "gpt-4o"}',
      },
      ['gpt-4o'],
    ],
    [
      'toml',
      {
        'a.py':
          'import tomllib\nwith open("c.toml", "rb") as f:\n    cfg = tomllib.load(f)\n' +
          call('cfg["llm"]["model"]'),
        'c.toml': '[llm]\nmodel = "gpt-4o"\n',
      },
      ['gpt-4o'],
    ],
    [
      'imported json',
      {
        'a.ts':
          'import cfg from "./c.json";\nimport OpenAI from "openai";\nvoid new OpenAI().chat.completions.create({ model: cfg.model, messages: [] });\n',
        'c.json': '{"model": "gpt-4o"}',
      },
      ['gpt-4o'],
    ],
    [
      'docker-compose',
      {
        'a.py': 'import os\n' + call('os.environ["CHAT_MODEL"]'),
        'docker-compose.yml': 'services:\n  api:\n    environment:\n      - CHAT_MODEL=gpt-4o\n',
      },
      ['gpt-4o'],
    ],
    [
      'helm values',
      {
        'a.py': 'import os\n' + call('os.getenv("CHAT_MODEL")'),
        'chart/values.yaml': 'env:\n  - name: CHAT_MODEL\n    value: gpt-4o\n',
      },
      ['gpt-4o'],
    ],
    [
      'pydantic settings',
      {
        'a.py':
          'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    model: str = "gpt-4o"\ns = S()\n' +
          call('s.model'),
      },
      ['gpt-4o'],
    ],
    [
      'an id of a model in .env, which nothing else of it is',
      {
        'a.py':
          'import os\n' +
          call('os.environ["CHAT_MODEL"]') +
          call('os.environ["NAME"]') +
          call('os.environ["M"]'),
        '.env': 'export CHAT_MODEL="gpt-4o" # mine\nNAME=my-private-name\n',
        '.env.example': 'M=gpt-4o-mini\n',
      },
      ['gpt-4o'],
    ],
    [
      'an id of a model in .env beside the default of the code',
      { 'a.py': 'import os\n' + call('os.getenv("M", "gpt-4o")'), '.env': 'M=gpt-4.1\n' },
      ['gpt-4.1', 'gpt-4o'],
    ],
    ['nothing', { 'a.py': 'import os\n' + call('os.environ["CHAT_MODEL"]') }, []],
    [
      'an alias table keeps other names',
      {
        'a.py':
          'T = {"a": "gpt-4o"}\ndef f(m):\n    from openai import OpenAI\n    OpenAI().chat.completions.create(model=T.get(m, m), messages=[])\n',
      },
      [],
    ],
    [
      'getattr',
      { 'a.py': 'class C:\n    model = "gpt-4o"\n' + call('getattr(C(), "model", "x")') },
      ['gpt-4o'],
    ],
    [
      'a test does not decide',
      {
        'a.py':
          'from openai import OpenAI\ndef ask(model="gpt-4o"):\n    OpenAI().chat.completions.create(model=model, messages=[])\n',
        'tests/test_a.py': 'from a import ask\nask("fake-model")\n',
      },
      ['gpt-4o'],
    ],
  ];
  test.each(cases)('%s', async (_, files, ids) => {
    const report = await scanFiles(files);
    expect(report.calls.map(c => c.model.ids).slice(0, 1)).toEqual([ids]);
    expect(report.calls.slice(1).flatMap(c => c.model.ids)).toEqual([]);
    expect(JSON.stringify(report)).not.toContain('my-private-name');
  });

  test('defaults of lookups in the environment, in every idiom', async () => {
    const python = [
      'os.environ.get("M", "gpt-4o")',
      'environ.get("M", default="gpt-4o").strip()',
      'os.environ.setdefault("M", "gpt-4o")',
      'getenv("M") or "gpt-4o"',
      'env("M", default="gpt-4o")',
      'env.str("M", "gpt-4o")',
      'config("M", cast=str, default="gpt-4o")',
    ];
    const script = [
      'process.env.M ?? "gpt-4o"',
      'process.env["M"]?.trim() || "gpt-4o"',
      'Deno.env.get("M") ?? "gpt-4o"',
      'Bun.env.M ?? "gpt-4o"',
      'import.meta.env.VITE_M ?? "gpt-4o"',
      'parsed.M',
      'safe.data!.M',
      'checked.M',
      'cleaned.M',
    ];
    const schema = 'const schema = z.object({ M: z.string().min(1).default("gpt-4o"), N: z.string() });\n';
    const { calls } = await scanFiles({
      'a.py':
        'import os\nfrom os import environ, getenv\nfrom environs import Env\nfrom decouple import config\nfrom openai import OpenAI\nenv = Env()\n' +
        python.map(m => `OpenAI().chat.completions.create(model=${m}, messages=[])\n`).join(''),
      'a.ts':
        'import OpenAI from "openai";\nimport process from "node:process";\nimport { z } from "zod";\nimport { createEnv } from "@t3-oss/env-nextjs";\nimport { cleanEnv, str } from "envalid";\n' +
        `${schema}const parsed = schema.parse(process.env);\nconst safe = schema.safeParse(process.env);\n` +
        'const checked = createEnv({ server: { M: z.string().default("gpt-4o") }, runtimeEnv: process.env });\n' +
        'const cleaned = cleanEnv(process.env, { M: str({ default: "gpt-4o" }) });\n' +
        script
          .map(m => `await new OpenAI().chat.completions.create({ model: ${m}, messages: [] });\n`)
          .join(''),
    });
    const models = calls.map(c => [...c.model.ids, c.model.source].join(' '));
    expect(models).toEqual(models.map(() => 'gpt-4o environment-default'));
    expect(models).toHaveLength(python.length + script.length);
  });
});

describe('text from files', () => {
  const prompt = 'Be kind.\nBe short.\n';
  const python = (content: string): string => call('"gpt-4o"', content);
  const cases: readonly (readonly [string, Record<string, string>])[] = [
    ['open', { 'a.py': python('open("prompts/p.txt").read()') }],
    ['with open', { 'a.py': 'with open("prompts/p.txt") as f:\n    text = f.read()\n' + python('text') }],
    [
      'Path',
      {
        'src/a.py':
          'from pathlib import Path\nHERE = Path(__file__).resolve().parent.parent\n' +
          python('(HERE / "prompts" / "p.txt").read_text()'),
      },
    ],
    [
      'os.path',
      {
        'src/a.py':
          'import os\nbase = os.path.dirname(os.path.abspath(__file__))\n' +
          python('open(os.path.join(base, "..", "prompts", "p.txt")).read()'),
      },
    ],
    [
      'resources',
      {
        'prompts/__init__.py': '',
        'a.py':
          'from importlib.resources import files\n' +
          python('files("prompts").joinpath("p.txt").read_text()'),
      },
    ],
    [
      'readFileSync',
      {
        'src/a.ts':
          'import fs from "node:fs";\nimport path from "node:path";\nimport OpenAI from "openai";\nconst p = fs.readFileSync(path.join(__dirname, "../prompts/p.txt"), "utf8");\nvoid new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: p }] });\n',
      },
    ],
    [
      'import.meta.url',
      {
        'src/a.ts':
          'import { readFileSync } from "fs";\nimport OpenAI from "openai";\nconst p = readFileSync(new URL("../prompts/p.txt", import.meta.url), "utf8");\nvoid new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: p }] });\n',
      },
    ],
    [
      'raw import',
      {
        'src/a.ts':
          'import p from "../prompts/p.txt?raw";\nimport OpenAI from "openai";\nvoid new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: p }] });\n',
      },
    ],
  ];
  test.each(cases)('%s', async (_, files) => {
    const report = await scanFiles({ 'prompts/p.txt': prompt, ...files });
    expect(report.calls.map(textsOf)).toEqual([[prompt]]);
    expect(report.calls[0]!.prompt.segments[0]).toMatchObject({
      file: 'prompts/p.txt',
      startLine: 1,
      endLine: 2,
    });
  });

  test('jinja: the default rendering, and all branches beside it', async () => {
    const report = await scanFiles({
      'prompts/p.j2': 'Hello {{ name }}.{% if formal %} Dear sir.{% else %} Hey.{% endif %}{# no #}',
      'a.py':
        'from jinja2 import Environment, FileSystemLoader\n' +
        'env = Environment(loader=FileSystemLoader("prompts"))\n' +
        python('env.get_template("p.j2").render(name=input())'),
    });
    expect(report.calls.map(textsOf)).toEqual([['Hello . Hey.', 'Hello . Dear sir. Hey.']]);
    expect(report.calls[0]!.prompt.holes).toHaveLength(1);
  });

  test('handlebars', async () => {
    const report = await scanFiles({
      'a.ts':
        'import Handlebars from "handlebars";\nimport OpenAI from "openai";\n' +
        'const t = Handlebars.compile("Hi {{name}}{{#if vip}} VIP{{/if}}!");\n' +
        'void new OpenAI().chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: t({ name: process.argv[2] }) }] });\n',
    });
    expect(report.calls.map(textsOf)).toEqual([['Hi !', 'Hi  VIP!']]);
  });
});
