import { isForAllScreens } from "./html-sheet.ts";
import { type Attributes, readTags } from "./html-tags.ts";

const WANTED = new Set(["media", "path", "type"]);
/** Elements whose content is a style sheet. */
const SHEETS = new Set(["style", "mj-style"]);

/** What a page tells of its style sheets before it is read: they may stand behind what they hide. */
export interface StyleEvents {
  sheet(css: string, isUncertain: boolean): void;
  include(path: string, type: string): void;
}

/** Finds the style sheets of a page. */
export function readStyles(source: string, from: number, events: StyleEvents): void {
  if (!/<(?:mj-)?(?:style|include)/i.test(source)) return;
  let open: { name: string; isUncertain: boolean; css: string[] } | undefined;

  function close(): void {
    if (open !== undefined) events.sheet(open.css.join(""), open.isUncertain);
    open = undefined;
  }

  function trimmedValue(attributes: Attributes, name: string): string {
    const value = attributes.get(name);
    return value === undefined ? "" : source.slice(value.start, value.end).trim();
  }

  readTags(source, from, WANTED, {
    text(start, end) {
      open?.css.push(source.slice(start, end));
    },
    entity(text) {
      open?.css.push(text);
    },
    openTag(name, attributes) {
      if (name === "mj-include")
        events.include(trimmedValue(attributes, "path"), trimmedValue(attributes, "type").toLowerCase());
      if (!SHEETS.has(name)) return;
      close();
      const type = trimmedValue(attributes, "type").toLowerCase();
      if (type !== "" && type !== "text/css") return;
      open = { name, isUncertain: !isForAllScreens(trimmedValue(attributes, "media")), css: [] };
    },
    closeTag(name) {
      if (name === open?.name) close();
    },
    comment() {},
    unclosed: close,
  });
  close();
}
