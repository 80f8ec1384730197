/**
 * Entry of a child that runs systeminformation as if on the system that `TEST_PLATFORM` names: the library
 * asks once, when it is loaded, and has to be loaded after that.
 */
Object.defineProperty(process, 'platform', { value: process.env.TEST_PLATFORM });
await import('../../electron/monitor/sources/systeminformation/child.ts');

export {};
