/** A fact that may be missing: then it is left out. */
export interface Fact {
  readonly label: string;
  /** As it may be shown. */
  readonly value: string | null;
  /** What is said beside the value. */
  readonly note?: string | null;
  /** What the button says that copies the value; without one there is none. */
  readonly copy?: string;
}
