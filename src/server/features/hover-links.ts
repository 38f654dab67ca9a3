import type { HoverLinks } from '../../present/hover-links.ts';
import { placeName } from '../../present/terminal-page.ts';
import { assumptionAt } from '../../engine/settings/assumption-key.ts';
import type { FileView } from '../file-view.ts';
import type { AssumptionArgument, LinkCommands } from '../protocol.ts';

/** Links of a hover as addresses of the client's commands; none for a client that has none. */
export function hoverLinks(
  commands: LinkCommands | undefined,
  { root }: FileView,
  uriOf: (file: string, cell?: number) => string | undefined,
): HoverLinks {
  if (!commands) return {};
  const showCalls = (text: string) => address(commands.showReport, { tab: 'calls', text });
  return {
    change(call, { assumption, name, unit, low, typical, high }) {
      if (assumption === undefined || !assumptionAt(assumption)) return undefined;
      const argument: AssumptionArgument = {
        ...{ root, near: call.file, assumption, name, unit, low, typical, high },
        ...(/\.loops\./.test(assumption) ? {} : { scope: { call: call.key } }),
      };
      return address(commands.assumption, argument);
    },
    switchModel({ file, line, column, cell }) {
      const uri = uriOf(file, cell);
      const position = { line: line - 1, character: column - 1 };
      return uri === undefined
        ? undefined
        : address(commands.switchModel, { textDocument: { uri }, position });
    },
    showCall: call => showCalls(placeName(call)),
    showCalls,
  };
}

/** No bracket of an argument may end the link. */
function address(command: string, argument: unknown): string {
  const text = encodeURIComponent(JSON.stringify([argument])).replace(/[()'*!]/g, encodeCharacter);
  return `command:${command}?${text}`;
}

const encodeCharacter = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
