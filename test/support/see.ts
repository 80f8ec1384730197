import { expect } from 'playwright/test';

/** Looks at a page until it is as expected, as long as a busy machine may need. */
export const see = expect.configure({ timeout: 15_000 });
