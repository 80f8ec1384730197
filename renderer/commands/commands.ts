import type { Messages } from '../../shared/messages/en.ts';
import { THEMES } from '../../shared/model/settings.ts';
import type { Stores } from '../stores/context.ts';
import { isRange, PLACES, type Place } from '../stores/places.ts';
import { type Keys, PLACE_KEYS } from './shortcuts.ts';

/** Something that can be done from everywhere: by a key, from the palette, or both. */
export interface Command {
  readonly id: string;
  readonly group: 'go' | 'act';
  readonly label: string;
  readonly keys: Keys | null;
  readonly run: () => void;
}

/** A language is named in itself, so that who cannot read the others finds it. */
const LANGUAGE_NAMES = { en: 'English', ja: '日本語' } as const;

/** The name of a view, as the rail has it. */
export function placeName(place: Place, messages: Messages): string {
  return isRange(place) ? messages.shortRanges[place] : messages.nav.places[place];
}

/** Every command of the page, in the language and for the state that it is in. */
export function commandsOf({ monitor, sockets, view }: Stores): readonly Command[] {
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
    act('pause', sockets.paused ? text.resume : text.pause, ['p'], () => {
      if (sockets.paused) sockets.resume();
      else sockets.pause();
    }),
    act('show-waiting', messages.table.showWaiting, ['r'], showWaiting),
    act('refresh', text.readNow, null, () => void monitor.refresh()),
    act('export', `${messages.exporting.title} …`, ['e'], () => view.openDialog('export')),
    act('compare', `${messages.exporting.compare} …`, null, () => view.openDialog('compare')),
    act('shortcuts', text.showShortcuts, ['?'], () => view.openDialog('shortcuts')),
    ...(['en', 'ja'] as const).map((language) =>
      act(
        `language-${language}`,
        text.languageTo(LANGUAGE_NAMES[language]),
        null,
        () => void monitor.change({ language }),
      ),
    ),
    ...THEMES.map((theme) =>
      act(
        `theme-${theme}`,
        text.themeTo(text.settings.themes[theme]),
        null,
        () => void monitor.change({ theme }),
      ),
    ),
  ];
}

function act(id: string, label: string, keys: Keys | null, run: () => void): Command {
  return { id, group: 'act', label, keys, run };
}

/** Where no list holds back what is new, there is no button for it. */
function showWaiting(): void {
  document.querySelector<HTMLElement>('[data-command="show-waiting"]')?.click();
}

function focusFilter(): void {
  const field = document.querySelector<HTMLInputElement>('header search input');
  field?.focus();
  field?.select();
}
