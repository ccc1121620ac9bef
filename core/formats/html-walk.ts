import type { BlockRole } from "../document.ts";
import type { Language } from "../text/language.ts";
import { BARRIERS, type ElementTraits, traitsOf } from "./html-elements.ts";
import type { Look } from "./html-style.ts";
import type { Space } from "./html-text.ts";

/** What holds inside an element, with all that it inherits. */
export interface Frame {
  name: string;
  traits: ElementTraits;
  isBlock: boolean;
  role: BlockRole;
  quote: boolean;
  space: Space;
  /** Nobody reads what is in it. */
  isOpaque: boolean;
  isHidden: boolean;
  isTiny: boolean;
  isSuperscript: boolean;
  /** A table that arranges the page. */
  isLayout: boolean;
  isPreheader: boolean;
  language: Language | undefined;
  /** Where its start tag begins. */
  start: number;
  /** Whether it is closed, though something in it is still open. */
  isClosed: boolean;
}

/** The elements that are open, from the document inward. No depth makes it slow. */
export interface OpenElements {
  readonly top: Frame;
  push(frame: Frame): void;
  /** The frames that an end tag closes, innermost first; empty where it closes none. */
  closedBy(name: string): Frame[];
  /** The frames that end where an element begins. */
  closedByStart(name: string, traits: ElementTraits, isBlock: boolean): Frame[];
  /** All that are open, innermost first. */
  closeAll(): Frame[];
}

const ROOT: Frame = {
  name: "",
  traits: {},
  isBlock: true,
  role: "paragraph",
  quote: false,
  space: "fold",
  isOpaque: false,
  isHidden: false,
  isTiny: false,
  isSuperscript: false,
  isLayout: true,
  isPreheader: false,
  language: undefined,
  start: 0,
  isClosed: false,
};

/** An element of a page as it holds in the frame around it. */
export function createFrame(parent: Frame, name: string, traits: ElementTraits, look: Look, start: number): Frame {
  const isBlock = look.display === "block" || (traits.isBlock === true && look.display !== "inline");
  const isCell = name === "td" || name === "th" || name === "mj-column" || name === "body";
  const role = isCell ? "paragraph" : parent.role === "table-cell" && isBlock ? "paragraph" : parent.role;
  return {
    ...parent,
    name,
    traits,
    isBlock,
    role: traits.role ?? role,
    quote: parent.quote || traits.isQuote === true,
    space: look.space ?? (traits.isPre ? "keep" : name === "table" ? "fold" : parent.space),
    isOpaque: parent.isOpaque || traits.isOpaque === true || traits.isCode === true,
    isHidden: parent.isHidden || look.display === "none" || look.isInvisible === true,
    isTiny: look.isTiny ?? parent.isTiny,
    isSuperscript: traits.isSuperscript === true || (parent.isSuperscript && !isBlock),
    start,
    isClosed: false,
  };
}

export function createOpenElements(): OpenElements {
  const stack: Frame[] = [ROOT];
  /** Where elements of each name stand in the stack. */
  const places = new Map<string, number[]>();
  const barriers: number[] = [];

  function lastPlace(name: string): number {
    return places.get(name)?.at(-1) ?? -1;
  }

  function pop(): Frame {
    const frame = stack.pop() as Frame;
    if (!frame.isClosed) forget(frame.name);
    if (barriers.at(-1) === stack.length) barriers.pop();
    return frame;
  }

  function forget(name: string): void {
    places.get(name)?.pop();
  }

  function popTo(place: number): Frame[] {
    const closed: Frame[] = [];
    while (stack.length > place) closed.push(pop());
    return closed;
  }

  return {
    get top() {
      return stack[stack.length - 1] as Frame;
    },
    push(frame) {
      const own = places.get(frame.name);
      if (own === undefined) places.set(frame.name, [stack.length]);
      else own.push(stack.length);
      if (BARRIERS.has(frame.name)) barriers.push(stack.length);
      stack.push(frame);
    },
    closedBy(name) {
      const place = lastPlace(name);
      if (place === -1) return [];
      const { within } = traitsOf(name);
      const isTablePart = name === "table" || within?.[0] === "table";
      const barrier = isTablePart ? (name === "table" ? -1 : lastPlace("table")) : (barriers.at(-1) ?? -1);
      if (place < barrier) return [];
      const frame = stack[place] as Frame;
      // `<b><p>…</b>…</p>`: the paragraph goes on, unless the element hides what is in it.
      const parent = stack[place - 1] as Frame;
      const isPlain = frame.isOpaque === parent.isOpaque && frame.isHidden === parent.isHidden;
      if (!frame.isBlock && isPlain && stack.length - place > 1 && hasBlockAbove(place)) {
        frame.isClosed = true;
        forget(name);
        return [];
      }
      return popTo(place);
    },
    closedByStart(name, traits, isBlock) {
      const closed: Frame[] = [];
      const barrier = barriers.at(-1) ?? -1;
      if (isBlock && traitsOf(name).isBlock && lastPlace("p") > barrier) closed.push(...popTo(lastPlace("p")));
      if (traits.closes === undefined) return closed;
      const outer = Math.max(-1, ...(traits.within ?? []).map(lastPlace));
      const inner = traits.closes.map(lastPlace).filter((place) => place > outer);
      if (inner.length > 0) closed.push(...popTo(Math.min(...inner)));
      return closed;
    },
    closeAll: () => popTo(1),
  };

  /** Whether a block is open in the element at the place: looked for from the inside, where it most often stands. */
  function hasBlockAbove(place: number): boolean {
    for (let at = stack.length - 1; at > place && at > stack.length - 100; at -= 1)
      if ((stack[at] as Frame).isBlock) return true;
    return stack.length - place > 100;
  }
}
