import * as v from 'valibot';
import { REGISTRY_PART } from './registry-upload.ts';
import { count } from './schemas.ts';

/** One part of a file that is sent in several; `upload` is a word of the client's for all parts of one sending. */
export const uploadPart = {
  upload: v.pipe(v.string(), v.maxLength(40)),
  part: count,
  parts: v.pipe(count, v.minValue(1)),
  text: v.pipe(v.string(), v.maxLength(REGISTRY_PART)),
};
