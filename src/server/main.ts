import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve, workerBeside } from './serve.ts';

declare const __VERSION__: string;

// Transport as the arguments say: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.
const connection = createConnection(ProposedFeatures.all);
serve(connection, workerBeside(__dirname), __VERSION__);
connection.listen();
