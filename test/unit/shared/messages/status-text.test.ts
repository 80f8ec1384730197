import { describe, expect, test } from 'vitest';
import { en } from '../../../../shared/messages/en.ts';
import { ja } from '../../../../shared/messages/ja.ts';
import { failureText, fallbackText } from '../../../../shared/messages/status-text.ts';
import type { SourceFailure } from '../../../../shared/model/status.ts';
import { makeStatus } from '../make-status.ts';

const PLAIN: SourceFailure = { source: 'netlink', code: 'not-available', detail: null };
const DETAILED: SourceFailure = { source: 'proc', code: 'failed', detail: 'EIO: i/o error' };

describe.each([
  ['en', en],
  ['ja', ja],
])('in %s', (_language, messages) => {
  test('a failure names its source and why it could not serve', () => {
    expect(failureText(PLAIN, messages)).toBe(
      messages.sourceFailed('netlink', messages.failures['not-available'], null),
    );
  });

  test('what the system said is added in its own words', () => {
    const text = failureText(DETAILED, messages);
    expect(text).toContain(messages.failures.failed);
    expect(text).toMatch(
      messages.locale === 'ja' ? /（EIO: i\/o error）$/ : / \(EIO: i\/o error\)$/,
    );
  });

  test('a fallback tells every source that was tried before it', () => {
    const status = makeStatus({
      source: { name: 'systeminformation', failures: [PLAIN, DETAILED] },
    });
    expect(fallbackText(status, messages)).toBe(
      [failureText(PLAIN, messages), failureText(DETAILED, messages)].join(messages.listSeparator),
    );
  });

  test('the first choice, and no source at all, are no fallback', () => {
    expect(fallbackText(makeStatus(), messages)).toBeNull();
    expect(fallbackText(makeStatus({ source: null }), messages)).toBeNull();
  });
});
