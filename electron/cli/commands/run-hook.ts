import { isAbsolute } from 'node:path';
import { findingsProblemText } from '../../../shared/findings/problem-text.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { type Hooks, NO_HOOKS, readWebhook } from '../../monitor/hooks/hook-file.ts';
import { HookStore } from '../../monitor/hooks/hook-store.ts';
import { tryHooks } from '../../monitor/hooks/try-hooks.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';
import { readHostFacts } from '../../monitor/system/host-facts.ts';
import { type CommandContext, type CommandLine, UsageError } from '../command-line.ts';
import { codeOf } from '../error-code.ts';
import { EXIT } from '../exit.ts';
import { complain } from '../findings/expected-at-hand.ts';

/** @returns the exit code */
export async function runHook(line: CommandLine, { messages }: CommandContext): Promise<number> {
  const wanted = wantedHooks(line, messages);
  const store = new HookStore(dataFolder());
  await store.load();
  if (store.problem) complain(visibleText(findingsProblemText(store.problem, messages)));
  if (line.has('test')) return test(store.hooks, messages);
  if (wanted) {
    const hooks = line.has('off') ? NO_HOOKS : { ...store.hooks, ...wanted };
    await save(store, hooks, messages);
  }
  tell(store, wanted !== null, messages);
  return store.problem ? EXIT.failed : EXIT.fine;
}

/** @returns what is to be set; null where nothing is @throws {UsageError} */
function wantedHooks(line: CommandLine, { alerts }: Messages): Partial<Hooks> | null {
  const text = alerts.hook;
  const [file, address] = [line.text('command'), line.text('webhook')];
  const alone = ['off', 'test'].find((name) => line.has(name));
  const others = ['off', 'test', 'command', 'webhook'].filter((name) => line.has(name));
  if (alone !== undefined && others.length > 1) throw new UsageError(text.alone(`--${alone}`));
  if (file === null && line.arguments.length > 0) throw new UsageError(text.onlyCommand);
  if (file !== null && !isAbsolute(file)) throw new UsageError(text.badCommand(file));
  if (line.has('off')) return NO_HOOKS;
  if (file === null && address === null) return null;
  const webhook = address === null ? null : readWebhook(address);
  if (address !== null && webhook === null) throw new UsageError(text.badUrl(address));
  return {
    ...(file !== null && { command: [file, ...line.arguments] }),
    ...(webhook !== null && { webhook }),
  };
}

async function save(store: HookStore, hooks: Hooks, { alerts }: Messages): Promise<void> {
  try {
    await store.save(hooks);
  } catch (cause) {
    throw new Error(alerts.hook.unwritable(visibleText(store.path), codeOf(cause)), { cause });
  }
}

function tell({ hooks, path }: HookStore, isNew: boolean, { alerts }: Messages): void {
  const text = alerts.hook;
  const { command, webhook } = hooks;
  const lines = [
    ...(command ? [text.commandIs(command.map((word) => JSON.stringify(word)).join(' '))] : []),
    ...(webhook === null ? [] : [text.webhookIs(webhook)]),
  ];
  if (lines.length === 0) lines.push(text.isOff);
  if (isNew) lines.push(text.keptIn(path));
  process.stdout.write(`${lines.map(visibleText).join('\n')}\n`);
}

async function test(hooks: Hooks, { alerts }: Messages): Promise<number> {
  const text = alerts.hook;
  const { command, webhook } = await tryHooks(hooks, await readHostFacts(), Date.now());
  const results = [
    { what: text.theCommand, result: command },
    { what: text.theWebhook, result: webhook },
  ];
  if (!command && !webhook) {
    complain(text.isOff);
    return EXIT.failed;
  }
  let code: number = EXIT.fine;
  for (const { what, result } of results) {
    if (!result) continue;
    if (result.ok) process.stdout.write(`${text.works(what)}\n`);
    else {
      complain(visibleText(text.failed(what, result.detail)));
      code = EXIT.failed;
    }
  }
  return code;
}
