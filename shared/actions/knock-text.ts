import type { Messages } from '../messages/en.ts';
import { bytesText } from '../text/bytes.ts';
import { addressText } from '../text/endpoint.ts';
import { visibleText } from '../text/visible.ts';
import {
  type HttpFacts,
  KNOCK_LIMIT_BYTES,
  type KnockAnswer,
  type KnockResult,
  type TlsFacts,
} from './knock.ts';

/**
 * What answered, in words: the first line says whether the door is open, each other one a thing that was
 * learnt. Nothing of the other side's is left as it came.
 * @param now milliseconds since 1970 UTC, to tell whether a certificate is valid
 */
export function knockLines(result: KnockResult, messages: Messages, now: number): string[] {
  const { knocked: text, knockRefusals } = messages.acting;
  switch (result.state) {
    case 'not-knocked':
      return [knockRefusals[result.why]];
    case 'failed':
      return [text.failed(visibleText(result.detail))];
    case 'refused':
    case 'silent':
      return [text[result.state]];
    case 'open':
      return answerLines(result, messages, now);
  }
}

/** Where was knocked; null where nobody did. */
export function knockPlace(result: KnockResult): string | null {
  if (result.state === 'not-knocked') return null;
  return `${addressText(result.address)}:${result.port}`;
}

/** How a browser would come to what answered; null where no web server did. */
export function webScheme(result: KnockResult | null): 'http' | 'https' | null {
  if (result?.state !== 'open' || !result.http) return null;
  return result.tls ? 'https' : 'http';
}

function answerLines(answer: KnockAnswer, messages: Messages, now: number): string[] {
  const { knocked: text } = messages.acting;
  const { banner, tls, http, hungUp, isCut } = answer;
  const lines: string[] = [];
  if (banner || tls || http)
    lines.push(text.open(millisecondsText(answer.tookMs, messages.locale)));
  else lines.push(hungUp ? text.hungUp : text.quiet);
  if (banner) lines.push(text.said(text.banners[banner.kind], visibleText(banner.text)));
  if (http) lines.push(...httpLines(http, messages));
  if (tls) lines.push(...tlsLines(tls, messages, now));
  if (isCut) lines.push(text.cut(bytesText(KNOCK_LIMIT_BYTES, messages.locale)));
  return lines;
}

function httpLines(http: HttpFacts, { acting }: Messages): string[] {
  const { knocked: text } = acting;
  const lines = [text.http(http.status, visibleText(http.reason))];
  if (http.title !== null) lines.push(text.page(visibleText(http.title)));
  if (http.server !== null) lines.push(text.server(visibleText(http.server)));
  if (http.location !== null) lines.push(text.location(visibleText(http.location)));
  return lines;
}

function tlsLines({ version, certificate, problem }: TlsFacts, messages: Messages, now: number) {
  const { knocked: text } = messages.acting;
  if (problem !== null) return [text.tlsProblem(visibleText(problem))];
  const lines = [text.tls(version ?? '?')];
  if (!certificate) return [...lines, text.noCertificate];
  const { subject, issuer, names, validFrom, validTo, isTrusted } = certificate;
  lines.push(text.subject(visibleText(subject) || text.unnamed));
  if (names.length > 0) lines.push(text.names(names.map(visibleText).join(', ')));
  lines.push(
    subject === issuer ? text.issuedBySelf : text.issuer(visibleText(issuer) || text.unnamed),
  );
  if (validFrom !== null && validTo !== null) {
    lines.push(text.valid(dateText(validFrom, messages), dateText(validTo, messages)));
    if (now > validTo) lines.push(text.expired);
    if (now < validFrom) lines.push(text.notYet);
  }
  return [...lines, isTrusted ? text.trusted : text.untrusted];
}

function dateText(time: number, { locale }: Messages): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}

function millisecondsText(ms: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(ms);
}
