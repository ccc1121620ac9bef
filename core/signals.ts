import { isExcused, type MatchedBlock, spanOf } from "./phrases.ts";
import type { PlannedRule } from "./plan.ts";

/**
 * Families of signals: what words show, whatever any rule thinks of them. Their phrases stand in
 * `rules/signals/<family>/<language>.yml`, in the format of packs, and are found with the rules' own.
 */
export const signalFamilies = ["signals/outline", "signals/topics", "signals/mood"] as const;

export type SignalFamily = (typeof signalFamilies)[number];

export function isSignalFamily(id: string | undefined): id is SignalFamily {
  return (signalFamilies as readonly (string | undefined)[]).includes(id);
}

/** Words that show something: a span of the block's text, half-open, UTF-16 code units. */
export interface Signal {
  name: string;
  start: number;
  end: number;
}

/** Nothing excuses signals but what they say themselves. */
const signalRule = { severity: "info", options: {}, excusedBy: [] } as const;

const plans = new Map<SignalFamily, ReadonlyMap<string, PlannedRule>>(
  signalFamilies.map((id) => [id, new Map([[id, { id, ...signalRule }]])]),
);

/** A family in the place of rules. */
export function signalRules(family: SignalFamily): ReadonlyMap<string, PlannedRule> {
  return plans.get(family) as ReadonlyMap<string, PlannedRule>;
}

/** The signals of a family in one block, as they were matched: by sentence. */
export function findSignals(blocks: readonly MatchedBlock[], index: number, family: SignalFamily): readonly Signal[] {
  return (blocks[index] as MatchedBlock).notes.of(family, [], () => readSignals(blocks, index, family));
}

function readSignals(blocks: readonly MatchedBlock[], index: number, family: SignalFamily): readonly Signal[] {
  const { hits, tokens } = blocks[index] as MatchedBlock;
  const signals: Signal[] = [];
  for (const hit of hits?.matches ?? []) {
    if (hit.phrase.rule !== family || isExcused(hit, blocks, index, signalRule)) continue;
    const { start, end } = spanOf(hit, tokens);
    signals.push({ name: hit.phrase.as ?? "", start, end });
  }
  return signals;
}
