import { app, clipboard, dialog } from 'electron/main';
import type { Messages } from '../../../shared/messages/en.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { diagnosticsOf } from '../../monitor/diagnostics/diagnostics.ts';
import { peekSettings } from '../../monitor/settings/settings-store.ts';
import { argumentsAgain } from '../links/deep-link-starts.ts';
import { ownFile } from '../own-file.ts';
import { ownLanguage } from '../own-language.ts';

/** What there is to choose, in the order of the buttons. */
const CHOICES = ['restart', 'quit', 'copy'] as const;

type CrashTexts = Messages['diagnostics']['crash'];

interface Words {
  readonly title: string;
  readonly text: string;
}

/** One question at a time is enough. */
let isAsking = false;

/** Says in a window of the system's that Portico's own does not work, and does what the user chooses then. */
export async function offerWayOut(
  folder: string,
  words: (texts: CrashTexts) => Words,
): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  try {
    const { crash } = (await messages(folder)).diagnostics;
    const choice = await ask(folder, crash, words(crash));
    if (choice === 'restart') restart();
    else app.quit();
  } finally {
    isAsking = false;
  }
}

async function ask(
  folder: string,
  crash: CrashTexts,
  { title, text }: Words,
): Promise<'restart' | 'quit'> {
  for (let hasCopied = false; ; hasCopied = true) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Portico',
      message: title,
      detail: [text, hasCopied ? crash.copied : crash.detail].join('\n\n'),
      buttons: CHOICES.map((choice) => crash[choice]),
      defaultId: CHOICES.indexOf('restart'),
      cancelId: CHOICES.indexOf('quit'),
      noLink: true,
    });
    const choice = CHOICES[response];
    if (choice === 'copy') await clipboard.writeText(await diagnosticsOf(folder, null));
    else return choice ?? 'quit';
  }
}

function restart(): void {
  app.relaunch({ execPath: ownFile(), args: argumentsAgain() });
  app.quit();
}

async function messages(folder: string): Promise<Messages> {
  return messagesIn(ownLanguage(await peekSettings(folder)));
}
