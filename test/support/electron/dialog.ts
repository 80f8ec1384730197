import type { Dialog, MessageBoxOptions, MessageBoxReturnValue } from 'electron/main';

type Modelled = 'showErrorBox' | 'showMessageBox';

interface Asked {
  readonly options: MessageBoxOptions;
  /** Presses a button. */
  answer(response: number): void;
}

/** `dialog`: nobody sees it. What is asked is kept, and a test answers; the real one has no such lists. */
class StandInDialog implements Pick<Dialog, Modelled> {
  readonly asked: Asked[] = [];
  readonly errors: { readonly title: string; readonly content: string }[] = [];

  showErrorBox(title: string, content: string): void {
    this.errors.push({ title, content });
  }

  /** Only without a window that it belongs to. */
  showMessageBox(...args: readonly unknown[]): Promise<MessageBoxReturnValue> {
    if (args.length > 1) throw new Error('dialogs of a window are not modelled');
    const options = args[0] as MessageBoxOptions;
    return new Promise((resolve) => {
      const answer = (response: number): void => resolve({ response, checkboxChecked: false });
      this.asked.push({ options, answer });
    });
  }
}

export const dialog = new StandInDialog();
