import { seal } from '../../shared/registry/asset.ts';
import { compactText } from '../../shared/registry/compact.ts';
import type { PortRecord } from '../../shared/registry/record.ts';
import { Registry } from '../../shared/registry/registry.ts';

/** A registry that has these names for TCP ports alone; described as `like` describes them. */
export function registryOf(names: Readonly<Record<number, string>>, like: Registry): Registry {
  const records = Object.entries(names).map(([port, name]): PortRecord => {
    const { description } = like.record(Number(port), 'tcp');
    const [first, last] = [Number(port), Number(port)];
    return { protocol: 'tcp', first, last, status: 'assigned', name, aliases: [], description };
  });
  return Registry.load(
    seal({ date: '2026-02-03', source: 'a test', records: compactText(records) }),
  );
}
