import { en } from '../messages/en.ts';
import { ja } from '../messages/ja.ts';

/** A query may use the words of every language, whichever one the page is in. */
export const CATALOGS = [en, ja];
