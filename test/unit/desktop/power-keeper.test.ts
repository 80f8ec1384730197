import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { PowerKeeper } from '../../../electron/desktop/power/power-keeper.ts';
import { FULL_POWER, type Power } from '../../../electron/monitor/pace/power.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(platform: NodeJS.Platform, isOnBattery = false) {
  const source = Object.assign(new EventEmitter(), {
    isOnBattery,
    isOnBatteryPower: () => source.isOnBattery,
  });
  const told: Power[] = [];
  const keeper = new PowerKeeper(source, platform, (power) => told.push(power));
  onTestFinished(() => keeper.stop());
  return { source, keeper, told };
}

test('on mains nothing is told, on battery that is told at once', () => {
  expect(setUp('linux').told).toEqual([]);
  expect(setUp('linux', true).told).toEqual([{ ...FULL_POWER, isOnBattery: true }]);
});

test('where no event says it, a change between mains and battery is noticed within half a minute', () => {
  const { source, told } = setUp('linux');
  source.isOnBattery = true;
  vi.advanceTimersByTime(30_000);
  source.isOnBattery = false;
  vi.advanceTimersByTime(60_000);
  expect(told.map(({ isOnBattery }) => isOnBattery)).toEqual([true, false]);
});

test('where an event says it, it is told at once', () => {
  const { source, told } = setUp('darwin');
  source.isOnBattery = true;
  source.emit('on-battery');
  source.isOnBattery = false;
  source.emit('on-ac');
  expect(told.map(({ isOnBattery }) => isOnBattery)).toEqual([true, false]);
});

test.each<[NodeJS.Platform, string[]]>([
  ['linux', ['suspend', 'resume']],
  ['win32', ['suspend', 'resume', 'on-ac', 'lock-screen', 'unlock-screen']],
  ['darwin', ['suspend', 'resume', 'on-battery', 'on-ac', 'lock-screen', 'unlock-screen']],
])('on %s only what that system says is listened to', (platform, events) => {
  expect(setUp(platform).source.eventNames().sort()).toEqual([...events].sort());
});

test('lock and unlock are told, by the system or by another way', () => {
  const { source, keeper, told } = setUp('win32');
  source.emit('lock-screen');
  source.emit('lock-screen');
  source.emit('unlock-screen');
  keeper.setLocked(true);
  expect(told.map(({ isLocked }) => isLocked)).toEqual([true, false, true]);
});

test('sleep is told before it, and its end with what the machine runs on then', () => {
  const { source, told } = setUp('linux');
  source.emit('suspend');
  source.isOnBattery = true;
  source.emit('resume');
  expect(told).toEqual([
    { ...FULL_POWER, isAsleep: true },
    { ...FULL_POWER, isOnBattery: true },
  ]);
});

test('a system that goes on to run is awake, whether it said so or not', () => {
  const { source, told } = setUp('linux');
  source.emit('suspend');
  vi.advanceTimersByTime(30_000);
  expect(told.map(({ isAsleep }) => isAsleep)).toEqual([true, false]);
});
