import { CodeActionKind, type CodeAction, type Command, type Range } from 'vscode-languageserver/node';
import type { Call, Driver, Finding } from '../../engine/model.ts';
import { assumptionAt } from '../../engine/settings/assumption-key.ts';
import type { FileView } from '../file-view.ts';
import type { Located } from '../open-documents.ts';
import {
  editCommand,
  type AssumptionArgument,
  type DismissArgument,
  type EditCommands,
  type EditConfigurationParams,
  type VolumeArgument,
} from '../protocol.ts';
import { touches } from './code-actions.ts';
import { diagnostic } from './diagnostics.ts';
import { standsIn } from './place.ts';

/** Assumptions of a call that the list of actions offers: it stays short. */
const assumptionLimit = 3;
const featureLimit = 2;

/** What a person can settle of the calls that the range touches, in inference-cost.yml. */
export function settingActions(
  view: FileView,
  located: Located,
  range: Range,
  commands: EditCommands | undefined,
): CodeAction[] {
  const findings = view.findings.filter(finding => standsIn(finding, located) && touches(finding, range));
  const dismissals = findings.map(finding => dismissal(finding, located, view.root, commands));
  if (!commands) return dismissals;
  const calls = view.calls.filter(call => standsIn(call, located) && touches(call, range));
  return [
    ...dismissals,
    ...calls.flatMap(call => [...assumptions(call, view, commands), ...volumes(call, view, commands)]),
  ];
}

function dismissal(
  finding: Finding,
  located: Located,
  root: string,
  commands: EditCommands | undefined,
): CodeAction {
  return {
    title: `Dismiss “${finding.rule}” here${commands ? '…' : ''}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic(finding, located)],
    command: commands
      ? run<DismissArgument>('Dismiss', commands.dismiss, {
          root,
          finding: finding.key,
          message: finding.message,
        })
      : run<EditConfigurationParams>('Dismiss', editCommand, {
          root,
          edits: [{ kind: 'dismiss', finding: finding.key }],
        }),
  };
}

function volumes(call: Call, { root, report }: FileView, commands: EditCommands): CodeAction[] {
  const reaching = report.features.filter(({ calls }) => calls.some(({ id }) => id === call.id));
  return reaching.slice(0, featureLimit).map(({ name, entry }) => {
    const title = `Set the volume of “${name}”…`;
    const argument = { root, feature: name, near: entry.file };
    return {
      title,
      kind: CodeActionKind.Refactor,
      command: run<VolumeArgument>(title, commands.volume, argument),
    };
  });
}

function assumptions(call: Call, { root }: FileView, commands: EditCommands): CodeAction[] {
  return call.drivers
    .filter(driver => driver.assumption !== undefined && assumptionAt(driver.assumption) !== undefined)
    .slice(0, assumptionLimit)
    .map(driver => {
      const title = `Change the assumption of ${driver.name} (${rangeText(driver)} ${driver.unit})…`;
      const argument = {
        root,
        near: call.file,
        assumption: driver.assumption!,
        scope: { call: call.key },
        name: driver.name,
        unit: driver.unit,
        low: driver.low,
        typical: driver.typical,
        high: driver.high,
      };
      return {
        title,
        kind: CodeActionKind.Refactor,
        command: run<AssumptionArgument>(title, commands.assumption, argument),
      };
    });
}

const rangeText = ({ low, high }: Driver): string =>
  low === high ? String(low) : high === null ? `${low} or more` : `${low} – ${high}`;

const run = <T>(title: string, command: string, argument: T): Command => ({
  title,
  command,
  arguments: [argument],
});
