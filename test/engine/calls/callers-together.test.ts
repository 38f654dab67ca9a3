import { expect, test } from 'vitest';
import { scanFiles } from '../../support/scan-files.ts';

test('a model that the SDK takes by default stands beside those that callers write', async () => {
  const report = await scanFiles({
    'requirements.txt': 'openai-agents==0.6.1\n',
    'a.py': `from agents import Agent, Runner
plain = Agent(name="plain", instructions="Answer.")
chosen = Agent(name="chosen", instructions="Answer.", model="gpt-6-luna")
def run(agent):
    return Runner.run_sync(agent, "How many?")
run(plain)
run(chosen)
`,
  });
  const [call] = report.calls;
  expect(call!.model.ids[0]).toBe('gpt-6-luna');
  expect(call!.model.ids.length).toBeGreaterThan(1);
  expect(call!.model.places).toHaveLength(1);
});
