import { expect, test } from 'vitest';
import { findingTable } from '../../../electron/cli/findings/finding-table.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { LANGUAGES } from '../../../shared/model/language.ts';
import { makeFinding } from '../../support/make-finding.ts';
import { PLAIN_STYLE } from '../../support/plain-style.ts';

test.each(LANGUAGES)('every column has a heading of its own (%s)', (language) => {
  const [head = ''] = findingTable([makeFinding()], messagesIn(language), PLAIN_STYLE);
  const titles = head.split(/ {2,}/).filter((title) => title.trim() !== '');
  expect(new Set(titles).size).toBe(5);
});

test('a finding is told with how grave it is and of which kind', () => {
  const messages = messagesIn('en');
  const [head, row] = findingTable([makeFinding({ id: 'n1' })], messages, PLAIN_STYLE);
  expect(head).toMatch(/^ID +Severity +Kind +Port +Process/);
  expect(row).toMatch(/^n1 +matters +New listener +8080\/tcp +webserver/);
});
