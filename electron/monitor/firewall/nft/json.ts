/** JSON as nft prints it (libnftables-json(5)): nothing is taken for granted of its shape. */
export type Json = unknown;

export function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of an object; undefined for everything else. */
export function member(value: Json, name: string): Json {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function text(value: Json): string | null {
  return typeof value === 'string' ? value : null;
}

export function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

/** Short text of something that is not understood. */
export function shortText(value: Json): string {
  const whole = JSON.stringify(value) ?? '';
  return whole.length > 120 ? `${whole.slice(0, 119)}…` : whole;
}
