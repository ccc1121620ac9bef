/** Reads a value of parsed JSON as what it should be. */
export type Decode<T> = (value: unknown) => T;

/** A value that is not what it should be; `path` is where it stands, from the outermost key. */
export class Mismatch extends Error {
  readonly path: (string | number)[] = [];

  readonly expected: string;

  constructor(expected: string) {
    super(expected);
    this.expected = expected;
  }
}

export const text: Decode<string> = (value) => {
  if (typeof value === "string") return value;
  throw new Mismatch("a string");
};

export const flag: Decode<boolean> = (value) => {
  if (typeof value === "boolean") return value;
  throw new Mismatch("true or false");
};

export const number: Decode<number> = (value) => {
  if (typeof value === "number" && value >= 0) return value;
  throw new Mismatch("a number");
};

export function oneOf<T extends string>(...values: readonly T[]): Decode<T> {
  return (value) => {
    if (values.includes(value as T)) return value as T;
    throw new Mismatch(values.join(" or "));
  };
}

export function nullable<T>(decode: Decode<T>): Decode<T | null> {
  return (value) => (value === null ? null : decode(value));
}

export function optional<T>(decode: Decode<T>, otherwise: T): Decode<T> {
  return (value) => (value === undefined ? otherwise : decode(value));
}

export function list<T>(decode: Decode<T>): Decode<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Mismatch("a list");
    return value.map((item, index) => within(index, () => decode(item)));
  };
}

/** An object with some keys; others are passed over, since later versions may add some. */
export function object<T extends object>(shape: { [Key in keyof T]: Decode<T[Key]> }): Decode<T> {
  const keys = Object.keys(shape) as (keyof T & string)[];
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Mismatch("an object");
    const result = {} as T;
    for (const key of keys) {
      const own = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      result[key] = within(key, () => shape[key](own));
    }
    return result;
  };
}

function within<T>(key: string | number, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof Mismatch) error.path.unshift(key);
    throw error;
  }
}
