import type { ElementName } from "./elements.ts";
import type { DocumentOutline, ElementSpan } from "./report.ts";
import { fillersOf } from "./templates.ts";

/** A place of the text, and all that it is for a checklist: one sentence may be several elements. */
export interface ChecklistSpan {
  start: number;
  end: number;
  elements: ElementName[];
}

export interface ChecklistEntry {
  element: ElementName;
  /**
   * `settled`: not asked for, since all is done already · `spared`: not found, and not clearly absent ·
   * `other`: found, but not in the template.
   */
  state: "found" | "missing" | "optional" | "doubtful" | "settled" | "spared" | "other";
  spans: ChecklistSpan[];
}

export interface Checklist {
  /** The template's places, in order. */
  slots: ChecklistEntry[];
  /** What the text has beside them, in its order. */
  others: ChecklistEntry[];
}

/** Holds an outline against its template. */
export function checklistOf(outline: DocumentOutline): Checklist {
  const { elements, doubtful, missing } = outline;
  const asked = new Set(outline.slots.map(({ element }) => element));
  const used = new Set<ElementSpan>();
  const slots = outline.slots.map(({ element, isOptional }): ChecklistEntry => {
    const found = fillers(elements, element, asked);
    for (const span of found) used.add(span);
    if (found.length > 0) return { element, state: "found", spans: placesOf(found) };
    if (missing.some((absent) => absent.element === element)) return { element, state: "missing", spans: [] };
    const maybe = likeliest(doubtful, element);
    if (maybe) return { element, state: "doubtful", spans: placesOf([maybe]) };
    if (isOptional) return { element, state: "optional", spans: [] };
    // The core waives two things: the next step of what is done, and everything in a line or two.
    const isSettled = element === "next-step" && elements.some((other) => other.element === "solution");
    return { element, state: isSettled ? "settled" : "spared", spans: [] };
  });
  const rest = elements.filter((span) => !used.has(span));
  const others = [...new Set(rest.map(({ element }) => element))].map((element): ChecklistEntry => {
    return { element, state: "other", spans: placesOf(rest.filter((span) => span.element === element)) };
  });
  return { slots, others };
}

/** What fills a slot: its own element and what nothing else asks for; only where there is neither, another's. */
function fillers(
  spans: readonly ElementSpan[],
  slot: ElementName,
  asked: ReadonlySet<ElementName>,
): readonly ElementSpan[] {
  const names = fillersOf(slot);
  const all = spans.filter(({ element }) => names.includes(element));
  const own = all.filter(({ element }) => element === slot || !asked.has(element));
  return own.length > 0 ? own : all;
}

/** The best of what may fill a slot: a list of all would be a list of most sentences. */
function likeliest(spans: readonly ElementSpan[], slot: ElementName): ElementSpan | undefined {
  const own = spans.filter(({ element }) => element === slot);
  const candidates = own.length > 0 ? own : spans.filter(({ element }) => fillersOf(slot).includes(element));
  return candidates.toSorted((a, b) => b.likelihood - a.likelihood)[0];
}

/** Spans in the order of the text, one for each place. */
export function placesOf(spans: readonly ElementSpan[]): ChecklistSpan[] {
  const places = new Map<string, ChecklistSpan>();
  for (const { element, start, end } of spans) {
    const place = places.get(`${start}-${end}`);
    if (place) place.elements.push(element);
    else places.set(`${start}-${end}`, { start, end, elements: [element] });
  }
  return [...places.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
