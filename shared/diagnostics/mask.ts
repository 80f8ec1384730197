import { parseAddress } from '../address/ip.ts';
import { Redactor } from '../export/redact.ts';
import { visibleText } from '../text/visible.ts';
import { withoutSecrets } from './secrets.ts';

/** Whose machine it is: what must not be told of it. */
export interface Person {
  /** Path of the user's own folder. */
  readonly home: string;
  readonly user: string;
  readonly host: string;
}

/** What could be an address of IPv4 or IPv6; whether it is one is looked at then. */
const ADDRESSES =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*(?:\.\d{1,3}){0,3})(?![\w:])/g;
/** Accounts and hosts that every machine of a kind has. */
const SHORT = 4;
const NOBODY_IN_PARTICULAR = new Set(['root', 'nobody', 'localhost', 'SYSTEM', '']);

/** Masks whatever the system or a program wrote for who reads a ticket; the same thing always in the same way. */
export class Mask {
  readonly #redactor = new Redactor();
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  text(text: string): string {
    const { home, user, host } = this.#person;
    const withoutHome = isTelling(home) ? text.replace(belowHome(home), '‹home›') : text;
    const withoutPaths = this.#redactor.text(withoutSecrets(withoutHome));
    const withoutNames = replaceWord(replaceWord(withoutPaths, user, '‹user›'), host, '‹host›');
    return visibleText(withoutNames.replace(ADDRESSES, (found) => this.#address(found)));
  }

  #address(found: string): string {
    const address = parseAddress(found);
    return address === null ? found : this.#redactor.address(address.address);
  }
}

/** A path that is everybody's, as `/`, tells nothing. */
function isTelling(home: string): boolean {
  return home.length > 2;
}

/** All of a path from the user's folder on; Windows minds no case. */
function belowHome(home: string): RegExp {
  const path = escapeRegExp(home).replaceAll(/\\[\\/]|\//g, '[\\\\/]+');
  return new RegExp(`${path}(?:[\\\\/][^\\s'":,;()]*)?`, 'gi');
}

function replaceWord(text: string, word: string, label: string): string {
  if (NOBODY_IN_PARTICULAR.has(word)) return text;
  const name = escapeRegExp(word);
  // Of a short name, as `a` or `in`, most of what looks like it is part of other words.
  const pattern = word.length < SHORT ? `(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])` : name;
  return text.replace(new RegExp(pattern, 'giu'), label);
}

/** What has a meaning of its own in a pattern (ECMA-262, SyntaxCharacter). */
function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
