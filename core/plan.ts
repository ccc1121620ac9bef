import type { Kind } from "./document.ts";
import type { LanguageEngine } from "./language-engine.ts";
import type { Severity } from "./problem.ts";
import type { Context, Rule, RuleOptions } from "./rule.ts";
import type { Settings } from "./settings.ts";

/** A rule that runs on a document, with its severity and options settled. */
export interface PlannedRule extends Pick<Rule, "about" | "check" | "checkDocument"> {
  id: string;
  severity: Severity;
  options: RuleOptions;
  excusedBy?: readonly Context[];
  /** The rule's page, where it is not ours. */
  url?: string;
}

/** The rules that run on a document, by id. */
export interface Plan {
  rules: ReadonlyMap<string, PlannedRule>;
  /** Those with a `check`. */
  checking: readonly PlannedRule[];
  /** Those with a `checkDocument`. */
  judging: readonly PlannedRule[];
}

/** By what settings say of rules: that is the same for all files that one configuration speaks of. */
const plans = new WeakMap<Settings["rules"], Map<string, { engine: LanguageEngine; plan: Plan }>>();

/** The rules that run on a document of a kind, by id: ours and a company's own. */
export function plan(
  rules: Readonly<Record<string, Rule>>,
  engine: LanguageEngine,
  { rules: set }: Pick<Settings, "rules">,
  kind: Kind,
): Plan {
  const ofSettings = plans.get(set) ?? new Map();
  plans.set(set, ofSettings);
  const key = `${kind} ${engine.language}`;
  const known = ofSettings.get(key);
  if (known?.engine === engine) return known.plan;
  const made = makePlan(rules, engine, set, kind);
  ofSettings.set(key, { engine, plan: made });
  return made;
}

function makePlan(
  rules: Readonly<Record<string, Rule>>,
  engine: LanguageEngine,
  set: Settings["rules"],
  kind: Kind,
): Plan {
  const planned = new Map<string, PlannedRule>();
  const all: [string, Rule & { url?: string }][] = [
    ...Object.entries(rules),
    ...engine.packs.flatMap((pack) => Object.entries(pack.ownRules ?? {})),
  ];
  for (const [id, rule] of all) {
    const setting = set[id];
    const severity = setting?.severity ?? rule.severity;
    if (severity === "off" || !rule.kinds.includes(kind) || !engine.words[id]) continue;
    const defaults = Object.fromEntries(
      Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]),
    );
    planned.set(id, { ...rule, id, severity, options: { ...defaults, ...setting?.options } });
  }
  const running = [...planned.values()];
  return {
    rules: planned,
    checking: running.filter((rule) => rule.check),
    judging: running.filter((rule) => rule.checkDocument),
  };
}
