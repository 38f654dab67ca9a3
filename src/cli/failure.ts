import { CommanderError } from 'commander';
import { BadInput } from '../workspace/bad-input.ts';

export interface Failure {
  /** One line for standard error; '' when all is said. */
  readonly line: string;
  readonly exitCode: number;
}

/** What an error means to the one who typed the command: never a stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) return commanderFailure(error);
  if (error instanceof BadInput) return { line: oneLine(error.message), exitCode: 2 };
  const message = error instanceof Error ? error.message : String(error);
  return { line: `internal error, please report it: ${oneLine(message)}`, exitCode: 2 };
}

/** Help and version end a run as an "error" of exit code 0. */
function commanderFailure(error: CommanderError): Failure {
  if (error.exitCode === 0) return { line: '', exitCode: 0 };
  const said = oneLine(error.message.replace(/^error: /, ''));
  return { line: /--help/.test(said) ? said : `${said}; see inference-cost --help`, exitCode: 2 };
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}
