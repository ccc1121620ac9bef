import type { Kind } from "../../../core/document.ts";
import type { Severity } from "../../../core/problem.ts";
import type { Mood } from "../../../core/structure/elements.ts";
import type { Room } from "../engine/protocol.ts";

/** All that the page says in one language. */
export interface Strings {
  /** The language's own name. */
  name: string;
  title: string;
  promise: string;
  private: string;
  offline: string;
  language: string;
  toLight: string;
  toDark: string;
  skip: string;
  tabs: { label: string; reply: string; email: string; message: string; table: string };
  examples: { label: string; clinic: string; shop: string; newsletter: string };
  context: {
    review: string;
    reviewHint: string;
    message: string;
    messageHint: string;
    author: string;
    authorHint: string;
    rating: string;
    noRating: string;
    stars: (n: number) => string;
    platform: string;
    anyPlatform: string;
    subject: string;
    subjectHint: string;
    preheader: string;
    preheaderHint: string;
  };
  editor: {
    label: Record<Kind, string>;
    placeholder: Record<Kind, string>;
    copy: string;
    copied: string;
    undo: string;
    redo: string;
    compare: string;
    share: string;
    print: string;
    clear: string;
    /** @param mod The key that goes with another one for commands. */
    keys: (mod: string) => string;
    left: (room: Room) => string;
    over: (room: Room) => string;
  };
  findings: {
    title: string;
    count: (n: number) => string;
    clean: string;
    cleanHint: string;
    almost: string;
    almostHint: string;
    empty: string;
    emptyHint: string;
    starting: string;
    foreign: string;
    foreignHint: string;
    isLanguage: Record<"ru" | "uk" | "en", string>;
    restarted: string;
    broken: string;
    unloaded: string;
    retry: string;
    severity: Record<Severity, string>;
    show: string;
    instead: string;
    rewrite: (text: string) => string;
    why: string;
    sources: string;
    more: string;
    ignore: string;
    ignored: (n: number) => string;
    bringBack: string;
    showMore: (n: number) => string;
    previous: string;
    next: string;
    close: string;
    open: string;
    inField: Record<"subject" | "preheader", string>;
  };
  outline: {
    title: string;
    mood: Record<Mood, string>;
    complete: string;
    state: Record<"found" | "missing" | "optional" | "doubtful" | "settled" | "spared" | "other", string>;
    insert: string;
    insertPart: (name: string) => string;
    others: string;
    unknownMood: string;
  };
  compare: { title: string; before: string; after: string; same: string };
  share: {
    title: string;
    warning: string;
    copy: string;
    copied: string;
    long: string;
    tooLong: string;
    broken: string;
    otherVersion: string;
  };
  draft: {
    keep: string;
    hint: string;
    failed: string;
    /** Another tab has kept another draft. */
    other: string;
    keepOwn: string;
    takeOther: string;
  };
  /** The second reader. */
  reader: {
    ask: string;
    hint: string;
    /** Where a table is open already. */
    forNext: string;
    badge: string;
    /** @param n Of ten. */
    likelihood: (n: number) => string;
    alike: string;
    unloaded: string;
  };
  table: TableStrings;
  footer: { rules: string; source: string; licences: string };
  dialog: { close: string };
}

export interface TableStrings {
  title: string;
  drop: string;
  choose: string;
  hint: string;
  columns: string;
  checking: (done: number) => string;
  /** Goes before the reason. */
  failed: string;
  /** The checker itself failed. */
  crashed: string;
  empty: string;
  /** A line of a file, from 1. */
  line: (n: number) => string;
  /** Goes after the summary. */
  changed: (n: number) => string;
  isChanged: string;
  revert: string;
  unchecked: string;
  blank: string;
  /** The file that was dropped is not written: a table is downloaded. */
  asTable: string;
  unsaved: string;
  /** A text that is out of a table, in the place of its own. */
  fromRow: (row: string, file: string) => string;
  backToTable: string;
  summary: (texts: number, bad: number) => string;
  most: string;
  times: (n: number) => string;
  all: string;
  search: string;
  severity: string;
  download: string;
  another: string;
  row: string;
  rating: string;
  text: string;
  found: string;
  unread: (n: number) => string;
  open: string;
  sortBy: string;
  showMore: (n: number) => string;
  none: string;
  clean: string;
  added: { worst: string; findings: string };
}
