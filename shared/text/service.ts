import type { SocketRow } from '../model/socket.ts';

/** The service's name, with an arrow before it where it is that of the other side's port. */
export function serviceText({ service }: SocketRow): string {
  if (!service) return '';
  return service.side === 'remote' ? `→ ${service.name}` : service.name;
}
