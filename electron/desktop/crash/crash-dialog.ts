import { app, clipboard, dialog } from 'electron/main';
import type { Messages } from '../../../shared/messages/en.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { diagnosticsOf } from '../../monitor/diagnostics/diagnostics.ts';
import { peekSettings } from '../../monitor/settings/settings-store.ts';
import { ownLanguage } from '../own-language.ts';

/** What there is to choose, in the order of the buttons. */
const CHOICES = ['restart', 'quit', 'copy'] as const;

/** One question at a time is enough. */
let isAsking = false;

/** Says in a window of the system's that Portico's own does not work, and does what the user chooses then. */
export async function offerWayOut(
  folder: string,
  words: (texts: Messages['diagnostics']['crash']) => {
    readonly title: string;
    readonly text: string;
  },
): Promise<void> {
  const { crash } = (await messages(folder)).diagnostics;
  const { title, text } = words(crash);
  if (isAsking) return;
  isAsking = true;
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
    else {
      isAsking = false;
      return choice === 'restart' ? restart() : app.quit();
    }
  }
}

function restart(): void {
  // What is mounted for an AppImage is gone with this process.
  const { APPIMAGE: execPath } = process.env;
  app.relaunch(execPath ? { execPath } : {});
  app.quit();
}

async function messages(folder: string): Promise<Messages> {
  return messagesIn(ownLanguage(await peekSettings(folder)));
}
