import type { PlacedFinding } from "./findings.ts";
import type { AroundPatch, Surroundings } from "./history.ts";
import type { EditorWords } from "./words.ts";

/** What the page is told, after each change that matters to it. */
export interface EditorStatus {
  findings: PlacedFinding[];
  ignored: number;
  active: string | undefined;
  canUndo: boolean;
  canRedo: boolean;
  isChanged: boolean;
}

export interface EditorOptions extends EditorWords {
  text: string;
  /** What stands around the text now. */
  around(): Surroundings;
  /** @param around What of it has changed, with the text or alone. */
  onText(text: string, around: AroundPatch | undefined): void;
  onStatus(status: EditorStatus): void;
  /** The writer points at something that was found. */
  onPoint(key: string): void;
  /** Ctrl+Enter: the first rewrite of what is looked at. */
  onAccept(): void;
}
