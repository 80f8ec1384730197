import { workerData } from 'node:worker_threads';

/** Entry of a thread that listens as the real one does, with the least room that the kernel gives. */
workerData.receiveBytes = 1;
await import('../../../electron/monitor/sources/netlink/destroy-events/worker.ts');
