import { kinds } from "../../core/document.ts";
import { languages } from "../../core/text/language.ts";
import { type Draft, emptyDraft } from "./engine/draft.ts";

/** What a link begins with: another number would be another form. */
const VERSION = "1.";
/** What all versions begin with. */
const ANY_VERSION = /^#\d+\./;
/** More than this is no draft: a link may come from anybody. In UTF-16 code units of JSON. */
const MOST_UNITS = 1_000_000;

/** Why a link brings nothing. */
export type LinkProblem = "broken" | "other-version";

/**
 * A draft as the hash of a link: `#1.` and then deflated JSON in base64url. It is never sent to a server.
 * @returns undefined where it is too long for a link.
 */
export async function toHash(draft: Draft): Promise<string | undefined> {
  // What a table says of it is in nobody else's hands.
  const { origin: _, ...own } = draft;
  const told = Object.entries(own).filter(([name, value]) => value !== emptyDraft[name as keyof Draft]);
  const json = JSON.stringify(Object.fromEntries(told));
  if (json.length > MOST_UNITS) return undefined;
  const bytes = new TextEncoder().encode(json);
  const packed = new Uint8Array(await new Response(through(bytes, new CompressionStream("deflate-raw"))).arrayBuffer());
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return `#${VERSION}${btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

/** The draft of a link, or why there is none; undefined where the hash is none of ours. */
export async function fromHash(hash: string): Promise<Draft | LinkProblem | undefined> {
  if (!isShared(hash)) return undefined;
  if (!hash.startsWith(`#${VERSION}`)) return "other-version";
  try {
    const packed = hash
      .slice(1 + VERSION.length)
      .replace(/-/g, "+")
      .replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    return readDraft(JSON.parse(await unpacked(bytes))) ?? "broken";
  } catch {
    return "broken";
  }
}

/** Whether a hash looks like a draft, be it one that can be read or not. */
export function isShared(hash: string): boolean {
  return ANY_VERSION.test(hash);
}

/** What somebody says is a draft, made one: each field is its own type, or empty. */
export function readDraft(value: unknown): Draft | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const given = value as Record<string, unknown>;
  const text = (name: keyof Draft) => (typeof given[name] === "string" ? (given[name] as string) : "");
  const kind = kinds.find((one) => one === given.kind) ?? emptyDraft.kind;
  const language = languages.find((one) => one === given.language);
  const rating = typeof given.rating === "number" ? Math.round(given.rating) : 0;
  return {
    kind,
    ...(language && { language }),
    text: text("text"),
    subject: text("subject"),
    preheader: text("preheader"),
    review: text("review"),
    author: text("author"),
    rating: rating >= 1 && rating <= 5 ? rating : 0,
    platform: text("platform"),
  };
}

/** A link of a few letters may unpack to gigabytes: no more is read than a draft may have. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = through(bytes, new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_UNITS) {
      await reader.cancel();
      throw new RangeError("too long");
    }
  }
}

function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  // The streams of Node.js and of browsers have other types for the same.
  return new Blob([bytes]).stream().pipeThrough(stream as never) as ReadableStream<Uint8Array>;
}
