import * as v from 'valibot';
import { parseAddress } from '../../../../../shared/address/ip.ts';
import type { Door } from './door.ts';

/** A running container, as its engine tells of it. */
export interface KnownContainer {
  readonly id: string;
  readonly runtime: string;
  readonly name: string | null;
  /** Of the compose project it was started for, and the service's name in it. */
  readonly project: string | null;
  readonly service: string | null;
  readonly addresses: readonly string[];
  readonly published: readonly PublishedPort[];
}

/** A port of this computer that leads to one of the container's. */
export interface PublishedPort extends Door {
  readonly containerPort: number;
}

const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535));
const optionalText = v.nullish(v.string());

/** One member of the answer to `GET /containers/json`, as far as it is used. */
const containerSchema = v.object({
  Id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  Names: v.nullish(v.array(v.string())),
  Labels: v.nullish(v.record(v.string(), v.unknown())),
  Ports: v.nullish(
    v.array(
      v.object({
        IP: optionalText,
        PrivatePort: v.nullish(port),
        PublicPort: v.nullish(port),
        Type: optionalText,
      }),
    ),
  ),
  NetworkSettings: v.nullish(
    v.object({
      Networks: v.nullish(
        v.record(
          v.string(),
          v.nullish(v.object({ IPAddress: optionalText, GlobalIPv6Address: optionalText })),
        ),
      ),
    }),
  ),
});

type Listed = v.InferOutput<typeof containerSchema>;
type ListedPort = NonNullable<Listed['Ports']>[number];

/**
 * Reads an engine's list of running containers (Docker Engine API, also spoken by podman). Members of
 * another shape are left out.
 * @returns null where the text is no list
 */
export function parseContainerList(text: string, runtime: string): KnownContainer[] | null {
  const list = parseJson(text);
  if (!Array.isArray(list)) return null;
  return list.flatMap((member: unknown) => {
    const parsed = v.safeParse(containerSchema, member);
    return parsed.success ? [toContainer(parsed.output, runtime)] : [];
  });
}

function toContainer(listed: Listed, runtime: string): KnownContainer {
  const networks = Object.values(listed.NetworkSettings?.Networks ?? {});
  return {
    id: listed.Id,
    runtime,
    name: ownName(listed.Names ?? []),
    project: label(listed, 'com.docker.compose.project'),
    service: label(listed, 'com.docker.compose.service'),
    addresses: networks
      .flatMap((network) => [network?.IPAddress, network?.GlobalIPv6Address])
      .map((address) => parseAddress(address ?? '')?.address)
      .filter((address) => address !== undefined),
    published: (listed.Ports ?? []).flatMap(toPublished),
  };
}

/** Names begin with a slash; those with more of them are what linked containers call this one. */
function ownName(names: readonly string[]): string | null {
  const bare = names.map((name) => name.replace(/^\//, ''));
  return bare.find((name) => name !== '' && !name.includes('/')) ?? null;
}

function label({ Labels }: Listed, name: string): string | null {
  const value = Labels && Object.hasOwn(Labels, name) ? Labels[name] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

function toPublished({ IP, PrivatePort, PublicPort, Type }: ListedPort): PublishedPort[] {
  if (!PublicPort || !PrivatePort || (Type !== 'tcp' && Type !== 'udp')) return [];
  // podman leaves the address out where it means all.
  const address = parseAddress(IP || '0.0.0.0')?.address;
  return address === undefined
    ? []
    : [{ protocol: Type, address, port: PublicPort, containerPort: PrivatePort }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
