import type { Declarations } from "./html-style.ts";
import { readDeclarations } from "./html-style.ts";

/** A rule of a style sheet for one kind of elements. */
interface SheetRule {
  /** The name, `#id` and `.class`es that an element must have. */
  parts: readonly string[];
  /** It may hold on some screens, or in some places alone: it shows, and never hides. */
  isUncertain: boolean;
  specificity: number;
  order: number;
  declarations: Declarations;
}

/** The rules of a page's `<style>` elements, as far as they say what is seen. */
export interface StyleSheet {
  /** Adds a style sheet. @param isUncertain Whether it holds on some screens alone. */
  add(css: string, isUncertain: boolean): void;
  /** What an element looks like by the sheet and its own `style`, the winner of each property; undefined: by nothing. */
  styleOf(name: string, id: string, classes: string, style: string | undefined): Declarations | undefined;
}

/** A sheet with more rules than this, or more for one name, is no letter's, and not believed: nothing is hidden by it. */
const MOST_RULES = 5000;
const MOST_OF_A_NAME = 300;
/** An element with more classes is looked at without the sheet. */
const MOST_CLASSES = 50;
const MATTERS = /display|visib|opacity|height|overflow|font|white-space/i;
/** Values that let an element be seen, for each property that can hide one. */
const HIDES: Readonly<Record<string, RegExp>> = {
  display: /^none/,
  visibility: /hidden|collapse/,
  opacity: /^0(?:\.0*)?%?$/,
  "max-height": /^0(?:\.0*)?\D*$/,
  height: /^0(?:\.0*)?\D*$/,
  overflow: /hidden|clip/,
  "font-size": /^[01](?:\.\d*)?(?:px|pt)?$|^0/,
  font: /(?:^|\s)[01](?:\.\d*)?(?:px|pt)?[/\s]/,
};

export function createStyleSheet(): StyleSheet {
  const rules = new Map<string, SheetRule[]>();
  let count = 0;
  let isTooLong = false;

  function addRule(selectors: string, body: string, isUncertain: boolean): void {
    if (!MATTERS.test(body)) return;
    const declarations = readDeclarations(body);
    for (const selector of selectors.split(",")) {
      addSelector(selector.trim(), declarations, isUncertain);
    }
  }

  function addSelector(selector: string, declarations: Declarations, isUncertain: boolean): void {
    if (selector.length > 500) {
      isTooLong = true;
      return;
    }
    // What stands before the last part says where; what is in brackets and after colons says when.
    const last = /[^\s>+~]*$/.exec(selector.replace(/\[[^\]]*\]|\([^)]*\)/g, ":x"))?.[0] ?? "";
    const simple = last.replace(/::?[\w-]+/g, "");
    if (!/^(?:\*|[a-z][\w-]*)?(?:[.#][\w-]+)*$/i.test(simple) || /:(?:before|after)$/i.test(last)) return;
    const isConditional = isUncertain || simple !== selector;
    const parts = simple.match(/[.#]?[\w-]+/g) ?? [];
    const name = parts.find((part) => /^\w/.test(part))?.toLowerCase();
    const ids = parts.filter((part) => part.startsWith("#"));
    const classes = parts.filter((part) => part.startsWith("."));
    const key = ids[0] ?? classes[0] ?? name ?? "*";
    const list = rules.get(key) ?? [];
    rules.set(key, list);
    list.push({
      parts: [...ids, ...classes, ...(name === undefined ? [] : [name])],
      isUncertain: isConditional,
      specificity: ids.length * 10_000 + classes.length * 100 + (name === undefined ? 0 : 1),
      order: count++,
      declarations,
    });
    isTooLong ||= count > MOST_RULES || list.length > MOST_OF_A_NAME;
  }

  return {
    add: (css, isUncertain) => readRules(css, isUncertain, addRule),
    styleOf(name, id, classes, style) {
      const own = style === undefined ? undefined : readDeclarations(style);
      if (rules.size === 0 || isTooLong) return own;
      const parts = new Set([name]);
      if (id !== "") parts.add(`#${id}`);
      const names = classes.split(/\s+/, MOST_CLASSES + 1);
      if (names.length > MOST_CLASSES) return own;
      for (const one of names) if (one !== "") parts.add(`.${one}`);
      const matching: SheetRule[] = [];
      for (const key of ["*", ...parts]) {
        for (const rule of rules.get(key) ?? []) if (rule.parts.every((part) => parts.has(part))) matching.push(rule);
      }
      return matching.length === 0 ? own : cascade(matching, own);
    },
  };
}

function cascade(matching: readonly SheetRule[], own: Declarations | undefined): Declarations {
  const certain = matching.filter(({ isUncertain }) => !isUncertain);
  certain.sort((a, b) => a.specificity - b.specificity || a.order - b.order);
  let style: Declarations = new Map();
  for (const { declarations } of certain) style = merged(style, declarations);
  if (own !== undefined) style = merged(style, own);
  for (const { declarations, isUncertain } of matching) {
    if (!isUncertain) continue;
    for (const [property, { value, isImportant }] of declarations) {
      const hides = HIDES[property];
      const isShown = hides !== undefined && !hides.test(value);
      // On some screen, or in some place, it is seen.
      if (isShown && (isImportant || !own?.has(property))) style.delete(property);
    }
  }
  return style;
}

/** Both, with the later of two values, unless the earlier one is important. */
function merged(first: Declarations, second: Declarations): Declarations {
  const all = new Map(first);
  for (const [property, declared] of second) {
    if (declared.isImportant || !all.get(property)?.isImportant) all.set(property, declared);
  }
  return all;
}

/** Queries that all screens answer alike. */
const CERTAIN_MEDIA = /^\s*(?:all|screen|only screen)?\s*$/i;

/** Whether a `media` attribute lets a style sheet hold on all screens. */
export function isForAllScreens(media: string): boolean {
  return CERTAIN_MEDIA.test(media);
}

/** Cuts a style sheet into its rules; those in `@media` and its like are uncertain. Broken ones are left out. */
function readRules(
  css: string,
  isUncertain: boolean,
  add: (selectors: string, body: string, isUncertain: boolean) => void,
): void {
  let depth = 0;
  let isSkipped = false;
  let prelude = "";
  let open: string | undefined;
  // `<!--` and `-->` are nothing to a style sheet.
  for (const [piece] of css.matchAll(
    /\/\*[\s\S]*?(?:\*\/|$)|"[^"\n]*"?|'[^'\n]*'?|<!--|-->|[{};]|[^{};"'/<-]+|[/<-]/g,
  )) {
    if (piece.startsWith("/*") || piece === "<!--" || piece === "-->") continue;
    if (piece === "{") {
      const head = prelude.trim();
      if (open === undefined && head.startsWith("@") && !isSkipped) {
        // Pages of print, fonts and animations show nothing here.
        isSkipped = !/^@(?:media|supports|layer|container|scope|document|-moz-document)/i.test(head);
        isSkipped ||= /^@media\s+print\s*$/i.test(head);
      } else if (open === undefined) open = head;
      depth += 1;
      prelude = "";
    } else if (piece === "}" && depth === 0) {
      // What follows a brace too many is no rule to a browser.
      prelude += piece;
    } else if (piece === "}") {
      if (open !== undefined && !isSkipped) add(open, prelude, isUncertain || depth > 1);
      open = undefined;
      prelude = "";
      depth -= 1;
      if (depth === 0) isSkipped = false;
    } else if (piece === ";" && open === undefined) prelude = "";
    else prelude += piece;
  }
}
