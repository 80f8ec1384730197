import { runInThisContext } from 'node:vm';
import * as electron from './main.ts';

export interface Evaluate {
  readonly id: number;
  /** Text of a function of the module `electron` and an argument. */
  readonly source: string;
  readonly argument: unknown;
}

export type Evaluated =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** Lets the test that started this process run functions in it, and ends it when the test is gone. */
export function obeyTest(): void {
  if (!process.send) return;
  process.on('message', (asked: Evaluate) => {
    void evaluated(asked).then((answer) => process.send?.(answer));
  });
  process.on('disconnect', () => electron.app.exit(1));
  process.channel?.unref();
}

async function evaluated({ id, source, argument }: Evaluate): Promise<Evaluated> {
  try {
    const asked = runInThisContext(`(${source})`) as (module: object, given: unknown) => unknown;
    return { id, ok: true, value: await asked(electron, argument) };
  } catch (error) {
    return { id, ok: false, message: String(error) };
  }
}
