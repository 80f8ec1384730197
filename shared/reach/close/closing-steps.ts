import { adviceFor, type UnitManager } from '../../actions/advice.ts';
import type { SocketRow } from '../../model/socket.ts';
import type { FirewallTool } from '../firewall.ts';
import { firewallStep, publishedPortStep } from './firewall-step.ts';
import { settingOf } from './program-settings.ts';
import type { ClosingStep } from './step.ts';

export interface ClosingContext {
  /** Node's name of the system. */
  readonly os: string;
  /** Who is to be asked to change the rules; null where nobody is in force. */
  readonly manager: FirewallTool | null;
  /** Whose manager rules over the unit. */
  readonly unitManager: UnitManager;
  /** Where the socket only stands for a container's port; its number inside where that is known. */
  readonly published: { readonly containerPort: number | null } | null;
}

/** Every way to close a door, the one that is the least trouble first. */
export function closingSteps(row: SocketRow, context: ClosingContext): ClosingStep[] {
  const isOpen = row.exposure !== 'loopback';
  return [
    ...(isOpen ? programSteps(row, context) : []),
    ...ownerSteps(row, context),
    ...(isOpen ? firewallSteps(row, context) : []),
  ];
}

function programSteps(row: SocketRow, { published }: ClosingContext): ClosingStep[] {
  if (published) return [];
  const settings = new Set(row.owners.flatMap((owner) => settingOf(owner) ?? []));
  return [...settings].map(({ title, place, file, setting, source }) => ({
    kind: 'program',
    program: title,
    place,
    file,
    setting: setting(row.local.port),
    source,
  }));
}

function ownerSteps(row: SocketRow, context: ClosingContext): ClosingStep[] {
  const advice = adviceFor(row.unit, row.container, context.unitManager);
  if (!advice) return [];
  const commandTo = (does: 'stop' | 'disable'): string | null =>
    advice.commands.find((one) => one.does === does)?.command ?? null;
  const { name, runtime } = advice;
  if (advice.kind === 'unit') {
    return [{ kind: 'unit', name, stop: commandTo('stop'), disable: commandTo('disable') }];
  }
  return [
    {
      kind: 'container',
      name,
      runtime: runtime ?? '',
      stop: commandTo('stop'),
      publish: publishOf(row, context),
    },
  ];
}

/** The port as `docker run --publish` and the `ports` of a compose file write it. */
function publishOf(row: SocketRow, { published }: ClosingContext): string | null {
  if (!published || row.exposure === 'loopback') return null;
  const { port } = row.local;
  const protocol = row.protocol === 'udp' ? '/udp' : '';
  return `127.0.0.1:${port}:${published.containerPort ?? port}${protocol}`;
}

function firewallSteps(row: SocketRow, context: ClosingContext): ClosingStep[] {
  const { protocol, local, container, netns } = row;
  if (netns !== null) return [];
  if (context.published) {
    return container?.runtime === 'docker' && context.os === 'linux'
      ? [publishedPortStep(protocol, local.port)]
      : [];
  }
  const step = firewallStep(context.os, context.manager, protocol, local.port);
  return step ? [step] : [];
}
