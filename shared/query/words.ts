import { en, type Messages } from '../messages/en.ts';
import { ja } from '../messages/ja.ts';
import type { Owner, SocketRow } from '../model/socket.ts';
import { localText, remoteText } from '../text/endpoint.ts';

/** Whether a row is wanted, given its {@link searchText}. */
export type RowFilter = (text: string) => boolean;

export const EVERY_ROW: RowFilter = () => true;

/**
 * What is searched of a row for a value that is shown in words. The words themselves are looked up in the
 * query: kept with each of very many rows, they would make up most of the text and slow down every search.
 */
function sign(value: string): string {
  return `\n\t${value}`;
}

/** A row is found by the words that are shown for it, whichever language they are shown in. */
const CATALOGS = [en, ja];
const SHOWN_WORDS: readonly { readonly words: string; readonly sign: string }[] = [
  ...signsOf(({ roles }) => roles),
  ...signsOf(({ exposures }) => exposures),
  ...signsOf(({ ownerHidden }) => ({ hidden: ownerHidden })),
];

/**
 * All that can be searched of a row, in lower case, parts set apart by line breaks. Port and protocol alone
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
  return text.toLowerCase() + ownersText(row.owners);
}

/** A process that holds very many sockets is written down once: they share the list that it is in. */
const ownersTexts = new WeakMap<readonly Owner[], string>();

function ownersText(owners: readonly Owner[]): string {
  let text = ownersTexts.get(owners);
  if (text === undefined) {
    text = owners
      .flatMap(({ name, pid, user, path, commandLine }) => [name, pid, user, path, commandLine])
      .map((part) => `\n${part ?? ''}`)
      .join('')
      .toLowerCase();
    ownersTexts.set(owners, text);
  }
  return text;
}

/** A row matches when it holds every word of `query`, each anywhere; an empty query matches all. */
export function wordFilter(query: string): RowFilter {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return EVERY_ROW;
  const all = words.map((word) => [word, ...signsShownAs(word)]);
  return (text) => all.every((forms) => forms.some((form) => text.includes(form)));
}

function signsShownAs(word: string): string[] {
  return SHOWN_WORDS.filter(({ words }) => words.includes(word)).map((shown) => shown.sign);
}

function signsOf(wordsOf: (messages: Messages) => Readonly<Record<string, string>>) {
  return Object.keys(wordsOf(en)).map((value) => ({
    words: CATALOGS.map((messages) => wordsOf(messages)[value])
      .join('\n')
      .toLowerCase(),
    sign: sign(value),
  }));
}
