import { counter } from "../../core/text/plural.ts";
import type { ActionStrings } from "./strings.ts";

const count = counter("en");
const findings = { one: "finding", other: "findings" };

export const en: ActionStrings = {
  nothingFound: "Nothing to remark",
  notChecked: (n) => `${count(n, { one: "file or entry", other: "files or entries" })} could not be checked`,
  unread: { title: "Could not be checked", place: "File", why: "Why", remedy: "What to do" },
  suppressed: (n) => `${count(n, findings)} silenced by comments or the baseline`,
  columns: { place: "Line", words: "Words", why: "Why", instead: "Instead" },
  outline: "What the text is made of",
  cut: "There is more; GitHub takes no longer summary. Ask for a json-file to see it all.",
  changesUnknown:
    "It could not be found out what changed here, so all texts were checked. The step needs Git and a checkout of this repository with its history and all its files: actions/checkout with fetch-depth: 0 and without filter.",
  noSummary: (reason) => `The page of the run could not be written (${reason}).`,
  tooManyWarnings: (n, limit) => `${count(n, { one: "warning", other: "warnings" })}; max-warnings allows ${limit}`,
  review: {
    intro: (n) => `Tactful has ${count(n, { one: "remark", other: "remarks" })} on the lines of this change.`,
    more: (n) => `${count(n, { one: "more finding is", other: "more findings are" })} in the summary of the run.`,
    refused:
      "The review could not be written: the token may not do so here (pull requests from forks have no such right). The findings are shown as annotations.",
    failed: (reason) => `The review could not be written (${reason}). The findings are shown as annotations.`,
    noPullRequest: "There is no pull request to review here, or no token. The findings are shown as annotations.",
  },
  outsideWorkspace: (input, path) => `The path of ${input} leads out of the workspace: ${path}`,
  outsideRemedy: "Name a file within it that is no link",
};
