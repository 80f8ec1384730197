import type { Messages } from '../messages/en.ts';
import { visibleText } from '../text/visible.ts';
import { KEYS } from './keys.ts';
import type { QueryError } from './parse.ts';

/** What is wrong with a query, and what is allowed instead, in words. */
export function errorText(error: QueryError, { query }: Messages): string {
  const { code, key } = error;
  const allowed = error.allowed.join(', ');
  const given = visibleText(error.given);
  switch (code) {
    case 'unknown-key':
      return query.unknownKey(given, allowed);
    case 'bad-value':
      return key && KEYS[key].offered === KEYS[key].allowed
        ? query.badValue(given, key, allowed)
        : query.exampleValue(given, key ?? '', allowed);
    case 'missing-value':
      return query.missingValue(key ?? '', allowed);
    case 'missing-term':
      return query.missingTerm(given);
    case 'unclosed-quote':
      return query.unclosedQuote;
    case 'unclosed-group':
      return query.unclosedGroup;
    case 'unexpected-close':
      return query.unexpectedClose;
    case 'too-deep':
      return query.tooDeep;
  }
}
