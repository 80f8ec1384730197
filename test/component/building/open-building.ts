import { vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { PictureState } from '../../../renderer/building/picture-state.svelte.ts';
import type { ViewStore } from '../../../renderer/stores/view.svelte.ts';
import { centreOf, type Point } from '../../../shared/building/box.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import type { FakeHost } from '../../support/fake-host.ts';
import { openPage } from '../../support/open-page.ts';
import OpenBuilding from './OpenBuilding.svelte';

export const picture = page.getByRole('application');

/** The building alone, with the real stores and styles of the page, talking to a host that the test leads. */
export async function openBuilding(
  rows: readonly SocketRow[] | null,
  language: Language = 'en',
): Promise<{ readonly host: FakeHost; readonly view: ViewStore }> {
  const { host, stores } = await openPage({ rows, settings: { language }, place: 'settings' });
  // The rest of the page would open the views that the building leads to.
  await cleanup();
  await render(OpenBuilding, { stores });
  await vi.waitFor(() => {
    if (host.connections < 2) throw new Error('the page has not come back yet');
    if (canvas().width < 100) throw new Error('the picture has no size yet');
  });
  await rest();
  return { host, view: stores.view };
}

/** What the picture is painted on. */
export function canvas(): HTMLCanvasElement {
  const sheet = document.querySelector<HTMLCanvasElement>('[role=application] canvas');
  if (!sheet) throw new Error('there is no picture');
  return sheet;
}

/** Where a door of the whole building is in the picture, told by its size alone. */
export function placeOf(port: number): Point {
  const state = new PictureState();
  const { clientWidth, clientHeight } = canvas();
  state.resize(clientWidth, clientHeight, innerWidth < 900 || clientWidth < 640);
  const cell = state.stage.cellOf(state.sight, port);
  if (!cell) throw new Error(`door ${port} is nowhere`);
  return { x: centreOf(cell).x, y: cell.y + cell.height - 3 };
}

/** The colour at a point of the picture. */
export function colourAt({ x, y }: Point): readonly number[] {
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  if (!pen) throw new Error('there is no canvas');
  const sheet = canvas();
  const ratio = sheet.width / sheet.clientWidth;
  pen.drawImage(sheet, Math.round(x * ratio), Math.round(y * ratio), 1, 1, 0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data];
}

/** The colours of a door, from its sill up. */
export function coloursOf(port: number): (readonly number[])[] {
  const { x, y } = placeOf(port);
  return [1, 0, -1, -2].map((step) => colourAt({ x, y: y + step }));
}

/** Waits until the browser has painted what there is to paint. */
export async function rest(frames = 4): Promise<void> {
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
