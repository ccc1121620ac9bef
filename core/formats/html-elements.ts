import type { BlockRole } from "../document.ts";

/** What an element does to the text in it, whatever its attributes say. */
export interface ElementTraits {
  /** Its text is a block of its own, or several. */
  isBlock?: true;
  /** It has no content, and no end tag. */
  isVoid?: true;
  /** What it holds is not read by people: code, styles, drawings. */
  isOpaque?: true;
  /** As above, and it stands in a sentence as a word does. */
  isCode?: true;
  /** White space is kept. */
  isPre?: true;
  role?: BlockRole;
  /** The customer's words. */
  isQuote?: true;
  /** Its text is a link or a button. */
  isLink?: true;
  /** Digits in it are no part of the word before them. */
  isSuperscript?: true;
  /** Elements that its start tag closes, where they are open within `within`. */
  closes?: readonly string[];
  within?: readonly string[];
}

const TABLE = ["table"];
const CELLS = ["td", "th"];
const ROWS = [...CELLS, "tr"];
const SECTIONS = [...ROWS, "tbody", "thead", "tfoot", "caption"];
const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];

/** Elements that end the search for an open element: `</b>` in a cell closes no `<b>` around its table. */
export const BARRIERS: ReadonlySet<string> = new Set(["table", "td", "th", "caption", "template", "button"]);

const traits = new Map<string, ElementTraits>();

function define(names: string | readonly string[], value: ElementTraits): void {
  for (const name of typeof names === "string" ? names.split(" ") : names) {
    traits.set(name, { ...traits.get(name), ...value });
  }
}

define(
  "address article aside blockquote body center details dialog dd dir div dl dt fieldset figcaption figure footer form " +
    "frameset header hgroup html legend li listing main menu nav ol optgroup option p plaintext pre search section " +
    "select summary table tbody td tfoot th thead tr caption ul xmp button textarea head title",
  { isBlock: true },
);
define("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr", {
  isVoid: true,
});
define("hr", { isBlock: true });
// Foundation's Inky.
define("container wrapper row column columns callout h-line spacer item", { isBlock: true });

define("style script template iframe noembed noframes math svg", { isOpaque: true });
define("code kbd samp", { isCode: true });
define("pre listing xmp plaintext textarea", { isPre: true });
define("blockquote", { isQuote: true });
define("a button", { isLink: true });
define("sup", { isSuperscript: true });

define("title", { role: "subject" });
define(HEADINGS, { isBlock: true, role: "heading", closes: HEADINGS, within: [...BARRIERS, "div"] });
define("li", { role: "list-item", closes: ["li"], within: ["ul", "ol", "menu", "dir", ...CELLS] });
define("dd dt", { closes: ["dd", "dt"], within: ["dl", ...CELLS] });
define("option optgroup", { closes: ["option"], within: ["select"] });
define(CELLS, { closes: CELLS, within: TABLE });
define("tr", { closes: ROWS, within: TABLE });
define("tbody thead tfoot caption", { closes: SECTIONS, within: TABLE });
define("a", { closes: ["a"], within: [...BARRIERS] });

// MJML: what is not here and begins with `mj-` is a block.
define("mj-style mj-attributes mj-html-attributes mj-font mj-breakpoint mj-class mj-all", { isOpaque: true });
define("mj-title", { role: "subject" });
define("mj-preview", { role: "preheader" });
define("mj-button mj-navbar-link mj-social-element", { isLink: true });
define("mj-include mj-image mj-divider mj-spacer mj-carousel-image", { isBlock: true });

const NONE: ElementTraits = {};
const UNKNOWN_BLOCK: ElementTraits = { isBlock: true };

/** What an element does, by its name in small letters. Elements of components (`mj-text`, `x-footer`) are blocks. */
export function traitsOf(name: string): ElementTraits {
  const known = traits.get(name);
  // Word's `<o:p>` stands in a line.
  if (!name.includes("-")) return known ?? NONE;
  return known === undefined ? UNKNOWN_BLOCK : { isBlock: true, ...known };
}

/** Whether `<name />` closes itself: in HTML only what has no content, and the elements of components. */
export function isComponent(name: string): boolean {
  return name.includes("-") || name.includes(":");
}

/** Attributes that a reader reads, on elements that are seen. */
export const PROSE_ATTRIBUTES: readonly string[] = ["alt", "title", "aria-label", "placeholder"];

/** Attributes that the reader of documents looks at, beside the prose. */
export const OTHER_ATTRIBUTES: readonly string[] = [
  "align",
  "bgcolor",
  "cellpadding",
  "cellspacing",
  "class",
  "css-class",
  "hidden",
  "href",
  "id",
  "lang",
  "media",
  "path",
  "role",
  "style",
  "type",
  "value",
  "width",
];

/** Attributes of a table that arranges a page: a table of data has none of them. */
export const LAYOUT_ATTRIBUTES: readonly string[] = ["align", "bgcolor", "cellpadding", "cellspacing", "width"];
