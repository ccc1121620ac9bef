import type { CheckEvent } from "../check-files.ts";

/** Something that stands between checking and showing: it passes events on, changed, or leaves some out. */
export type Stage = (events: AsyncIterable<CheckEvent>) => AsyncIterable<CheckEvent>;

/** Lets events pass through stages, in order. */
export function through(events: AsyncIterable<CheckEvent>, stages: readonly Stage[]): AsyncIterable<CheckEvent> {
  return stages.reduce((passed, stage) => stage(passed), events);
}
