import type { Container } from '../model/socket.ts';
import type { Advice } from './process.ts';
import { shellWord } from './shell-word.ts';

/** Whose manager rules over a unit. */
export type UnitManager = 'system' | 'user';

/** Units that a manager starts again, or on demand; a scope only holds what somebody else started. */
const MANAGED = /\.(?:service|socket)$/;
/** The manager of a user's units: to stop it ends everything of that user. */
const USER_MANAGER = /^user@\d+\.service$/;

const STOP_CONTAINER: Readonly<Record<string, string>> = {
  docker: 'docker stop',
  podman: 'podman stop',
  nerdctl: 'nerdctl stop',
  containerd: 'crictl stop',
  crio: 'crictl stop',
  lxc: 'lxc-stop --name',
  nspawn: 'machinectl stop',
};

/** Containers that are no more than a package's own fence: their programs are ended like any other. */
const FENCES = new Set(['snap', 'flatpak']);

/** What to do instead of ending a process of this unit or container; null where there is nothing better. */
export function adviceFor(
  unit: string | null,
  container: Container | null,
  manager: UnitManager,
): Advice | null {
  if (container !== null && !FENCES.has(container.runtime)) return containerAdvice(container);
  if (unit === null || !MANAGED.test(unit) || USER_MANAGER.test(unit)) return null;
  const word = shellWord(unit);
  const systemctl = manager === 'user' ? 'systemctl --user' : 'sudo systemctl';
  return {
    kind: 'unit',
    name: unit,
    runtime: null,
    commands:
      word === null
        ? []
        : [
            { does: 'stop', command: `${systemctl} stop ${word}` },
            { does: 'disable', command: `${systemctl} disable --now ${word}` },
          ],
  };
}

function containerAdvice({ id, name, runtime }: Container): Advice {
  const stop = STOP_CONTAINER[runtime];
  // crictl knows containers by their id alone.
  const word = shellWord(stop?.startsWith('crictl') ? id : (name ?? id.slice(0, 12)));
  return {
    kind: 'container',
    name: name ?? id.slice(0, 12),
    runtime,
    commands:
      stop === undefined || word === null ? [] : [{ does: 'stop', command: `${stop} ${word}` }],
  };
}
