/** The columns that are read, by their names in lower case; the file has five more. */
export const REQUIRED_COLUMNS = [
  'service name',
  'port number',
  'transport protocol',
  'description',
  'registration date',
  'modification date',
  'assignment notes',
] as const;
export type IanaColumn = (typeof REQUIRED_COLUMNS)[number];

/** Where each column is in a row; −1 where it is not. */
export type IanaColumns = Readonly<Record<IanaColumn, number>>;

/** Finds the columns by their names, for their order is not promised. */
export function findColumns(header: readonly string[]): IanaColumns {
  const names = header.map((name) => name.trim().toLowerCase());
  const at = (column: IanaColumn): number => names.indexOf(column);
  return {
    'service name': at('service name'),
    'port number': at('port number'),
    'transport protocol': at('transport protocol'),
    description: at('description'),
    'registration date': at('registration date'),
    'modification date': at('modification date'),
    'assignment notes': at('assignment notes'),
  };
}
