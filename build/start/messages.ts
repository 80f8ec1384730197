import { languageOf } from '../../electron/cli/language.ts';
import type { Language } from '../../shared/model/language.ts';

const en = {
  instead: (reason: string) => `${reason} Portico opens in the browser instead.`,
  isRoot: 'No desktop window: the runtime does not run as root, and its sandbox stays on.',
  noDisplay: 'No desktop window: there is no display here.',
  noDownload:
    'No desktop window: the Electron runtime is not here, and PORTICO_NO_DOWNLOAD=1 is set.',
  notInstalled: 'No desktop window: the Electron runtime was downloaded and could not be unpacked.',
  downloading: (done: number, all: number | null) =>
    `Downloading the Electron runtime, once … ${done}${all === null ? '' : ` of ${all}`} MB`,
  stalled: (seconds: number) =>
    `No desktop window: the download of the Electron runtime brought nothing for ${seconds} s.`,
  failed: (why: string) =>
    `No desktop window: the Electron runtime could not be downloaded (${why}).`,
  died: (how: string) => `No desktop window: the Electron runtime ended at once (${how}).`,
};

/** What `npm start` says. */
export type StartTexts = typeof en;

const ja: StartTexts = {
  instead: (reason) => `${reason}代わりにブラウザーで開きます。`,
  isRoot:
    'デスクトップのウィンドウは開けません: ランタイムは root では動かず、サンドボックスは切りません。',
  noDisplay: 'デスクトップのウィンドウは開けません: ディスプレイがありません。',
  noDownload:
    'デスクトップのウィンドウは開けません: Electron ランタイムがなく、PORTICO_NO_DOWNLOAD=1 が設定されています。',
  notInstalled:
    'デスクトップのウィンドウは開けません: ダウンロードした Electron ランタイムを展開できませんでした。',
  downloading: (done, all) =>
    `Electron ランタイムをダウンロード中（初回のみ）… ${all === null ? '' : `${all} MB 中 `}${done} MB`,
  stalled: (seconds) =>
    `デスクトップのウィンドウは開けません: Electron ランタイムのダウンロードが ${seconds} 秒間進みませんでした。`,
  failed: (why) =>
    `デスクトップのウィンドウは開けません: Electron ランタイムをダウンロードできませんでした（${why}）。`,
  died: (how) =>
    `デスクトップのウィンドウは開けません: Electron ランタイムがすぐに終了しました（${how}）。`,
};

const TEXTS: Readonly<Record<Language, StartTexts>> = { en, ja };

/** In the language of the terminal. */
export function startTexts(environment: NodeJS.ProcessEnv): StartTexts {
  return TEXTS[languageOf([], environment)];
}
