import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { TlsFacts } from '../../../../shared/actions/knock.ts';

/** More names than these are listed of no certificate. */
const MOST_NAMES = 10;
const LONGEST_TEXT = 200;

/** What a handshake showed of the other side. */
export function tlsFacts(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate();
  return {
    version: socket.getProtocol(),
    certificate:
      Object.keys(certificate).length === 0
        ? null
        : certificateFacts(certificate, socket.authorized),
    problem: null,
  };
}

function certificateFacts(
  certificate: PeerCertificate,
  isTrusted: boolean,
): NonNullable<TlsFacts['certificate']> {
  return {
    subject: nameText(certificate.subject),
    issuer: nameText(certificate.issuer),
    names: namesIn(certificate.subjectaltname ?? ''),
    validFrom: timeOf(certificate.valid_from),
    validTo: timeOf(certificate.valid_to),
    isTrusted,
  };
}

/** A distinguished name by its common name and organization; else by whatever there is. */
function nameText(name: PeerCertificate['subject'] | undefined): string {
  const { CN, O } = name ?? {};
  const known = [CN, O].flat().filter((part) => typeof part === 'string' && part !== '');
  const parts = known.length > 0 ? known : Object.values(name ?? {}).flat();
  return parts.join(', ').slice(0, LONGEST_TEXT);
}

/** `DNS:a.example, IP Address:127.0.0.1`, with quotes where a name holds what could be taken for another one. */
function namesIn(text: string): string[] {
  const names = text.match(/(?:DNS|IP Address):(?:"[^"]*"|[^,]*)/g) ?? [];
  return names
    .slice(0, MOST_NAMES)
    .map((name) => name.slice(name.indexOf(':') + 1).slice(0, LONGEST_TEXT));
}

function timeOf(text: string | undefined): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : time;
}
