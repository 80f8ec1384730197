import { Socket } from 'node:net';
import { PARENT_FD } from './start-program.ts';
import { StreamPort } from './stream-port.ts';

/**
 * The line to the process that started this one.
 * @throws where there is none: it was started by hand
 */
export function portToParent<Out, In>(): StreamPort<Out, In> {
  return new StreamPort(new Socket({ fd: PARENT_FD, readable: true, writable: true }));
}
