import type { TextMap } from "../text/text-map.ts";
import { type CharsetProblem, decodeCharset } from "./eml-charset.ts";
import type { MailPart } from "./eml-parts.ts";
import { decodeTransfer } from "./eml-transfer.ts";

/** What cannot be read of a mail, from where on in the file. */
export interface MailProblem {
  start: number;
  problem: string;
  remedy: string;
}

/** A part's text, and where it stands in the file. */
export interface LeafText {
  text: string;
  map: TextMap;
  /** Whether words are written in the file as they are. */
  isBare: boolean;
}

/** The parts that people read, in the order in which they are shown, by programs that want the HTML or the plain text. */
export function leavesOf(part: MailPart, wanted: "text/html" | "text/plain"): MailPart[] {
  const { type, parts } = part;
  if (!type.value.startsWith("multipart/")) {
    return !part.isAttached && /^text\/(?:plain|html)$/.test(type.value) ? [part] : [];
  }
  const shown = parts.map((one) => leavesOf(one, wanted)).filter((leaves) => leaves.length > 0);
  if (type.value === "multipart/related") return shown[0] ?? [];
  if (type.value !== "multipart/alternative") return shown.flat();
  const has = (leaves: readonly MailPart[]): boolean => leaves.some((leaf) => leaf.type.value === wanted);
  // The last of them is the one that the sender likes best.
  return (wanted === "text/html" ? (shown.findLast(has) ?? shown.at(-1)) : (shown.find(has) ?? shown[0])) ?? [];
}

/** Boxes of parts that cannot be opened. */
export function boxProblems(part: MailPart): MailProblem[] {
  return [...(part.problem ? [boxProblem(part, part.problem)] : []), ...part.parts.flatMap(boxProblems)];
}

function boxProblem({ header, start, type }: MailPart, problem: NonNullable<MailPart["problem"]>): MailProblem {
  const place = header.fields.find(({ name }) => name === "content-type")?.start ?? start;
  if (problem === "no boundary") {
    return {
      start: place,
      problem: "This part holds others, and does not say by what boundary they begin",
      remedy: 'Add boundary="…" to its Content-Type',
    };
  }
  if (problem === "too deep") {
    return {
      start: place,
      problem: "This part lies too deep in others",
      remedy: "Save the mail without forwarding it",
    };
  }
  const boundary = (type.parameters.get("boundary") ?? "").slice(0, 80);
  return {
    start: place,
    problem: `The boundary ${JSON.stringify(boundary)} is not found below, so that nothing of this part is read`,
    remedy: "Save the mail again, or mend the boundary in its Content-Type",
  };
}

/** Decodes the text of a part. */
export function decodeLeaf(source: string, part: MailPart): LeafText | MailProblem {
  const start = part.header.fields.find(({ name }) => name.startsWith("content-"))?.start ?? part.start;
  const transferred = decodeTransfer(source, part.start, part.end, part.encoding);
  if (transferred === undefined) {
    const problem = `The Content-Transfer-Encoding ${JSON.stringify(part.encoding.slice(0, 80))} is unknown`;
    return { start, problem, remedy: "Save the mail with quoted-printable or base64" };
  }
  const { units, map } = transferred;
  const charset = charsetOf(part, units);
  const decoded = decodeCharset(units, charset);
  if (typeof decoded === "string") return { start, ...charsetProblem(decoded, charset) };
  const { text, map: toUnits } = decoded;
  return {
    text,
    map: {
      toSource(from, to) {
        const place = toUnits.toSource(from, to);
        return map.toSource(place.start, place.end);
      },
    },
    isBare: /^(?:[78]bit|binary)?$/.test(part.encoding) && text === units,
  };
}

export function charsetProblem(kind: CharsetProblem, charset: string): Omit<MailProblem, "start"> {
  const named = charset.slice(0, 80);
  if (kind === "unknown") {
    return { problem: `The charset ${JSON.stringify(named)} is unknown`, remedy: "Save the mail with charset=utf-8" };
  }
  return {
    problem: `These bytes are not ${named === "" ? "UTF-8, and no charset is named" : JSON.stringify(named)}`,
    remedy: "Name their charset in Content-Type (charset=windows-1251, koi8-r …), or save the mail with charset=utf-8",
  };
}

/** A page may say itself what the mail does not. */
const META = /<meta[^>]{1,200}?charset\s*=\s*["']?([\w-]{1,40})/i;

function charsetOf({ type }: MailPart, units: string): string {
  const said = type.parameters.get("charset");
  if (said !== undefined || type.value !== "text/html") return said ?? "";
  return META.exec(units.slice(0, 4000))?.[1] ?? "";
}
