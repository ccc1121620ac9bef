/** How a `style` attribute, `hidden` and `class` show an element, as far as it matters to who reads. */
export interface Look {
  display?: "none" | "block" | "inline";
  /** Takes no room or has no colour: mailers hide preheaders so. */
  isInvisible?: true;
  /** The font is too small to see, until another size is set inside. */
  isTiny?: boolean;
  /** What white space stands for. */
  space?: "keep" | "lines" | "fold";
}

const ZERO = /^0(?:\.0*)?(?:px|pt|em|rem|%)?$/;
const TINY = /^(?:[01](?:\.\d*)?(?:px|pt)?|0(?:\.0*)?(?:em|rem|%|vw)?)$/;

/** Properties in small letters, with their values. */
export type Declarations = Map<string, { value: string; isImportant: boolean }>;

/** Reads declarations; of two of a property, the later wins, as in a browser, unless the first is important. */
export function readDeclarations(style: string): Declarations {
  const declared: Declarations = new Map();
  if (style.length > 20_000) return declared;
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon === -1) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const said = declaration.slice(colon + 1).toLowerCase();
    const value = said.replace(/!\s*important/, "");
    const isImportant = value.length < said.length;
    if (isImportant || !declared.get(property)?.isImportant)
      declared.set(property, { value: value.trim(), isImportant });
  }
  return declared;
}

/** What declarations come to. */
export function lookOf(declarations: Declarations | undefined): Look {
  if (declarations === undefined) return {};
  const look: Look = {};
  const seen = { get: (property: string): string | undefined => declarations.get(property)?.value };
  const display = seen.get("display");
  if (display === "none") look.display = "none";
  else if (display !== undefined && /^(?:block|table|flex|grid|list-item|table-)/.test(display)) look.display = "block";
  else if (display === "inline" || display === "contents") look.display = "inline";

  const isClipped = /hidden|clip/.test(seen.get("overflow") ?? "");
  if (
    /hidden|collapse/.test(seen.get("visibility") ?? "") ||
    ZERO.test(seen.get("opacity") ?? "") ||
    ZERO.test(seen.get("max-height") ?? "") ||
    (isClipped && ZERO.test(seen.get("height") ?? ""))
  )
    look.isInvisible = true;

  const size =
    seen.get("font-size") ?? /(?:^|\s)([\d.]+(?:px|pt|em|rem|%)?)(?:\/|\s)/.exec(seen.get("font") ?? "")?.[1];
  if (size !== undefined) look.isTiny = TINY.test(size);

  const space = seen.get("white-space");
  if (space !== undefined)
    look.space = /^(?:pre|break)(?!-line)/.test(space) ? "keep" : space === "pre-line" ? "lines" : "fold";
  return look;
}

/** A class that mailers give to the line that a mailbox shows after the subject. */
const PREHEADER_CLASS = /(?:^|[\s_-])(?:pre-?header|preview)(?:-?te?xt)?(?:$|\s)/i;

export function isPreheaderClass(value: string): boolean {
  return value.length < 1000 && PREHEADER_CLASS.test(value);
}
