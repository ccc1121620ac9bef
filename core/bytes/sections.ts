import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";

/** Named pieces of bytes in one. */
export type Sections = Readonly<Record<string, Uint8Array>>;

export function writeSections(sections: Sections): Uint8Array {
  const head = textBytes(JSON.stringify(Object.entries(sections).map(([name, { length }]) => [name, length])));
  const writer = new ByteWriter().number(head.length).bytes(head);
  for (const bytes of Object.values(sections)) writer.bytes(bytes);
  return writer.finish();
}

/** The pieces as views: nothing is copied. */
export function readSections(bytes: Uint8Array): Sections {
  const reader = new ByteReader(bytes);
  const length = reader.number();
  let at = reader.at + length;
  const sections: Record<string, Uint8Array> = {};
  for (const [name, size] of JSON.parse(textOf(bytes.subarray(reader.at, at))) as [string, number][]) {
    sections[name] = bytes.subarray(at, at + size);
    at += size;
  }
  return sections;
}

export function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function jsonBytes(value: unknown): Uint8Array {
  return textBytes(JSON.stringify(value));
}

export function jsonOf<T>(bytes: Uint8Array): T {
  return JSON.parse(textOf(bytes)) as T;
}
