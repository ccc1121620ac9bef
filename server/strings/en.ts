import { counter } from "../../core/text/plural.ts";
import { quoted } from "../../core/text/quotation.ts";
import type { Strings } from "./strings.ts";

const count = counter("en");

export const en: Strings = {
  severity: { error: "error", warning: "warning", info: "suggestion" },
  kind: { email: "email", reply: "reply to a review", message: "message" },
  quoted: (text) => quoted(text, "en"),
  hover: {
    why: "Why",
    instead: "Instead",
    example: "For example",
    likelihood: (n) => `Of ten sentences like this, about ${n} bother people.`,
    alike: "It reads much like",
    sources: "Sources",
    page: "About this rule",
  },
  actions: {
    replaceWith: (text) => `Replace with “${text}”`,
    insert: (element, text) => `Insert ${element}: “${text}”`,
    ignoreHere: (rule) => `Ignore “${rule}” here`,
    offInFile: (rule) => `Switch “${rule}” off in this file`,
    offInConfig: (rule) => `Switch “${rule}” off for everybody (tactful.json)`,
    openPage: (rule) => `About the rule “${rule}”`,
    fixAll: "Mend what can be mended safely",
    removeSuppression: "Remove this suppression",
    reason: "why",
  },
  missing: (elements) => `Missing: ${elements}`,
  moreProblems: (n) =>
    `${count(n, { one: "more finding is", other: "more findings are" })} not shown. Mend some of the others first.`,
  held: (error) => `Not checked: tactful.json has an error. ${error}`,
  failed: (reason) => `Not checked because of a bug in Tactful: ${reason}`,
  wrongSetting: (name, value, values) => `The setting tactful.${name} cannot be ${value}. It can be: ${values}.`,
  outline: {
    title: (file) => `What ${file} is made of`,
    row: (row) => `Row ${row}`,
    template: "template",
    mood: { praise: "in answer to praise", complaint: "in answer to a complaint" },
    found: "There is",
    missing: "Missing",
    perhaps: "Perhaps",
    optional: "not needed",
    unneeded: "not missed",
    others: "Also in the text",
    example: "For example:",
    empty: "There is nothing here that we know how to name.",
    unsureKind: "It is not clear what the text is for. Say so at its top: `kind: email`, `reply` or `message`.",
    unknownMood:
      "It is not clear whether the reply answers praise or a complaint. Put the review before it, after `>`, or its stars at the top: `rating: 2`.",
  },
  report: {
    title: "Tactful: a report on the texts",
    progress: "Tactful checks all texts",
    summary: (files, texts, counts) =>
      `${count(files, { one: "file", other: "files" })}, ${count(texts, { one: "text", other: "texts" })}: ` +
      `${count(counts.error, { one: "error", other: "errors" })}, ${count(counts.warning, { one: "warning", other: "warnings" })}, ` +
      `${count(counts.info, { one: "suggestion", other: "suggestions" })}.`,
    clean: "Nothing to remark.",
    columns: { line: "Line", words: "Words", why: "What is wrong", instead: "Instead" },
    byRule: "What goes wrong most",
    rule: "Rule",
    count: "Times",
    unread: "Could not be read",
  },
  completion: {
    kind: "What the text is: an email, a public reply to a review, or a message to one customer.",
    language: "The language of the text.",
    platform: "Where the text is published; its limits are then known.",
    template: "What the text is measured by.",
    review: "The review that the text answers. It is read, and never checked.",
    rating: "The stars of the review, 1 to 5.",
    author: "The name that the review is signed with.",
    subject: "The subject line; it is checked with the text.",
    preheader: "The preview line; it is checked with the text.",
    disable: "Rules that are switched off for the whole text.",
    directives: {
      "disable-next-line": "Ignores the next line.",
      "disable-line": "Ignores this line.",
      "disable-file": "Ignores the whole text.",
      disable: "Ignores everything from here on.",
      enable: "Ends what “disable” began.",
    },
  },
};
