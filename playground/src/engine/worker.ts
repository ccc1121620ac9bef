import { createLinter, type RuleContent } from "../../../core/lint.ts";
import { defaultSettings, type Settings } from "../../../core/settings.ts";
import type { Language } from "../../../core/text/language.ts";
import { content } from "../../../generated/content.ts";
import { DraftChecker } from "./check.ts";
import { emptyDraft } from "./draft.ts";
import type { Answer, Question } from "./protocol.ts";

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
};

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
      port.postMessage(await answer(data));
    } catch (error) {
      port.postMessage({
        id: data.id,
        type: "failure",
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  });
});

async function answer(question: Question): Promise<Answer> {
  const { id, type } = question;
  switch (type) {
    case "warm":
      for (const language of question.languages) await checker.check({ ...emptyDraft, language, text: "…a" }, language);
      return { id, type };
    case "check":
      return { id, type, report: await checker.check(question.draft, question.locale) };
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

function settingsOf({ locale }: { locale: Language }): Settings {
  return { ...defaultSettings, locale };
}
