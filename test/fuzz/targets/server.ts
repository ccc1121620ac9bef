import fc from "fast-check";
import { extensions } from "../../../core/formats/detect.ts";
import { serverCommand } from "../../helpers/lsp/server-command.ts";
import { Session } from "../../helpers/lsp/session.ts";
import { type Targets, target } from "../target.ts";
import { prose, textsLike } from "../texts.ts";

/** What an editor asks for a text, a place or a stretch of it. */
const METHODS = [
  "diagnostic",
  "hover",
  "codeAction",
  "documentSymbol",
  "codeLens",
  "inlayHint",
  "completion",
  "documentLink",
];

/** A session is held against the protocol when it ends; then the next begins. */
const LONGEST_SESSION = 100;

const place = fc.record({
  line: fc.oneof({ weight: 5, arbitrary: fc.nat(12) }, fc.nat(2 ** 31 - 1)),
  character: fc.oneof({ weight: 5, arbitrary: fc.nat(60) }, fc.nat(2 ** 31 - 1)),
});
const step = fc.oneof(
  fc.record({ type: fc.constant("ask" as const), method: fc.constantFrom(...METHODS), from: place, to: place }),
  fc.record({ type: fc.constant("edit" as const), at: fc.nat(1_000_000), cut: fc.nat(40), put: textsLike(".md") }),
  fc.record({ type: fc.constant("replace" as const), text: fc.oneof(prose, textsLike(".md")) }),
);

let session: Session | undefined;
let count = 0;

async function current(): Promise<Session> {
  if (session && count++ < LONGEST_SESSION) return session;
  await session?.finish();
  count = 0;
  session = new Session({ settings: { tactful: { kind: "reply" } } }, serverCommand());
  await session.initialize();
  return session;
}

function paramsOf(method: string, from: { line: number; character: number }, to: typeof from): object {
  const isBefore = from.line < to.line || (from.line === to.line && from.character <= to.character);
  const range = isBefore ? { start: from, end: to } : { start: to, end: from };
  if (method === "codeAction") return { range, context: { diagnostics: [], triggerKind: 1 } };
  if (method === "inlayHint") return { range };
  return method === "hover" || method === "completion" ? { position: from } : {};
}

export const targets: Targets = {
  /** Whatever is typed and asked, in any order: each question is answered, and the session keeps to the protocol. */
  server: target({
    needsProgram: true,
    inputs: fc.tuple(
      fc.constantFrom(...extensions),
      fc.oneof(prose, textsLike(".md"), textsLike(".html"), textsLike(".csv")),
      fc.array(step, { minLength: 1, maxLength: 8 }),
    ),
    runs: 150,
    async check([extension, text, steps]) {
      try {
        const now = await current();
        const document = await now.open(`file:///none/fuzz${count}${extension}`, text);
        for (const one of steps) {
          if (one.type === "replace") await document.replaceAll(one.text);
          else if (one.type === "ask") {
            await document.request(`textDocument/${one.method}`, paramsOf(one.method, one.from, one.to));
          } else {
            const inBreak = (at: number) => document.text[at - 1] === "\r" && document.text[at] === "\n";
            const start = one.at % (document.text.length + 1);
            const end = Math.min(start + one.cut, document.text.length);
            // Within \r\n there is no position in the protocol.
            await document.change(inBreak(start) ? start - 1 : start, inBreak(end) ? end + 1 : end, one.put);
          }
        }
        await document.diagnostics();
        await document.close();
      } catch (error) {
        const broken = session;
        session = undefined;
        await broken?.kill();
        throw error;
      }
    },
    async finish() {
      const last = session;
      session = undefined;
      await last?.finish();
    },
  }),
};
