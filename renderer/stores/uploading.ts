import { partsOf } from '../../shared/api/registry-upload.ts';

/** One part of a text, as commands take it that take long texts. */
interface Part {
  readonly upload: string;
  readonly part: number;
  readonly parts: number;
  readonly text: string;
}

/**
 * Sends a text that is too long for one message, part by part.
 * @param onProgress told which share of it has been sent, 0 to 1
 * @returns what the last part that was sent was answered
 * @throws {CommandRefused}
 */
export async function sendInParts<R extends { readonly state: string }>(
  text: string,
  send: (part: Part) => Promise<R>,
  onProgress: (share: number) => void = () => {},
): Promise<R> {
  const texts = partsOf(text);
  const parts = texts.length;
  const upload = crypto.getRandomValues(new Uint32Array(2)).join('-');
  for (let part = 0; ; part += 1) {
    const answer = await send({ upload, part, parts, text: texts[part] ?? '' });
    if (answer.state !== 'more' || part + 1 >= parts) return answer;
    onProgress((part + 1) / parts);
  }
}
