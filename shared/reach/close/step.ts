import type { FirewallTool } from '../firewall.ts';

/** Where a program is told: in a file, on its command line, in its environment, or in its own code. */
export const SETTING_PLACES = ['file', 'command-line', 'environment', 'code'] as const;
export type SettingPlace = (typeof SETTING_PLACES)[number];

/** A way to close a door: what to do, and the very commands, to be copied and never run by Portico. */
export type ClosingStep =
  | {
      readonly kind: 'unit';
      readonly name: string;
      /** Until it is started again. Null: its name has characters that no terminal should be given. */
      readonly stop: string | null;
      /** Now and when the machine starts. */
      readonly disable: string | null;
    }
  | {
      readonly kind: 'container';
      readonly name: string;
      readonly runtime: string;
      readonly stop: string | null;
      /** What to write where its port is published, so that only this machine comes to it. */
      readonly publish: string | null;
    }
  | {
      readonly kind: 'program';
      readonly program: string;
      readonly place: SettingPlace;
      /** The file that the setting is in. */
      readonly file: string | null;
      readonly setting: string;
      /** Address of the maker's documentation. */
      readonly source: string;
    }
  | {
      readonly kind: 'firewall';
      readonly tool: FirewallTool | 'docker-user';
      readonly commands: readonly string[];
      readonly undo: readonly string[];
      /** Whether it holds after the machine is started again. */
      readonly isKept: boolean;
    };
