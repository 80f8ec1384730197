import type { CommandHandlers } from '../../shared/api/commands.ts';
import { DEFAULT_SETTINGS } from '../../shared/model/settings.ts';
import { FakeActions } from './fake-actions.ts';
import { FakeFindings } from './fake-findings.ts';
import { FakeHistory } from './fake-history.ts';
import { FakeLogin } from './fake-login.ts';
import { FakeReach } from './fake-reach.ts';
import { FakeRegistry } from './fake-registry.ts';
import { FakeUpdates } from './fake-updates.ts';

/** An answer to every command of the contract. */
export function fakeHandlers(): CommandHandlers {
  return {
    changeSettings: async () => DEFAULT_SETTINGS,
    diagnostics: async () => ({ text: '' }),
    refresh: async () => null,
    inspect: async () => null,
    inspectProcess: async () => null,
    ...new FakeRegistry().handlers(),
    ...new FakeActions().handlers,
    ...new FakeLogin().handlers,
    ...new FakeFindings().handlers(),
    ...new FakeHistory().handlers,
    ...new FakeReach().handlers(),
    ...new FakeUpdates().handlers(() => {}),
  };
}
