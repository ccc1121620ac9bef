import { closestName } from "../did-you-mean.ts";
import type { Kind } from "../document.ts";
import { type ElementName, elementNames, type Mood } from "./elements.ts";

/** A place of a template. */
export interface Slot {
  element: ElementName;
  /** Whether a text may go without it. */
  isOptional: boolean;
}

/** The elements of a good text, in order. */
export interface Template {
  name: string;
  slots: readonly Slot[];
}

/** What else fills a slot: understanding is shown by thanks and apologies too, and an answer may explain or solve. */
const stands: Partial<Record<ElementName, readonly ElementName[]>> = {
  empathy: ["thanks", "apology"],
  answer: ["solution", "explanation", "how-to", "next-step"],
  solution: ["answer"],
  "next-step": ["help"],
  help: ["next-step"],
};

/** Signals that speak for an element: where one of them is, nobody can say that the element is absent. */
export const signalsFor: Readonly<Record<ElementName, readonly string[]>> = {
  greeting: ["greeting"],
  thanks: ["thanks"],
  apology: ["apology"],
  empathy: ["understanding", "apology", "admission"],
  explanation: ["cause"],
  solution: ["done", "pledge", "remedy", "from-now-on"],
  "next-step": ["contact-ask", "contact-place", "contact-person", "term"],
  "sign-off": ["farewell"],
  value: ["offer"],
  benefit: ["benefit", "relevance"],
  help: ["help"],
  cta: ["action"],
  "how-to": ["how-to"],
  extra: ["extra"],
  echo: ["joy", "passed-on"],
  invitation: ["invitation"],
  answer: ["answer", "done", "pledge", "how-to", "cause"],
};

/** Elements that fill a slot, its own first. */
export function fillersOf(element: ElementName): readonly ElementName[] {
  return [element, ...(stands[element] ?? [])];
}

/**
 * Reads a template: the names of its elements in order, with a `?` after those that may be absent.
 * @throws {RangeError} for a name that is no element.
 */
export function readTemplate(name: string, elements: readonly string[]): Template {
  const slots = elements.map((written): Slot => {
    const isOptional = written.endsWith("?");
    const element = isOptional ? written.slice(0, -1) : written;
    if (!(elementNames as readonly string[]).includes(element)) throw new RangeError(`no element "${element}"`);
    return { element: element as ElementName, isOptional };
  });
  return { name, slots };
}

/** Ours, by kind; see the catalogue. Of an email's, the first that fits best is taken. */
const builtIn: Record<Kind, Readonly<Record<string, string>>> = {
  email: {
    offer: "greeting value benefit help cta",
    promo: "greeting value benefit cta extra?",
    thanks: "greeting thanks value how-to cta",
  },
  reply: {
    complaint: "greeting empathy explanation? solution next-step sign-off?",
    praise: "greeting? thanks echo? invitation? sign-off?",
  },
  message: { answer: "greeting? answer next-step? sign-off?" },
};

const ofKind = new Map<Kind, readonly Template[]>(
  Object.entries(builtIn).map(([kind, templates]) => [
    kind as Kind,
    Object.entries(templates).map(([name, elements]) => readTemplate(name, elements.split(" "))),
  ]),
);
const byName = new Map([...ofKind.values()].flat().map((template) => [template.name, template]));

/** The names of our templates. */
export const templateNames: readonly string[] = [...byName.keys()];

/**
 * The template of a name, a company's own before ours.
 * @throws {RangeError} with what is near, for a name that nobody has.
 */
export function templateNamed(name: string, own: Readonly<Record<string, readonly string[]>>): Template {
  if (Object.hasOwn(own, name)) return readTemplate(name, own[name] as readonly string[]);
  const known = byName.get(name);
  if (known) return known;
  const names = [...Object.keys(own), ...templateNames];
  const near = closestName(name, names);
  throw new RangeError(near ? `Did you mean "${near}"?` : `Use one of: ${names.join(", ")}.`);
}

/** The templates that a text of a kind may follow; none where it is not known what it answers. */
export function templatesFor(kind: Kind, mood: Mood | undefined): readonly Template[] {
  const templates = ofKind.get(kind) ?? [];
  return kind === "reply" ? templates.filter(({ name }) => name === mood) : templates;
}
