import { createRequire } from 'node:module';
import type { Command } from 'commander';

const transports = /^--(stdio|node-ipc|socket=\d+|pipe=.+)$/;

const examples = `
Examples:
  $ inference-cost lsp --stdio
`;

/** `lsp`: the language server, for any editor that speaks its protocol. `serverFile` is the bundled server. */
export function addLsp(program: Command, serverFile: string): void {
  program
    .command('lsp')
    .summary('Run the language server, for editors other than VS Code.')
    .description(
      'Run the language server over standard input and output, for any editor that speaks the Language Server Protocol: hover, code lens, inlay hints, diagnostics and quick fixes.',
    )
    .option('--stdio', 'talk over standard input and output (the default)')
    .addHelpText('after', examples)
    .allowUnknownOption() // --socket=PORT and --pipe=NAME are the protocol library's own
    .action(() => {
      if (!process.argv.some(arg => transports.test(arg))) process.argv.push('--stdio');
      createRequire(serverFile)(serverFile); // a bundle of its own: other commands don't load the protocol
    });
}
