/** The macros of man(7), as far as they are used here. */

/** Text that roff takes as it is: no escapes, no requests, and dashes that can be copied into a terminal. */
export function text(plain: string): string {
  return plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gm, '\\&');
}

/** One argument of a request, whatever is in it. */
export function word(plain: string): string {
  return `"${text(plain).replaceAll('"', '\\(dq')}"`;
}

export function request(name: string, ...given: readonly string[]): string {
  return [`.${name}`, ...given.map(word)].join(' ');
}

export function section(title: string, lines: readonly string[]): string[] {
  return [request('SH', title), ...lines];
}

export function paragraphs(plain: readonly string[]): string[] {
  return plain.flatMap((one, place) => [...(place === 0 ? [] : ['.PP']), text(one)]);
}

/** A term, and what it means below it. */
export function item(term: string, meaning: string): string[] {
  return ['.TP', request('B', term), text(meaning)];
}

/** Lines of a terminal, kept as they are. */
export function example(lines: readonly string[]): string[] {
  return ['.PP', '.nf', '.RS', ...lines.map(text), '.RE', '.fi'];
}
