import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Made up; each stands in another place. */
export const SECRETS = {
  environment: 'plain-words-hold-the-key-42',
  password: 'Tr0ub4dor-and-3',
  constructor: 'sk-proj-a1B2c3D4e5F6g7H8i9J0kLmNoPqRsTuV',
  anthropic: 'sk-ant-api03-ZyXwVuTsRqPoNmLkJiHgFeDcBa9876543210',
  inPrompt: 'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  inName: 'AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY',
  inCondition: 'gsk_0123456789abcdefghijklmnopqrstuvABCD',
  inUrl: 'letmein-user:letmein-pass',
  inModel: 'hf_abcdefghijklmnopqrstuvwxyzABCDEFGH',
  inCompose: 'xoxb-123456789012-abcdefGHIJKL',
  inSettings: 'r8_abcdefghijklmnopqrstuvwxyz012345',
  inLoop: 'glpat-abcdefGHIJKLmnopqrst',
} as const;

const files: Readonly<Record<string, string>> = {
  '.env': `OPENAI_API_KEY="${SECRETS.environment}"\nexport DB_PASSWORD=${SECRETS.password}\nMODEL=gpt-4o\n`,
  'docker-compose.yml': `services:\n  app:\n    environment:\n      SLACK: ${SECRETS.inCompose}\n      CHAT_MODEL: gpt-4o-mini\n`,
  'settings.yaml': `llm:\n  model: gpt-4o-mini\n  api_key: ${SECRETS.inSettings}\n  other: ${SECRETS.environment}\n`,
  'app.py': [
    'import os, yaml, requests',
    'from openai import OpenAI',
    'from anthropic import Anthropic',
    'cfg = yaml.safe_load(open("settings.yaml"))',
    `client = OpenAI(api_key="${SECRETS.constructor}", base_url="https://${SECRETS.inUrl}@api.openai.com/v1")`,
    'def ask(question, mode, items):',
    `    name = lookup("${SECRETS.inName}")`,
    `    text = f"Use {lookup('${SECRETS.inName}')} and ${SECRETS.inPrompt} or ${SECRETS.environment} {os.environ['OPENAI_API_KEY']} {cfg['llm']['other']}"`,
    `    if mode == "${SECRETS.inCondition}":`,
    '        text = "short"',
    `    for item in fetch("${SECRETS.inLoop}", items):`,
    '        client.chat.completions.create(model=cfg["llm"]["model"], messages=[{"role": "user", "content": text + item}])',
    `    client.chat.completions.create(model="${SECRETS.inModel}", messages=[{"role": "user", "content": "${SECRETS.password}"}])`,
    `    Anthropic(api_key="${SECRETS.anthropic}").messages.create(model=os.environ["SLACK"], max_tokens=10, messages=[{"role": "user", "content": name}])`,
    `    requests.post("https://${SECRETS.inUrl}@api.openai.com/v1/chat/completions?key=${SECRETS.inName}", headers={"Authorization": "Bearer ${SECRETS.constructor}"}, json={"model": "gpt-4o", "messages": [{"role": "user", "content": question}]})`,
    'if __name__ == "__main__":',
    '    ask(input(), "x", [])',
    '',
  ].join('\n'),
  'broken.py': `from openai import OpenAI\nOpenAI(api_key="${SECRETS.constructor}").chat.completions.create(model="${SECRETS.inModel}", messages=[{"role": "user", "content": "${SECRETS.inPrompt}\n`,
  'inference-cost.yml': `version: 1\nmodels:\n  - id: ${SECRETS.inModel}\n    nonsense: ${SECRETS.environment}\n`,
};

/** Writes a workspace that holds them all, and says where. */
export function plantedWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Where those stand that a text shows. */
export const leaked = (text: string): string[] =>
  Object.entries(SECRETS).flatMap(([place, secret]) => (text.includes(secret) ? [place] : []));
