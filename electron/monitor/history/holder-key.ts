import { HIDDEN_PROGRAM, type Program } from '../../../shared/findings/program.ts';
import type { ListenerHolder } from '../../../shared/history/model.ts';

type Holder = Pick<ListenerHolder, 'program' | 'user'>;

/** A program and its user as one text, equal for equal ones: what is not known is left away. */
export function holderKey({ program, user }: Holder): string {
  const { container, unit, path, script, name, uid } = program;
  const all = { container, unit, path, script, name, uid, user };
  return JSON.stringify(all, (_, value: unknown) => (value === null ? undefined : value));
}

/** The reverse of {@link holderKey}; what cannot be understood is not known. */
export function holderOf(key: string): Holder {
  const kept = JSON.parse(key) as Partial<Program> & { user?: string };
  const { user = null, ...program } = kept;
  return { program: { ...HIDDEN_PROGRAM, ...program }, user };
}
