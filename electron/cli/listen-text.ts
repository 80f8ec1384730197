import type { Messages } from '../../shared/messages/en.ts';

/** Why the server could not be put on this address and port, and what to do. */
export function listenText(
  error: { readonly code: string; readonly message: string },
  host: string,
  port: number | null,
  { cli }: Messages,
): string {
  switch (error.code) {
    case 'port-taken':
      return cli.errorPortTaken(port ?? 0);
    case 'all-taken':
      return cli.errorAllTaken(6500, 6519);
    case 'no-such-address':
      return cli.errorHost(host);
    case 'denied':
      return port === null ? error.message : cli.errorDenied(port);
    default:
      return error.message;
  }
}
