import type { Messages } from '../../../shared/messages/en.ts';
import type { OpenPort, Summary } from '../../../shared/summary/summary.ts';
import { visibleText } from '../../../shared/text/visible.ts';

/** Names longer than this make a menu as wide as the screen. */
const LONGEST_NAME = 40;

/** `8080/tcp · node · http-alt`: what listens there, and what the registry calls the port. */
export function openPortText(open: OpenPort, messages: Messages): string {
  const { port, protocols, program, others, service } = open;
  const name = program === null ? null : shortened(visibleText(program));
  const holders = [name, ...(others > 0 ? [messages.moreOwners(others)] : [])];
  return [`${port}/${protocols.join('+')}`, holders.filter(Boolean).join(' '), service]
    .filter(Boolean)
    .join(' · ');
}

/** What somebody has to know who only looks at the symbol. */
export function tooltipText(summary: Summary | null, messages: Messages): string {
  return ['Portico', ...gist(summary, messages)].join(' · ');
}

function gist(summary: Summary | null, messages: Messages): string[] {
  if (!summary) return [messages.tray.starting];
  const { sockets, findings } = summary;
  return [
    sockets ? messages.openToNetwork(sockets.openToNetwork) : messages.tray.blind,
    ...(findings === null ? [] : [messages.tray.findings(findings)]),
  ];
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_NAME) return name;
  return `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
}
