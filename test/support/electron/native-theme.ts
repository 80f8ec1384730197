import { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron/main';

type Modelled = 'inForcedColorsMode' | 'shouldUseDarkColors' | 'themeSource';

/**
 * `nativeTheme` of a light system, until a test says that it turns dark. What pages are shown in is not changed: a
 * test emulates that in the browser.
 */
class StandInNativeTheme extends EventEmitter implements Pick<NativeTheme, Modelled> {
  readonly inForcedColorsMode = false;
  #themeSource: NativeTheme['themeSource'] = 'system';
  #isSystemDark = false;

  get themeSource(): NativeTheme['themeSource'] {
    return this.#themeSource;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    if (!['system', 'light', 'dark'].includes(source)) {
      throw new TypeError(`Error processing argument: ${source}`);
    }
    this.#themeSource = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#themeSource === 'system' ? this.#isSystemDark : this.#themeSource === 'dark';
  }

  /** The user turns the system dark or light; the real one hears of it by itself. */
  turnSystem(isDark: boolean): void {
    this.#isSystemDark = isDark;
    this.emit('updated');
  }
}

export const nativeTheme = new StandInNativeTheme();
