import type { Agent, Call, Loop, Report, Segment, SourcePlace } from '../engine/model.ts';
import { usdPerRunOf } from '../engine/report/usd-per-run.ts';
import { counted, times, tokensFull } from './counts.ts';
import { linkText, type HoverLinks } from './hover-links.ts';
import { modelName } from './model-name.ts';
import { money } from './money.ts';
import { markdownText } from './plain-text.ts';
import { placeName, shareText } from './terminal-page.ts';

/** The hover on a place that chooses a model for calls: what it drives, and what that comes to. */
export function modelHover(
  ids: readonly string[],
  calls: readonly Call[],
  report: Report,
  links: HoverLinks = {},
  place?: SourcePlace,
): string {
  const files = new Set(calls.map(call => call.file)).size;
  const name = modelName({ ids }) ?? 'A model known only at run time';
  if (calls.length === 0) return `**${markdownText(name)}** drives no call that was found`;
  const drives = `**${markdownText(name)}** drives ${counted(calls.length, 'call')} in ${counted(files, 'file')}`;
  const [id] = ids;
  return [
    [drives, sumText(calls, report)].filter(Boolean).join('  \n'),
    `${dearestText(calls, report)}${linkText('Show all', id === undefined ? undefined : links.showCalls?.(id))}${linkText('Switch…', place && links.switchModel?.(place))}`,
  ].join('\n\n');
}

/** The hover on constant prompt text: how long it is, and who sends it how often. */
export function promptHover(segment: Segment, calls: readonly Call[], report: Report): string {
  const { tokens, chars, role } = segment;
  const what = `**${tokensFull(tokens)} tokens**, ${tokensFull(chars)} characters${role === 'unknown' ? '' : ` of the ${role} prompt`}`;
  const senders = calls.slice(0, 4).map(call => {
    const model = modelName(call.model);
    return `- ${nameOf(call)}${model ? ` · ${markdownText(model)}` : ''}${oftenText(call, report)}`;
  });
  const more = calls.length > 4 ? [`- and ${counted(calls.length - 4, 'more call')}`] : [];
  return [what, `Sent by ${counted(calls.length, 'call')}:`, [...senders, ...more].join('\n')].join('\n\n');
}

/** The hover on an agent: what it may use, and what its runs cost. */
export function agentHover(agent: Agent, report: Report, links: HoverLinks = {}): string {
  const ids = new Set([...agent.calls, ...agent.runs]);
  const calls = report.calls.filter(call => ids.has(call.id));
  const names = new Map(report.agents.map(({ id, name }) => [id, name]));
  const leads = agent.edges.map(({ to, kind }) => `${names.get(to) ?? to} \\(${kind}\\)`);
  const list = (title: string, values: readonly string[]): string[] =>
    values.length > 0 ? [`${title}: ${values.map(value => markdownText(value, 60)).join(', ')}`] : [];
  return [
    `**${markdownText(agent.name, 80)}** · ${agent.role} · ${markdownText(modelName({ ids: agent.models }) ?? 'model known only at run time')}`,
    [...list('Tools', agent.tools), ...list('Leads to', leads)].join('  \n'),
    calls.length > 0
      ? `${[sumText(calls, report), dearestText(calls, report)].filter(Boolean).join('  \n')}${linkText('Show in report', links.showCalls?.(agent.name))}`
      : 'No run of it was found',
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The hover on a loop: how often it turns, and what stands in it. */
export function loopHover(loop: Loop, calls: readonly Call[], links: HoverLinks = {}): string {
  const turn = calls.reduce((sum, call) => sum + (call.usd?.typical ?? 0), 0);
  const usual = Number(loop.times.typical.toFixed(1));
  const amount =
    turn > 0
      ? `  \n\\~${markdownText(money(turn))} a turn, \\~${markdownText(money(turn * usual))} a pass`
      : '';
  const driver = calls.flatMap(call =>
    call.drivers
      .filter(one => one.assumption?.endsWith(`loops.${loop.expression}`))
      .map(one => ({ call, one })),
  )[0];
  return `**Turns ${times(loop.times)} times**, usually ${usual}${loop.parallel ? ', in parallel' : ''}${linkText('Change', driver && links.change?.(driver.call, driver.one))}  \nruns ${calls.map(nameOf).join(', ')}${amount}`;
}

function sumText(calls: readonly Call[], report: Report): string {
  const sum = usdPerRunOf(calls, report.features);
  if (!sum) return 'unpriced';
  const whole =
    usdPerRunOf(
      report.calls.filter(call => !call.testOrExample),
      report.features,
    )?.run ?? 0;
  const share = shareText(sum.run, whole);
  const month = sum.month === null ? '' : `, \\~${markdownText(money(sum.month))} a month`;
  return `\\~${markdownText(money(sum.run))} a run of all features${share ? ` \\(${markdownText(share)}\\)` : ''}${month}`;
}

function dearestText(calls: readonly Call[], report: Report): string {
  const amounts = calls.map(call => ({ call, run: usdPerRunOf([call], report.features)?.run ?? 0 }));
  const all = amounts.reduce((sum, { run }) => sum + run, 0);
  const [first] = amounts.sort((a, b) => b.run - a.run);
  if (!first || all <= 0) return '';
  const { call, run } = first;
  return `dearest: ${nameOf(call)} in ${markdownText(placeName(call))}, ${markdownText(shareText(run, all))}`;
}

const nameOf = (call: Call): string =>
  call.enclosing ? `${markdownText(call.enclosing, 60)}\\(\\)` : markdownText(placeName(call));

function oftenText(call: Call, report: Report): string {
  const feature = report.features.find(one => one.calls.some(({ id }) => id === call.id));
  const count = feature?.calls.find(({ id }) => id === call.id)?.times;
  return feature && count ? `, ${times(count)} × per ${markdownText(feature.name, 60)}` : '';
}
