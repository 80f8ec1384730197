/** The part of the package devalue that is used: a text for what JSON cannot say. */
export interface Devalue {
  stringify(value: unknown, reducers: Record<string, (value: unknown) => unknown>): string;
  parse(text: string, revivers: Record<string, (value: never) => unknown>): unknown;
}

/** Carries values between page and main process as text, by the rules of structured clone. */
export interface Codec {
  /** @throws {DOMException} DataCloneError, for what cannot be cloned */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

type ErrorParts = readonly [name: string, message: string, stack: string | undefined];

const ERRORS: Readonly<Record<string, ErrorConstructor>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

export function codecWith({ stringify, parse }: Devalue): Codec {
  return {
    encode: (value) => {
      const clone = structuredClone(value);
      try {
        return stringify(clone, { Error: errorParts });
      } catch (error) {
        const message = `${error} could not be cloned.`;
        throw Object.assign(new DOMException(message, 'DataCloneError'), { cause: error });
      }
    },
    decode: (text) => parse(text, { Error: errorFrom }),
  };
}

function errorParts(value: unknown): ErrorParts | false {
  return value instanceof Error && [value.name, value.message, value.stack];
}

function errorFrom([name, message, stack]: ErrorParts): Error {
  const error = new (ERRORS[name] ?? Error)(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
