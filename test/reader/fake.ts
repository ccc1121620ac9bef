import type { SourceDocument } from "../../core/document.ts";
import { markdown } from "../../core/formats/markdown.ts";
import { createLinter, type Linter } from "../../core/lint.ts";
import type { ReaderData } from "../../core/reader/model.ts";
import { defaultSettings, type Settings } from "../../core/settings.ts";
import { packModel } from "../../core/structure/linear-model.ts";
import { content } from "../../generated/content.ts";

/** A model that minds one word, and takes it for a reproach. */
export const fakeReader: ReaderData = {
  sentences: packModel({
    labels: ["blaming", "sarcasm", "any"],
    bias: [-3, -3, -3],
    thresholds: [],
    doubts: [],
    scale: 1,
    features: ["w:en:squirrel\t0=20 2=20", "w:en:badger\t1=20 2=20"].join("\n"),
  }),
  context: {
    bias: 0,
    weights: [1],
    calibration: { slope: 1, bias: 0 },
    thresholds: { blaming: 0.9, sarcasm: 0.9 },
    triggers: ["blaming"],
  },
  examples: [
    { rule: "blaming", bad: "You should have counted the squirrels.", good: "Let us count them together." },
    { rule: "blaming", bad: "The nuts were yours to watch." },
    { rule: "blaming", bad: "You never closed the gate." },
    { rule: "sarcasm", bad: "Well done, badger." },
  ],
  words: {
    en: { message: "Reads as {as}: “{actual}”.", as: { blaming: "a reproach" } },
    ru: { message: "Читается как {as}: «{actual}».", as: { blaming: "упрёк" } },
    uk: { message: "Читається як {as}: «{actual}».", as: { blaming: "докір" } },
  },
};

/** A linter with all rules and the fake model; `loads` counts how often that was asked for. */
export function fakeLinter(reader: ReaderData = fakeReader): { linter: Linter; loads: string[] } {
  const loads: string[] = [];
  const linter = createLinter({
    ...content,
    loadReader: async (language) => {
      loads.push(language);
      return reader;
    },
  });
  return { linter, loads };
}

export const readerOn: Settings = { ...defaultSettings, reader: "on", kind: "reply", language: "en" };

export function documentOf(text: string): SourceDocument {
  return [...markdown.read(text, {})][0] as SourceDocument;
}
