/** The system's own code of an error (`ENOENT`), else the error in its own words. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
