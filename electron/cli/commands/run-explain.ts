import { explainDocument } from '../../../shared/export/explain-json.ts';
import { problemText } from '../../../shared/messages/status-text.ts';
import { LANGUAGES } from '../../../shared/model/language.ts';
import { explainPort } from '../../../shared/registry/explanation.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { explanationText } from '../output/explanation-text.ts';
import { inOrder } from '../output/order.ts';
import { statusLines } from '../output/status-lines.ts';
import { terminalStyle } from '../output/style.ts';
import { parsePort } from '../parse-port.ts';
import { readOnce } from '../read-once.ts';

/** @returns the exit code */
export async function runExplain(
  line: CommandLine,
  { messages, language }: CommandContext,
): Promise<number> {
  const { port, protocol } = parsePort(line.argument(0) ?? '', messages);
  const { host, snapshot, registry } = await readOnce('auto');
  const rows = inOrder([...snapshot.rows.values()]);
  const explanation = explainPort(port, protocol, registry, host, rows);
  const { stdout, stderr } = process;
  if (line.has('json')) {
    // Programs get English, whatever the terminal speaks, unless they ask.
    const document = explainDocument(explanation, line.choice('lang', LANGUAGES) ?? 'en');
    stdout.write(`${printableJson(document, 2)}\n`);
    for (const problem of snapshot.status.problems) {
      stderr.write(`portico: ${problemText(problem, messages)}\n`);
    }
    return EXIT.fine;
  }
  const style = terminalStyle(stdout);
  const text = [
    ...explanationText(explanation, { host, messages, language, style }),
    '',
    ...statusLines(snapshot.status, messages, style),
  ];
  stdout.write(`${text.join('\n')}\n`);
  return EXIT.fine;
}
