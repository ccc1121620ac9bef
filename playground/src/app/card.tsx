import { useEffect, useRef, useState } from "preact/hooks";
import { quoted } from "../../../core/text/quotation.ts";
import { shortened } from "../../../core/text/shortened.ts";
import type { PlacedFinding } from "../editor/findings.ts";
import { ruleNames } from "../texts/rule-names.ts";
import { sourcesOf } from "../texts/rule-sources.ts";
import type { Strings } from "../texts/strings.ts";
import type { Desk, DeskState } from "./desk.ts";
import { Icon } from "./icons.tsx";
import { Words } from "./words.tsx";

interface Props {
  desk: Desk;
  state: DeskState;
  t: Strings;
  placed: PlacedFinding;
  isActive: boolean;
  /** Where the page of a rule is. */
  ruleUrl(rule: string): string;
}

/** Longer quotations hide what is said of them. */
const LONGEST_QUOTE = 120;
const MOST_REWRITES = 3;

/** What was found: the words, why they hurt, and what to write instead. */
export function Card({ desk, state, t, placed, isActive, ruleUrl }: Props) {
  const { finding, key } = placed;
  const { locale, draft } = state;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const language = state.report?.language ?? locale;
  const quote = quoted(shortened(finding.actual.replace(/\s+/g, " "), LONGEST_QUOTE), language);
  // Most messages say the words: they are not said twice then.
  const [start, ...after] = finding.message.split(quote);
  const before = after.length > 0 ? start : undefined;
  const others = finding.rewrites.length > 0 ? [] : finding.suggestions.slice(0, MOST_REWRITES);

  function show() {
    if (finding.field === "text") {
      desk.editor?.reveal(placed.from, placed.to, key);
      return;
    }
    desk.editor?.setActive(key);
  }

  return (
    <article
      ref={card}
      class={`card card-${finding.severity}${isActive ? " card-active" : ""}`}
      data-rule={finding.rule}
    >
      <header class="card-head">
        <span class="severity">
          <Icon name={finding.severity} />
          {t.findings.severity[finding.severity]}
        </span>
        <h3 class="card-name">{ruleNames[locale][finding.rule] ?? finding.rule}</h3>
      </header>
      {before === undefined && !finding.isAboutAll && (
        <button type="button" class="quote" onClick={show} title={t.findings.show} lang={language}>
          {quote}
        </button>
      )}
      {finding.field !== "text" && draft.kind === "email" && (
        <p class="card-place">{t.findings.inField[finding.field]}</p>
      )}
      <p class="card-message">
        {before === undefined ? (
          finding.message
        ) : (
          <>
            {before}
            <button type="button" class="quote" onClick={show} title={t.findings.show} lang={language}>
              {quote}
            </button>
            {after.join(quote)}
          </>
        )}
      </p>
      {finding.rewrites.length > 0 && (
        <ul class="rewrites">
          {finding.rewrites.slice(0, MOST_REWRITES).map((rewrite) => (
            <li key={rewrite.text}>
              <button
                type="button"
                class="rewrite"
                onClick={() => desk.rewrite(placed, rewrite)}
                lang={language}
                aria-label={t.findings.rewrite(rewrite.text)}
              >
                <Words text={rewrite.text} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <p class="instead" lang={language}>
          <span lang={locale}>{t.findings.instead}</span> {others.map((text) => quoted(text, language)).join(" · ")}
        </p>
      )}
      <footer class="card-foot">
        <Why state={state} t={t} rule={finding.rule} note={finding.note} url={ruleUrl(finding.rule)} />
        <button type="button" class="quiet" onClick={() => desk.editor?.ignore(key)}>
          {t.findings.ignore}
        </button>
      </footer>
    </article>
  );
}

interface WhyProps {
  state: DeskState;
  t: Strings;
  rule: string;
  note: string;
  url: string;
}

/** The reason, and where it is known from: looked up when somebody asks. */
function Why({ state, t, rule, note, url }: WhyProps) {
  const [sources, setSources] = useState<readonly string[]>([]);
  const { locale } = state;
  return (
    <details
      class="why"
      onToggle={async (event) => {
        if (event.currentTarget.open) setSources((await sourcesOf(locale))[rule] ?? []);
      }}
    >
      <summary>{t.findings.why}</summary>
      {note !== "" && <p>{note}</p>}
      {sources.length > 0 && (
        <>
          <h4>{t.findings.sources}</h4>
          <ul>
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={url} target="_blank" rel="noopener">
          {t.findings.more}
        </a>
      </p>
    </details>
  );
}
