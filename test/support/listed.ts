import * as v from 'valibot';
import { type CliOptions, type CliResult, runCli } from './cli.ts';
import { type ListDocument, listSchema } from './list-schema.ts';

/** Runs `portico list --json` and checks every field of what it prints. */
export async function list(
  args: readonly string[] = [],
  options: CliOptions = {},
): Promise<ListDocument> {
  return parsedList(await runCli(['list', '--json', ...args], options));
}

/** @throws {Error} where the program failed or what it printed is not of the schema */
export function parsedList({ code, stdout, stderr }: CliResult): ListDocument {
  if (code !== 0) throw new Error(`portico ended with ${code}: ${stderr}`);
  return v.parse(listSchema, JSON.parse(stdout));
}
