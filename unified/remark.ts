import type { Root } from "mdast";
import type { VFile } from "vfile";
import { readMarkdown } from "../core/formats/markdown.ts";
import { createTactful } from "../rules/linter.ts";
import { addMessages, settingsOf, type TactfulOptions } from "./messages.ts";

export type { TactfulOptions } from "./messages.ts";

/**
 * A remark plugin: lints the Markdown file and adds messages with `ruleId`, `source`, `actual`, `expected`, `note`,
 * `url` and `place`. It reads the file's text, not the tree, so that positions are right after entities, escapes and
 * continued lines; the tree is left as it is.
 */
export default function remarkTactful(options: TactfulOptions = {}) {
  const linter = createTactful(options.packs);
  const settings = settingsOf(options);
  return async (_tree: Root, file: VFile): Promise<undefined> => {
    addMessages(file, await (await linter).lint(readMarkdown(String(file)), settings));
  };
}
