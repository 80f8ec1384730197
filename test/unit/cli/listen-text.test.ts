import { describe, expect, test } from 'vitest';
import { listenText } from '../../../electron/cli/listen-text.ts';
import { messagesIn } from '../../../shared/messages/language.ts';

const RAW = 'listen EWHATEVER: in the words of the system';

describe.each(['en', 'ja'] as const)('why the server has no place, in %s', (language) => {
  const messages = messagesIn(language);
  const told = (code: string, port: number | null) =>
    listenText({ code, message: RAW }, '192.0.2.9', port, messages);

  test.each([
    ['port-taken', 443, /443.*--port/],
    ['denied', 443, /443.*--port.*1024/],
    ['all-taken', null, /6500.*6519.*--port/],
    ['no-such-address', null, /192\.0\.2\.9/],
  ])('%s is told with what to do, not in the words of the system', (code, port, words) => {
    expect(told(code, port)).toMatch(words);
    expect(told(code, port)).not.toContain('EWHATEVER');
  });

  test('what nobody foresaw is told in the words of the system', () => {
    expect(told('failed', 443)).toBe(RAW);
    expect(told('denied', null)).toBe(RAW);
  });
});
