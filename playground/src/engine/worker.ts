import { createLinter, type RuleContent } from "../../../core/lint.ts";
import type { ReaderData } from "../../../core/reader/model.ts";
import type { LoadReader } from "../../../core/reader/second-reader.ts";
import { defaultSettings, type Settings } from "../../../core/settings.ts";
import type { Language } from "../../../core/text/language.ts";
import { content } from "../../../generated/content.ts";
import { DraftChecker } from "./check.ts";
import { emptyDraft } from "./draft.ts";
import type { Answer, Question, Report, Wishes } from "./protocol.ts";

/** The part of a worker's own world that we use. */
interface Port {
  postMessage(answer: Answer): void;
  addEventListener(type: "message", listener: (event: { data: Question }) => void): void;
}

const port = globalThis as unknown as Port;

/** A language comes as a script of this site: scripts are all that a page may load that may connect to nowhere. */
const announced: RuleContent = {
  ...content,
  loadLanguage: (language) => {
    port.postMessage({ id: current, type: "loading" });
    return content.loadLanguage(language);
  },
  ...(content.loadReader && { loadReader: fetchReader }),
};

/** Whether the second reader could not be fetched: this worker does without it from then on. */
let isReaderMissing = false;

async function fetchReader(language: Language): Promise<ReaderData> {
  port.postMessage({ id: current, type: "loading" });
  try {
    return await (content.loadReader as LoadReader)(language);
  } catch (error) {
    isReaderMissing = true;
    throw error;
  }
}

const linter = createLinter(announced);
const wordsOf = async (language: Language) => {
  const { outline } = (await content.loadLanguage(language)).pack;
  if (!outline) throw new Error(`no words for outlines in ${language}`);
  return outline;
};
const checker = new DraftChecker(linter, wordsOf);

/** The question that is being answered: one at a time, in their order. */
let current = 0;
let last: Promise<void> = Promise.resolve();

port.addEventListener("message", ({ data }) => {
  last = last.then(async () => {
    current = data.id;
    try {
      port.postMessage(await answerAnyway(data));
    } catch (error) {
      port.postMessage({
        id: data.id,
        type: "failure",
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  });
});

/** An opinion that is not to be had keeps nobody from the rules. */
async function answerAnyway(question: Question): Promise<Answer> {
  const wasMissing = isReaderMissing;
  try {
    return await answer(question);
  } catch (error) {
    if (wasMissing || !isReaderMissing) throw error;
    return await answer(question);
  }
}

async function answer(question: Question): Promise<Answer> {
  const { id, type } = question;
  switch (type) {
    case "warm":
      for (const language of question.languages)
        await checker.check({ ...emptyDraft, language, text: "…a" }, { locale: language, reader: readerOf(question) });
      return { id, type };
    case "check":
      return { id, type, report: await report(question) };
    case "table": {
      const { checkTable } = await import("./table.ts");
      const told = (done: number) => port.postMessage({ id, type: "progress", done });
      return { id, type, table: await checkTable(linter, settingsOf(question), question, told) };
    }
    case "row": {
      const { checkChangedRow } = await import("./table.ts");
      return { id, type, findings: await checkChangedRow(linter, settingsOf(question), question) };
    }
    case "annotate": {
      const { annotate } = await import("./annotate.ts");
      return { id, type, file: annotate(question.table, question.columns) };
    }
  }
}

async function report({ draft, locale, reader }: Extract<Question, { type: "check" }>): Promise<Report> {
  const report = await checker.check(draft, { locale, reader: readerOf({ reader }) });
  return { ...report, ...(isReaderMissing && reader === "on" && { isReaderMissing }) };
}

function settingsOf({ locale, reader }: Wishes): Settings {
  return { ...defaultSettings, locale, reader: readerOf({ reader }) };
}

function readerOf({ reader }: Pick<Wishes, "reader">): Wishes["reader"] {
  return isReaderMissing ? "off" : reader;
}
