/**
 * - `not-json`: the text is no JSON
 * - `other-version`: a document of Portico, of a version that this one does not read
 * - `not-a-snapshot`: something else
 */
export type DocumentErrorCode = 'not-json' | 'other-version' | 'not-a-snapshot';

/** A file that is no snapshot of Portico; `detail` says where it fails. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: DocumentErrorCode;
  readonly detail: string | null;

  constructor(
    code: DocumentErrorCode,
    { detail = null, ...options }: ErrorOptions & { readonly detail?: string | null } = {},
  ) {
    super(detail === null ? code : `${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}
