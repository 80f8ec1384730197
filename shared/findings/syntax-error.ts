import { type Place, placeOf } from './locate.ts';

/** A token of JSON (RFC 8259) with the blanks before it: a text, a sign, or a number or word. */
const TOKEN =
  /[ \t\n\r]*(?:("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|([[\]{},:])|((?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])))/uy;

type Kind = 'text' | 'plain' | '[' | ']' | '{' | '}' | ',' | ':';
/** What may stand next. */
type State = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'next';

/**
 * Where a text stops being JSON. The engine's own message says so in some cases only.
 * @param text one that `JSON.parse` refuses
 */
export function placeOfSyntaxError(text: string): Place {
  const open: ('[' | '{')[] = [];
  let state: State = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const kind = kindOf(TOKEN.exec(text));
    const after: State | null = kind && follow(state, kind, open);
    if (after === null) {
      const blanks = /^[ \t\n\r]*/.exec(text.slice(from))?.[0].length ?? 0;
      return placeOf(text, from + blanks);
    }
    state = after;
  }
}

function kindOf(match: RegExpExecArray | null): Kind | null {
  if (!match) return null;
  const [, text, sign] = match;
  if (text !== undefined) return 'text';
  return sign === undefined ? 'plain' : (sign as Kind);
}

/** @returns null where that may not stand here */
function follow(state: State, kind: Kind, open: ('[' | '{')[]): State | null {
  if (isEnd(state, kind, open)) {
    open.pop();
    return 'next';
  }
  switch (state) {
    case 'value':
    case 'value or ]':
      return begin(kind, open);
    case 'key':
    case 'key or }':
      return kind === 'text' ? ':' : null;
    case ':':
      return kind === ':' ? 'value' : null;
    case 'next':
      if (kind !== ',' || open.length === 0) return null;
      return open.at(-1) === '[' ? 'value' : 'key';
  }
}

function begin(kind: Kind, open: ('[' | '{')[]): State | null {
  if (kind === 'text' || kind === 'plain') return 'next';
  if (kind !== '[' && kind !== '{') return null;
  open.push(kind);
  return kind === '[' ? 'value or ]' : 'key or }';
}

function isEnd(state: State, kind: Kind, open: readonly ('[' | '{')[]): boolean {
  if (kind === ']') return open.at(-1) === '[' && (state === 'value or ]' || state === 'next');
  if (kind === '}') return open.at(-1) === '{' && (state === 'key or }' || state === 'next');
  return false;
}
