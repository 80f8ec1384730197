import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CommandHandlers } from '../../../../shared/api/commands.ts';
import { commands } from '../../../../shared/api/commands.ts';
import { CommandError, dispatch } from '../../../../shared/api/dispatch.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { fakeHandlers } from '../../../support/fake-handlers.ts';

function handlers(overrides: Partial<CommandHandlers> = {}): CommandHandlers {
  return {
    ...fakeHandlers(),
    changeSettings: async (changes) => ({ ...DEFAULT_SETTINGS, ...(changes as object) }),
    ...overrides,
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('a command is run with its argument and answers with the result', async () => {
  const answer = await dispatch(handlers(), 'changeSettings', { intervalMs: 500 }, false);
  expect(answer).toEqual({ ok: true, value: { ...DEFAULT_SETTINGS, intervalMs: 500 } });
});

test.each([
  ['changeSettings', null],
  ['changeSettings', { intervalMs: 1 }],
  ['changeSettings', { intervalMs: '1000' }],
  ['changeSettings', { language: 'de' }],
  ['changeSettings', { source: '__proto__' }],
  ['changeSettings', { volume: 11 }],
  ['refresh', undefined],
  ['refresh', {}],
  ['refresh', 0],
] as const)('%s does not run with the argument %j', async (name, argument) => {
  const run = vi.fn(async () => null as never);
  const answer = await dispatch(handlers({ [name]: run }), name, argument, true);
  expect(answer).toMatchObject({ ok: false, code: 'bad-argument' });
  expect(run).not.toHaveBeenCalled();
});

describe('a command that acts', () => {
  test('is refused where the host does not allow it, and does not run', async () => {
    vi.spyOn(commands.refresh, 'kind', 'get').mockReturnValue('act');
    const run = vi.fn(async () => null);
    const answer = await dispatch(handlers({ refresh: run }), 'refresh', null, false);
    expect(answer).toMatchObject({ ok: false, code: 'refused' });
    expect(run).not.toHaveBeenCalled();
  });

  test('runs where the host allows it', async () => {
    vi.spyOn(commands.refresh, 'kind', 'get').mockReturnValue('act');
    expect(await dispatch(handlers(), 'refresh', null, true)).toEqual({ ok: true, value: null });
  });
});

test('a command that a host answers none of is refused', async () => {
  const answer = await dispatch({}, 'refresh', null, true);
  expect(answer).toMatchObject({ ok: false, code: 'refused' });
});

describe('an error crosses as data', () => {
  test('one meant for the user with its code, words and detail', async () => {
    const refresh = async () => {
      throw new CommandError('refused', 'the door is held by another', 'pid 7');
    };
    expect(await dispatch(handlers({ refresh }), 'refresh', null, true)).toEqual({
      ok: false,
      code: 'refused',
      message: 'the door is held by another',
      detail: 'pid 7',
    });
  });

  test('any other as a failure, with what it said as detail', async () => {
    const refresh = async () => {
      throw new TypeError('rows is not iterable');
    };
    expect(await dispatch(handlers({ refresh }), 'refresh', null, true)).toEqual({
      ok: false,
      code: 'failed',
      message: 'refresh failed',
      detail: 'rows is not iterable',
    });
  });

  test('also what is thrown before anything is awaited, and what is no error', async () => {
    const refresh = () => {
      // biome-ignore lint/style/useThrowOnlyError: what a foreign library may throw
      throw 'bare text';
    };
    expect(await dispatch(handlers({ refresh }), 'refresh', null, true)).toMatchObject({
      ok: false,
      code: 'failed',
      detail: 'bare text',
    });
  });
});
