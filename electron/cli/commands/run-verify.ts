import { isOpinion, unexplainedIn } from '../../../shared/second-opinion/opinion.ts';
import { opinionDocument } from '../../../shared/second-opinion/opinion-json.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import { opinionOfThisMachine } from '../../monitor/second-opinion/opinion-handlers.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { FINDINGS_EXIT } from '../findings/exit-codes.ts';
import { opinionLines } from '../output/opinion-text.ts';
import { terminalStyle } from '../output/style.ts';

/** @returns the exit code: 3 where something is not explained, 1 where there was nothing to compare */
export async function runVerify(line: CommandLine, context: CommandContext): Promise<number> {
  const { messages } = context;
  const { stdout, stderr } = process;
  if (stderr.isTTY && !line.has('json')) stderr.write(`${messages.opinion.underWay}\n`);
  const opinion = await opinionOfThisMachine();
  if (line.has('json')) stdout.write(`${printableJson(opinionDocument(opinion), 2)}\n`);
  else stdout.write(`${opinionLines(opinion, messages, terminalStyle(stdout)).join('\n')}\n`);
  if (unexplainedIn(opinion) > 0) return FINDINGS_EXIT.found;
  return isOpinion(opinion) ? EXIT.fine : EXIT.failed;
}
