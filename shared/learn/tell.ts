import type { LearnMessages } from '../messages/en-learn.ts';
import { boundsOf, type DynamicRange } from '../model/range.ts';
import type { HandOutRules, HostFacts } from '../model/status.ts';
import { endpointText } from '../text/endpoint.ts';
import { visibleText } from '../text/visible.ts';
import type { Example } from './pick-example.ts';

/** What has become of the connection that is told of, and whether another one could be told of instead. */
export interface Since {
  readonly isOver: boolean;
  readonly isOtherOpen: boolean;
}

/** The sentences about one request and its answer. */
export interface RequestStory {
  readonly opening: readonly string[];
  /** The request and the answer, as the arrows of the picture are numbered. */
  readonly steps: readonly [request: string, answer: string];
  readonly closing: readonly string[];
}

/** The story of one request and its answer. */
export function tellRequest(
  example: Example,
  learn: LearnMessages,
  since: Since = { isOver: false, isOtherOpen: false },
): RequestStory {
  const { request } = learn;
  const { row, client, server, service } = example;
  return {
    opening: [
      ...opening(example, learn, since.isOver),
      ...(row && !since.isOver ? [] : [since.isOtherOpen ? request.otherOpen : request.noneOpen]),
    ],
    steps: [
      service ? request.serverPort(server.port, service) : request.serverPortUnnamed(server.port),
      clientPort(example, learn),
    ],
    closing: [
      request.goes(client.port, server.port),
      ...(row?.protocol === 'udp' ? [request.datagrams] : []),
    ],
  };
}

/** The client's and the server's end as they are shown. */
export function endsOf({
  row,
  client,
  server,
}: Example): readonly [client: string, server: string] {
  const from = visibleText(endpointText(client, row?.interface ?? null));
  return [from, endpointText(server)];
}

/** The sentences about what this system hands out, in their order. */
export function tellHandsOut(host: HostFacts, learn: LearnMessages): string[] {
  const { handsOut } = learn;
  const range = host.dynamicRange;
  return [
    ...(range
      ? [handsOut.range(...range), ...besideRegistry(range, learn)]
      : [handsOut.rangeUnknown]),
    ...(host.udp?.dynamicRange ? [handsOut.rangeUdp(...host.udp.dynamicRange)] : []),
    ...keptBack(host, learn),
    privilege(host, learn),
  ];
}

function opening(example: Example, { request }: LearnMessages, isOver: boolean): string[] {
  const { row, program, isSameMachine } = example;
  const ends = endsOf(example);
  if (!row) return [request.example(...ends)];
  return [
    isOver ? request.ended(...ends) : request.real(...ends),
    program ? request.program(visibleText(program)) : request.programHidden,
    ...(isSameMachine ? [request.sameMachine] : []),
  ];
}

function clientPort({ client, isHandedOut }: Example, { request }: LearnMessages): string {
  if (isHandedOut === null) return request.clientPortUnknown(client.port);
  return isHandedOut ? request.clientPort(client.port) : request.clientPortChosen(client.port);
}

function besideRegistry([first, last]: DynamicRange, { handsOut }: LearnMessages): string[] {
  const registered = boundsOf('registered');
  const ephemeral = boundsOf('ephemeral');
  if (first === ephemeral.first && last === ephemeral.last) return [handsOut.asRegistry];
  const told: string[] = [];
  const firstRegistered = Math.max(first, registered.first);
  const lastRegistered = Math.min(last, registered.last);
  if (firstRegistered <= lastRegistered)
    told.push(handsOut.registeredToo(firstRegistered, lastRegistered));
  if (first > ephemeral.first) told.push(handsOut.leftOut(ephemeral.first, first - 1));
  if (last < ephemeral.last)
    told.push(handsOut.leftOut(Math.max(last + 1, ephemeral.first), ephemeral.last));
  return told;
}

function keptBack(host: HostFacts, { handsOut }: LearnMessages): string[] {
  if (host.dynamicRange === null) return [];
  if (host.reservedPorts === null) return [handsOut.keptBackUnknown];
  const ports = countKeptBack(host);
  if (ports === 0) return [];
  const onRequest = host.os === 'linux' ? [handsOut.keptBackOnRequest] : [];
  return [handsOut.keptBack(ports), ...onRequest];
}

/** How many ports of the dynamic range are reserved; blocks may overlap. */
function countKeptBack({ dynamicRange, reservedPorts }: HandOutRules): number {
  if (!dynamicRange || !reservedPorts) return 0;
  const ports = new Set<number>();
  for (const [first, last] of reservedPorts) {
    const end = Math.min(last, dynamicRange[1]);
    for (let port = Math.max(first, dynamicRange[0]); port <= end; port += 1) ports.add(port);
  }
  return ports.size;
}

function privilege({ os, privilegedBelow }: HostFacts, { handsOut }: LearnMessages): string {
  if (privilegedBelow === null) return handsOut.privilegedUnknown;
  // Port 0 asks for any port: below 1 there is none to open.
  if (privilegedBelow <= 1) return handsOut.privilegedNone;
  if (os === 'darwin') return handsOut.privilegedOneAddress(privilegedBelow);
  return handsOut.privileged(privilegedBelow);
}
