import { en, type Messages } from '../messages/en.ts';
import type { Owner, SocketRow } from '../model/socket.ts';
import { localText, remoteText } from '../text/endpoint.ts';
import { CATALOGS } from './catalogs.ts';
import { folded } from './units.ts';

/** A row as a filter looks at it. */
export interface Searched {
  readonly row: SocketRow;
  /** Its {@link searchText}, made once for very many searches. */
  readonly text: string;
}

/** Whether a row is wanted. */
export type RowFilter = (searched: Searched) => boolean;

export const EVERY_ROW: RowFilter = () => true;

/**
 * What is searched of a row for a value that is shown in words. The words themselves are looked up in the
 * query: kept with each of very many rows, they would make up most of the text and slow down every search.
 */
function sign(value: string): string {
  return `\n\t${value}`;
}

/** A row is found by the words that are shown for it, whichever language they are shown in. */
const SHOWN_WORDS: readonly { readonly words: string; readonly sign: string }[] = [
  ...signsOf(({ roles }) => roles),
  ...signsOf(({ exposures }) => exposures),
  ...signsOf(({ ownerHidden }) => ({ hidden: ownerHidden })),
];

/**
 * All that can be searched of a row, {@link folded}, parts set apart by line breaks. Port and protocol alone
 * are parts of their neighbours.
 */
export function searchText(row: SocketRow): string {
  let text = `${row.protocol}${row.family}\n${row.state}\n${row.range}\n${localText(row)}${sign(row.role)}`;
  if (row.exposure) text += sign(row.exposure);
  if (row.ownersStatus === 'hidden') text += sign(row.ownersStatus);
  if (row.remote) text += `\n${remoteText(row)}`;
  if (row.self) text += `\n${en.self}`;
  if (row.service) text += `\n${row.service.name}`;
  if (row.user) text += `\n${row.user}`;
  if (row.unit) text += `\n${row.unit}`;
  if (row.container?.name) text += `\n${row.container.name}`;
  return folded(text) + ownersText(row.owners);
}

/** A process that holds very many sockets is written down once: they share the list that it is in. */
const ownersTexts = new WeakMap<readonly Owner[], string>();

function ownersText(owners: readonly Owner[]): string {
  let text = ownersTexts.get(owners);
  if (text === undefined) {
    const parts = owners
      .flatMap(({ name, pid, user, path, commandLine }) => [name, pid, user, path, commandLine])
      .map((part) => `\n${part ?? ''}`);
    text = folded(parts.join(''));
    ownersTexts.set(owners, text);
  }
  return text;
}

/** A row matches when it holds `word` anywhere; without a letter it matches always. */
export function wordFilter(word: string): RowFilter {
  const text = folded(word);
  const signs = signsShownAs(text);
  if (signs.length === 0) return (searched) => searched.text.includes(text);
  const forms = [text, ...signs];
  return (searched) => forms.some((form) => searched.text.includes(form));
}

function signsShownAs(word: string): string[] {
  return SHOWN_WORDS.filter(({ words }) => words.includes(word)).map((shown) => shown.sign);
}

function signsOf(wordsOf: (messages: Messages) => Readonly<Record<string, string>>) {
  return Object.keys(wordsOf(en)).map((value) => ({
    words: folded(CATALOGS.map((messages) => wordsOf(messages)[value]).join('\n')),
    sign: sign(value),
  }));
}
