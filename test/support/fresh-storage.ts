import { beforeEach } from 'vitest';

/** The pages of all tests are of one origin: what one keeps there is nothing to the next. */
beforeEach(() => localStorage.clear());
