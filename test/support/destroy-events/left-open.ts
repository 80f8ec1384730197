import { DestroyEvents } from '../../../electron/monitor/sources/netlink/destroy-events/destroy-events.ts';

/** Entry of a child that listens and comes to its end without closing. Argument: file of the worker. */
const events = await DestroyEvents.open(process.argv[2] ?? '');
process.send?.(events instanceof DestroyEvents ? 'opened' : events);
process.disconnect();
