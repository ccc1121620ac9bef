import { kinds } from "../../core/document.ts";
import { languages } from "../../core/text/language.ts";
import { type Draft, emptyDraft } from "./engine/draft.ts";

/** What a link begins with: another number would be another form. */
const VERSION = "1.";
/** More than this is no draft: a link may come from anybody. */
const MOST_UNITS = 1_000_000;

/** A draft as the hash of a link: `#1.` and then deflated JSON in base64url. It is never sent to a server. */
export async function toHash(draft: Draft): Promise<string> {
  const told = Object.entries(draft).filter(([name, value]) => value !== emptyDraft[name as keyof Draft]);
  const bytes = new TextEncoder().encode(JSON.stringify(Object.fromEntries(told)));
  const packed = new Uint8Array(await new Response(through(bytes, new CompressionStream("deflate-raw"))).arrayBuffer());
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return `#${VERSION}${btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

/** The draft of a link; undefined where the hash is none of ours, or broken. */
export async function fromHash(hash: string): Promise<Draft | undefined> {
  if (!isShared(hash)) return undefined;
  try {
    const packed = hash
      .slice(1 + VERSION.length)
      .replace(/-/g, "+")
      .replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    return readDraft(JSON.parse(await unpacked(bytes)));
  } catch {
    return undefined;
  }
}

/** Whether a hash looks like a draft, be it one that can be read or not. */
export function isShared(hash: string): boolean {
  return hash.startsWith(`#${VERSION}`);
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
