import { GenericProvider } from 'electron-updater/out/providers/GenericProvider.js';
import { NotHttps } from './failure.ts';

type Resolve = GenericProvider['resolveFiles'];
type Making = ConstructorParameters<typeof GenericProvider>;

/**
 * electron-updater's way to ask a folder on a server for its list of versions, narrowed to what Portico allows.
 * @param url the folder
 * @returns the class, as electron-updater wants it
 */
export function httpsFeed(url: string) {
  return class HttpsFeed extends GenericProvider {
    constructor(_options: object, updater: Making[1], runtimeOptions: Making[2]) {
      super({ provider: 'generic', url }, updater, runtimeOptions);
    }

    /** They would tell the server which installation asks. */
    override setRequestHeaders(): void {
      super.setRequestHeaders(null);
    }

    /** @throws {NotHttps} where a file is to be had by another way */
    override resolveFiles(...parameters: Parameters<Resolve>): ReturnType<Resolve> {
      const files = super.resolveFiles(...parameters);
      for (const file of files) {
        if (file.url.protocol !== 'https:') throw new NotHttps(file.url.href);
      }
      return files;
    }
  };
}
