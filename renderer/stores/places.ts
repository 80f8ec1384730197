import type { ViewName } from '../../shared/api/show.ts';
import type { Range } from '../../shared/model/range.ts';
import { RANGES } from '../../shared/model/range.ts';

/** A view of the page. The three ranges go by the names they have everywhere. */
export type Place = ViewName;

export type PlaceGroup = 'ports' | 'who' | 'watch' | 'know';

/** Every view, in the order of the rail; `group` is the heading it stands under. */
export const PLACES: readonly { readonly place: Place; readonly group: PlaceGroup | null }[] = [
  { place: 'building', group: null },
  ...RANGES.map(({ range }) => ({ place: range, group: 'ports' }) as const),
  { place: 'processes', group: 'who' },
  { place: 'connections', group: 'who' },
  { place: 'findings', group: 'watch' },
  { place: 'history', group: 'watch' },
  { place: 'registry', group: 'know' },
  { place: 'learn', group: 'know' },
  { place: 'settings', group: null },
];

/** A view that is none of a range. */
export type OtherPlace = Exclude<Place, Range>;

/** Whether it is the view of a range. */
export function isRange(place: Place): place is Range {
  return RANGES.some(({ range }) => range === place);
}
