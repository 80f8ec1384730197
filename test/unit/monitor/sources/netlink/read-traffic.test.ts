import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTraffic } from '../../../../../electron/monitor/sources/netlink/read-traffic.ts';
import { type TcpInfoPlan, tcpInfo } from '../../../../support/destroy-events/message.ts';

function read(plan: TcpInfoPlan, { length = 280, unread = 0 } = {}) {
  const words = new Uint32Array(tcpInfo(plan).buffer);
  return readTraffic(words, 0, length, unread);
}

test('bytes sent are those of data, without repetitions', () => {
  expect(read({ sent: 5_000_000_356n, retransmitted: 356n, retransmits: 2 })).toMatchObject({
    bytesSent: 5_000_000_000,
    retransmits: 2,
  });
});

test('an old kernel that does not count bytes sent counts those acknowledged, and the SYN with them', () => {
  expect(read({ acked: 1001n, sent: 77n }, { length: 192 })?.bytesSent).toBe(1000);
  expect(read({ acked: 0n }, { length: 192 })?.bytesSent).toBe(0);
});

test("the other side's end is no byte received", () => {
  const orderly = { received: 501n, acked: 101n, sent: 100n };
  expect(read(orderly)?.bytesReceived).toBe(500);
  const endNotRead = { received: 501n, acked: 0n, sent: 100n };
  expect(read(endNotRead, { unread: 1 })?.bytesReceived).toBe(500);
});

test('a connection that was cut off counts every byte received', () => {
  expect(read({ received: 500n, acked: 100n, sent: 100n })?.bytesReceived).toBe(500);
  expect(read({ received: 500n, acked: 101n, sent: 100n }, { unread: 200 })?.bytesReceived).toBe(
    500,
  );
});

test('without a segment of data nothing was received', () => {
  expect(read({ received: 1n, dataSegmentsIn: 0 })?.bytesReceived).toBe(0);
});

test('a round-trip time that was never measured is none', () => {
  expect(read({ rtt: 0 })).toMatchObject({ rttUs: null, minRttUs: null });
  expect(read({ rtt: 120, minRtt: 90 })).toMatchObject({ rttUs: 120, minRttUs: 90 });
});

test('where no segment went or came, or the counters are cut off, there is nothing to tell', () => {
  expect(read({ segmentsIn: 0, segmentsOut: 0 })).toBeNull();
  expect(read({}, { length: 140 })).toBeNull();
  expect(read({}, { length: 144 })).not.toBeNull();
  expect(read({}, { length: -4 })).toBeNull();
});

test('whatever the counters hold, no number is negative', () => {
  const bytes = fc.uint8Array({ minLength: 0, maxLength: 300 });
  const cut = fc.integer({ min: -8, max: 400 });
  fc.assert(
    fc.property(bytes, cut, fc.nat(3), (content, length, unread) => {
      const padded = new Uint8Array((content.length + 3) & ~3);
      padded.set(content);
      const info = readTraffic(new Uint32Array(padded.buffer), 0, length, unread);
      for (const number of Object.values(info ?? {})) {
        if (number !== null) expect(number).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
