import {
  commands,
  ThemeIcon,
  window,
  type Disposable,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ModelRow, ModelRows } from '../present/model-rows.ts';
import { method, type ModelsAnswer, type SwitchAnswer, type SwitchArgument } from '../server/protocol.ts';
import { commandIds } from './command-ids.ts';

interface Item extends QuickPickItem {
  readonly row: ModelRow;
}

interface Order extends QuickInputButton {
  compare(a: ModelRow, b: ModelRow): number;
}

/** Unknown values go to the end, whichever way the order runs. */
const by =
  (value: (row: ModelRow) => number | null, sign: 1 | -1) =>
  (a: ModelRow, b: ModelRow): number => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };

/** `Switch Model…`: the models that could stand at the cursor; type to search, buttons sort, Enter switches. */
export function registerSwitchModel(client: () => Promise<LanguageClient>): Disposable {
  return commands.registerCommand(commandIds.switchModel, async (argument?: SwitchArgument) => {
    try {
      await switchModel(await client(), argument);
    } catch (error) {
      void window.showErrorMessage(`Inference Cost: ${(error as Error).message}`);
    }
  });
}

async function switchModel(client: LanguageClient, argument: SwitchArgument | undefined): Promise<void> {
  const place = argument ?? placeOfCursor(client);
  if (!place) return void window.showInformationMessage('Inference Cost: put the cursor on a call first.');
  const answer = await client.sendRequest<ModelsAnswer>(method.models, place);
  if ('refused' in answer) return void window.showInformationMessage(`Inference Cost: ${answer.refused}`);
  const model = await choose(answer.list);
  if (model === undefined) return;
  const done = await client.sendRequest<SwitchAnswer>(method.switchModel, { ...place, model });
  if ('refused' in done) return void window.showWarningMessage(`Inference Cost: ${done.refused}`);
  window.setStatusBarMessage(`Inference Cost: ${done.title}`, 5_000);
}

function placeOfCursor({ code2ProtocolConverter }: LanguageClient): SwitchArgument | undefined {
  const editor = window.activeTextEditor;
  return (
    editor && {
      textDocument: code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
      position: code2ProtocolConverter.asPosition(editor.selection.active),
    }
  );
}

/** Id of the model that was chosen; undefined where none was. */
function choose({ title, benchmark, rows }: ModelRows): Promise<string | undefined> {
  const orders = ordersOf(benchmark);
  const pick: QuickPick<Item> = window.createQuickPick<Item>();
  pick.title = title;
  pick.placeholder = 'Search by name, capability, provider or source';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = orders;
  const show = (order: Order): void => {
    pick.items = [...rows].sort(order.compare).map(itemOf);
  };
  show(orders[0]!);
  return new Promise(resolve => {
    pick.onDidTriggerButton(button => show(button as Order));
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (!item) return;
      if (item.row.why !== null) {
        pick.placeholder = `${item.row.label}: ${item.row.why}`;
        return;
      }
      resolve(item.row.id);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function ordersOf(benchmark: string | null): Order[] {
  const order = (icon: string, tooltip: string, compare: Order['compare']): Order => ({
    iconPath: new ThemeIcon(icon),
    tooltip,
    compare,
  });
  return [
    order(
      'credit-card',
      'Cheapest first',
      by(row => row.sort.cost, 1),
    ),
    ...(benchmark === null
      ? []
      : [
          order(
            'star-full',
            `Best result first (${benchmark})`,
            by(row => row.sort.quality, -1),
          ),
        ]),
    order(
      'layers',
      'Largest context first',
      by(row => row.sort.context, -1),
    ),
    order('sort-precedence', 'By name', (a, b) => (a.id < b.id ? -1 : 1)),
  ];
}

const itemOf = (row: ModelRow): Item => ({
  label: `${row.why === null ? '' : row.isPresent ? '$(check) ' : '$(circle-slash) '}${row.label}`,
  description: row.cost,
  detail: row.detail,
  row,
});
