import type { CommandLine } from 'electron/main';

/** `app.commandLine`: the switches of this start, as the browser will be given them. */
export class StandInCommandLine implements CommandLine {
  readonly #switches = new Map<string, string>();
  readonly #added: string[] = [];

  constructor(args: readonly string[]) {
    for (const argument of args) {
      const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
      if (name !== undefined) this.#switches.set(name, value);
    }
  }

  /** All of it, as Chromium takes it. */
  get args(): string[] {
    const switches = [...this.#switches].map(([name, value]) =>
      value === '' ? `--${name}` : `--${name}=${value}`,
    );
    return [...switches, ...this.#added];
  }

  appendArgument(value: string): void {
    this.#added.push(value);
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name, value);
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? '';
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name);
  }

  removeSwitch(name: string): void {
    this.#switches.delete(name);
  }
}
