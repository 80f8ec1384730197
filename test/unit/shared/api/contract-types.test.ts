import { expect, expectTypeOf, test } from 'vitest';
import type { Client } from '../../../../shared/api/client.ts';
import type {
  CommandArgument,
  CommandHandlers,
  CommandName,
  CommandResult,
} from '../../../../shared/api/commands.ts';
import { commands } from '../../../../shared/api/commands.ts';
import type { ClientMessage } from '../../../../shared/api/messages.ts';
import type { Settings } from '../../../../shared/model/settings.ts';

/** Checked by the compiler; never run. */
function callsThatFit(client: Client): void {
  expectTypeOf(client.request('refresh', null)).resolves.toEqualTypeOf<null>();
  expectTypeOf(client.request('changeSettings', {})).resolves.toExtend<Settings>();
  // @ts-expect-error: no such command
  void client.request('shutDown', null);
  // @ts-expect-error: the argument of another command
  void client.request('refresh', { intervalMs: 500 });
  // @ts-expect-error: a value that the setting cannot have
  void client.request('changeSettings', { language: 'de' });
  // @ts-expect-error: the argument is missing
  void client.request('refresh');
}

test('every command declared has a handler and can be called, with the same types', () => {
  expectTypeOf<CommandName>().toEqualTypeOf<keyof typeof commands>();
  expectTypeOf<keyof CommandHandlers>().toEqualTypeOf<CommandName>();
  expectTypeOf<Parameters<Client['request']>[0]>().toEqualTypeOf<CommandName>();
  expectTypeOf<
    Extract<ClientMessage, { type: 'request' }>['command']
  >().toEqualTypeOf<CommandName>();
  expectTypeOf(callsThatFit).toBeFunction();
});

test('a handler takes the argument and gives the result that is declared', () => {
  expectTypeOf<CommandHandlers['refresh']>().parameters.toEqualTypeOf<[null]>();
  expectTypeOf<CommandHandlers['refresh']>().returns.toEqualTypeOf<Promise<null>>();
  expectTypeOf<CommandHandlers['changeSettings']>()
    .parameter(0)
    .toEqualTypeOf<CommandArgument<'changeSettings'>>();
  expectTypeOf<CommandHandlers['changeSettings']>().returns.resolves.toEqualTypeOf<
    CommandResult<'changeSettings'>
  >();
  expectTypeOf<CommandResult<'changeSettings'>>().toExtend<Settings>();
  expectTypeOf<Partial<Settings>>().toExtend<CommandArgument<'changeSettings'>>();
});

test('each command says whether it only looks, changes what Portico keeps, or acts', () => {
  const of = (wanted: string) =>
    Object.entries(commands).flatMap(([name, { kind }]) => (kind === wanted ? [name] : []));
  expect(of('write').sort()).toEqual([
    'changeRule',
    'changeSettings',
    'clearHistory',
    'decideFindings',
    'expectAll',
    'expectSocket',
    'importExpected',
    'importRegistry',
    'removeRules',
    'resetRegistry',
    'undoFindings',
  ]);
  expect(of('act').sort()).toEqual([
    'browse',
    'changeLoginStart',
    'closeConnection',
    'endProcess',
    'goOnEnding',
    'knock',
    'revealProgram',
    'update',
  ]);
  expect(of('read').length + of('write').length + of('act').length).toBe(
    Object.keys(commands).length,
  );
});
