/** The package has no types of its own; this is what is used of it. */
declare module 'js-yaml' {
  /** @throws where the text is no YAML */
  export function load(text: string): unknown;
}
