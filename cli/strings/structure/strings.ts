import type { Mood } from "../../../core/structure/elements.ts";

/** What `tactful outline` and `tactful explain FILE` say of texts. Lines of `tactful.json` and of texts are put in as they are. */
export interface StructureStrings {
  /** Of the one who is answered. */
  mood: Record<Mood, string>;
  /** Before a template's name, which is in words. */
  template: string;
  outline: {
    /** «Fills the slot as thanks». */
    as(elements: string): string;
    missing: string;
    example: string;
    optional: string;
    perhaps(quote: string): string;
    settled: string;
    spared: string;
    /** Heading of what the template does not ask for. */
    others: string;
    /** Heading of what was found where there is no template. */
    found: string;
    nothingFound: string;
    /** Why there is no checklist. */
    empty: string;
    foreign: string;
    unknownMood(where: string): string;
    unsureKind(where: string): string;
    /** @param texts What `ofTexts` gives. */
    incomplete(texts: string): string;
    complete(texts: number): string;
    unmeasured(texts: number): string;
    learnMore: string;
  };
  /** Where a text says what it is. */
  inHead: string;
  inColumns: string;
  explain: {
    labels: { kind: string; language: string; mood: string; template: string; platform: string };
    by: { document: string; option(option: string): string; settings(path: string): string };
    /** @param likely How likely, in words. @param signs What shows it; may be empty. */
    guessed(likely: string, signs: string): string;
    /** From the surest down. */
    likely: { surely: string; very: string; rather: string };
    unsure: string;
    languageGuessed: string;
    languageUnknown: string;
    stars(rating: string): string;
    reviewWords: string;
    ownWords: string;
    noReview: string;
    unclearReview: string;
    bestOf(templates: string): string;
    onlyTemplate: string;
    noTemplate: string;
    missing(elements: string): string;
    complete: string;
    noPlatform: string;
    /** Before the lines that begin a text, the columns of a table, and a line of the configuration. */
    setInHead: string;
    setInColumns: string;
    setInConfig(path: string): string;
    setByOptions: string;
    choices: string;
  };
  signs: {
    rating: string;
    review: string;
    asks: string;
    topic(topic: string): string;
    inReview(word: string): string;
    rule(rule: string): string;
    length(from: number, to: number | undefined): string;
    roles: Readonly<Record<string, string>>;
    shapes: Readonly<Record<string, string>>;
    places: { first(sign: string): string; last(sign: string): string };
    signals: Readonly<Record<string, string>>;
  };
}
