import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type RecoveredPage, recoverPage } from '../../../electron/desktop/crash/page-recovery.ts';

class Page extends EventEmitter {
  readonly done: string[] = [];
  isInTools = false;
  isGone = false;
  hasCrashed = false;

  isDestroyed(): boolean {
    return this.isGone;
  }
  isCrashed(): boolean {
    return this.hasCrashed;
  }
  isDevToolsOpened(): boolean {
    return this.isInTools;
  }
  reload(): void {
    this.done.push('reload');
  }
  forcefullyCrashRenderer(): void {
    this.done.push('end');
  }
  fail(code: number, why: string, isMainFrame = true): void {
    this.emit('did-fail-load', {}, code, why, 'app://portico/', isMainFrame);
  }
  crash(reason = 'crashed'): void {
    this.emit('render-process-gone', {}, { reason, exitCode: 5 });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const page = new Page();
  const told: string[] = [];
  recoverPage(page as unknown as RecoveredPage, {
    log: { write: (_level, event) => told.push(event) },
    giveUp: (reason) => told.push(`asked: ${reason}`),
    failed: (why) => told.push(`failed: ${why}`),
  });
  return { page, told };
}

test.each(['crashed', 'killed', 'oom', 'abnormal-exit', 'memory-eviction', 'integrity-failure'])(
  'a page whose process is gone (%s) is loaded again',
  (reason) => {
    const { page, told } = setUp();
    page.crash(reason);
    expect([page.done, told]).toEqual([['reload'], ['page-lost']]);
  },
);

test('one that ended as it should is not, nor one of a window that is closed', () => {
  const { page, told } = setUp();
  page.crash('clean-exit');
  page.isGone = true;
  page.crash();
  expect([page.done, told]).toEqual([[], []]);
});

test('the third time within a minute the user is asked, and then it begins anew', () => {
  const { page, told } = setUp();
  page.crash();
  page.crash();
  page.crash('oom');
  expect(page.done).toEqual(['reload', 'reload']);
  expect(told.slice(2)).toEqual(['page-given-up', 'asked: oom']);
  page.crash();
  expect(page.done).toHaveLength(3);
});

test('crashes that are a minute apart are each another one', () => {
  const { page } = setUp();
  for (let times = 0; times < 5; times += 1) {
    page.crash();
    vi.advanceTimersByTime(30_001);
  }
  expect(page.done).toHaveLength(5);
});

test('a page that does not answer is ended after ten seconds, and left alone if it answers before', () => {
  const { page } = setUp();
  page.emit('unresponsive');
  vi.advanceTimersByTime(9999);
  page.emit('responsive');
  vi.advanceTimersByTime(60_000);
  expect(page.done).toEqual([]);
  page.emit('unresponsive');
  page.emit('unresponsive');
  vi.advanceTimersByTime(10_000);
  expect(page.done).toEqual(['end']);
});

test('a page that a developer has stopped is left alone', () => {
  const { page } = setUp();
  page.isInTools = true;
  page.emit('unresponsive');
  vi.advanceTimersByTime(60_000);
  expect(page.done).toEqual([]);
});

test('a page that could not be loaded is asked about', () => {
  const { page, told } = setUp();
  page.fail(-2, 'ERR_FAILED');
  expect(told).toEqual(['page-failed', 'failed: ERR_FAILED']);
});

test('a load that was called off is not, nor a part of a page, nor one that is gone', () => {
  const { page, told } = setUp();
  page.fail(-3, 'ERR_ABORTED');
  page.fail(-2, 'ERR_FAILED', false);
  page.hasCrashed = true;
  page.fail(-2, 'ERR_FAILED');
  page.hasCrashed = false;
  page.isGone = true;
  page.fail(-2, 'ERR_FAILED');
  expect(told).toEqual([]);
});
