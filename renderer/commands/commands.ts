import type { Messages } from '../../shared/messages/en.ts';
import { THEMES } from '../../shared/model/settings.ts';
import { GROUPINGS } from '../../shared/table/grouping.ts';
import { actingCommands } from '../acting/acting-commands.ts';
import type { Stores } from '../stores/context.ts';
import { isRange, PLACES, type Place } from '../stores/places.ts';
import type { Command } from './command.ts';
import { type Keys, PLACE_KEYS } from './shortcuts.ts';

/** A language is named in itself, so that who cannot read the others finds it. */
const LANGUAGE_NAMES = { en: 'English', ja: '日本語' } as const;

/** The name of a view, as the rail has it. */
export function placeName(place: Place, messages: Messages): string {
  return isRange(place) ? messages.shortRanges[place] : messages.nav.places[place];
}

/** Every command of the page, in the language and for the state that it is in. */
export function commandsOf(stores: Stores): readonly Command[] {
  const { findings, monitor, sockets, view } = stores;
  const { messages } = monitor;
  const text = messages.commands;
  return [
    ...PLACES.map(({ place }) => ({
      id: `go-${place}`,
      group: 'go' as const,
      label: text.goTo(placeName(place, messages)),
      keys: PLACE_KEYS[place],
      run: () => view.open(place),
    })),
    act('palette', text.openPalette, ['mod+k'], () => view.openDialog('palette')),
    act('filter', text.focusFilter, ['/'], focusFilter),
    act('clear-filter', messages.view.clearFilter, ['x'], () => {
      sockets.query = '';
    }),
    act('pause', sockets.paused ? text.resume : text.pause, ['p'], () => {
      if (sockets.paused) sockets.resume();
      else sockets.pause();
    }),
    act('show-waiting', messages.table.showWaiting, ['r'], () => press('show-waiting')),
    act('toggle-groups', text.toggleGroups, ['o'], () => press('toggle-groups')),
    ...GROUPINGS.map((grouping) =>
      act(
        `group-${grouping}`,
        text.groupTo(messages.table.groupings[grouping]),
        ['v', grouping.charAt(0)],
        () => {
          sockets.grouping = grouping;
        },
      ),
    ),
    act('refresh', text.readNow, ['n'], () => void monitor.refresh()),
    act('export', `${messages.exporting.title} …`, ['e'], () => view.openDialog('export')),
    act('compare', `${messages.exporting.compare} …`, ['c'], () => view.openDialog('compare')),
    act('expect-all', messages.findingsView.expectAll, ['l', 'a'], () => {
      if (findings.hasBaseline) view.openDialog('expect-all');
      else view.open('findings');
    }),
    act('undo-finding', messages.findingsView.undo, ['u'], () => void findings.undo()),
    act('opinion', `${messages.opinion.open} …`, null, () => view.openDialog('opinion')),
    act('diagnostics', `${messages.diagnostics.open} …`, null, () =>
      view.openDialog('diagnostics'),
    ),
    ...actingCommands(stores),
    act('shortcuts', text.showShortcuts, ['?'], () => view.openDialog('shortcuts')),
    ...(['en', 'ja'] as const).map((language) =>
      act(
        `language-${language}`,
        text.languageTo(LANGUAGE_NAMES[language]),
        ['l', language.charAt(0)],
        () => void monitor.change({ language }),
      ),
    ),
    ...THEMES.map((theme) =>
      act(
        `theme-${theme}`,
        text.themeTo(text.settings.themes[theme]),
        ['t', theme.charAt(0)],
        () => void monitor.change({ theme }),
      ),
    ),
  ];
}

function act(id: string, label: string, keys: Keys | null, run: () => void): Command {
  return { id, group: 'act', label, keys, run };
}

/** Presses the button of the view for a command: a view that cannot do it has none. */
function press(command: string): void {
  document.querySelector<HTMLElement>(`[data-command="${command}"]`)?.click();
}

function focusFilter(): void {
  const field = document.querySelector<HTMLInputElement>('header search input');
  field?.focus();
  field?.select();
}
