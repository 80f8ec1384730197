/** Id of the element of a line of a table. A row key may hold anything; an element's id may not hold white space. */
export function rowElementId(key: string): string {
  return `row-${encodeURIComponent(key.toWellFormed())}`;
}
