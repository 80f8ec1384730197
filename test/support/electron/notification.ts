import { EventEmitter } from 'node:events';
import type { Notification, NotificationConstructorOptions } from 'electron/main';
import { PreventableEvent } from './prevent.ts';

type Modelled = 'actions' | 'body' | 'close' | 'show' | 'title';

/** A notification that nobody sees: what was shown is kept, and a test clicks it by its events. */
export class StandInNotification extends EventEmitter implements Pick<Notification, Modelled> {
  /** Those that were shown, in order; the real one has no such list. */
  static readonly shown: StandInNotification[] = [];
  title: string;
  body: string;
  actions: Notification['actions'];

  constructor({ title = '', body = '', actions = [] }: NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
    this.actions = actions;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    StandInNotification.shown.push(this);
    this.emit('show', new PreventableEvent());
  }

  /** Presses the button at that place; the real one has no such call. */
  press(actionIndex: number): void {
    const details = Object.assign(new PreventableEvent(), { actionIndex, selectionIndex: -1 });
    this.emit('action', details, actionIndex, -1);
  }

  close(): void {
    this.emit('close', new PreventableEvent());
  }
}
