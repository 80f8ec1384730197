import { EventEmitter } from 'node:events';
import type { Notification, NotificationConstructorOptions } from 'electron/main';
import { PreventableEvent } from './prevent.ts';

type Modelled = 'body' | 'close' | 'show' | 'title';

/** A notification that nobody sees: what was shown is kept, and a test clicks it by its events. */
export class StandInNotification extends EventEmitter implements Pick<Notification, Modelled> {
  /** Those that were shown, in order; the real one has no such list. */
  static readonly shown: StandInNotification[] = [];
  title: string;
  body: string;

  constructor({ title = '', body = '' }: NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    StandInNotification.shown.push(this);
    this.emit('show', new PreventableEvent());
  }

  close(): void {
    this.emit('close', new PreventableEvent());
  }
}
