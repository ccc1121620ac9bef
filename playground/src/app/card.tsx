import { Component } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../../core/text/language.ts";
import { quoted } from "../../../core/text/quotation.ts";
import { shortened } from "../../../core/text/shortened.ts";
import type { Finding } from "../engine/protocol.ts";
import { ruleNames } from "../texts/rule-names.ts";
import { sourcesOf } from "../texts/rule-sources.ts";
import type { Strings } from "../texts/strings.ts";
import { Alike } from "./alike.tsx";
import type { Desk } from "./desk.ts";
import { Icon } from "./icons.tsx";
import { Words } from "./words.tsx";

interface Props {
  desk: Desk;
  t: Strings;
  locale: Language;
  /** The language of the text. */
  language: Language;
  /** Which finding of the editor it is. */
  name: string;
  finding: Finding;
  isActive: boolean;
  /** The page of the rule. */
  url: string;
}

/** Longer quotations hide what is said of them. */
const LONGEST_QUOTE = 120;
const MOST_REWRITES = 3;

/** What was found: the words, why they hurt, and what to write instead. Drawn again only where it says something else. */
export class Card extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { t, language, isActive, finding } = this.props;
    return next.t !== t || next.language !== language || next.isActive !== isActive || !isSame(next.finding, finding);
  }

  override render() {
    return <CardBody {...this.props} />;
  }
}

/** Whether two findings say the same, wherever they stand. */
function isSame(a: Finding, b: Finding): boolean {
  const said = ({ severity, field, message, note, rewrites, suggestions, opinion }: Finding) =>
    JSON.stringify([severity, field, message, note, rewrites.map(({ text }) => text), suggestions, opinion]);
  return a === b || said(a) === said(b);
}

function CardBody({ desk, t, locale, language, name, finding, isActive, url }: Props) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const quote = quoted(shortened(finding.actual.replace(/\s+/g, " "), LONGEST_QUOTE), language);
  // Most messages say the words: they are not said twice then.
  const [start, ...after] = finding.message.split(quote);
  const before = after.length > 0 ? start : undefined;
  // The quotation stands in lines of its own: its full stop would begin the next.
  const rest = after.join(quote).replace(/^\.\s+/, "");
  const others = finding.rewrites.length > 0 ? [] : finding.suggestions.slice(0, MOST_REWRITES);

  const show = () => desk.show(name);

  return (
    <article
      ref={card}
      class={`card card-${finding.severity}${finding.opinion ? " card-opinion" : ""}${isActive ? " card-active" : ""}`}
      data-rule={finding.rule}
    >
      <header class="card-head">
        <span class="severity">
          <Icon name={finding.severity} />
          {t.findings.severity[finding.severity]}
        </span>
        {finding.opinion && <span class="badge">{t.reader.badge}</span>}
        <h3 class="card-name">{ruleNames[locale][finding.rule] ?? finding.rule}</h3>
      </header>
      {before === undefined && !finding.isAboutAll && (
        <button type="button" class="quote" onClick={show} title={t.findings.show} lang={language}>
          {quote}
        </button>
      )}
      {finding.field !== "text" && <p class="card-place">{t.findings.inField[finding.field]}</p>}
      <p class="card-message">
        {before === undefined ? (
          finding.message
        ) : (
          <>
            {before}
            <button type="button" class="quote" onClick={show} title={t.findings.show} lang={language}>
              {quote}
            </button>
            {rest}
          </>
        )}
      </p>
      {finding.rewrites.length > 0 && (
        <ul class="rewrites">
          {finding.rewrites.slice(0, MOST_REWRITES).map((rewrite, i) => (
            <li key={rewrite.text}>
              <button
                type="button"
                class="rewrite"
                onClick={() => desk.rewrite(name, i)}
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
      {finding.opinion && <Alike opinion={finding.opinion} t={t} language={language} />}
      <footer class="card-foot">
        <Why locale={locale} t={t} rule={finding.rule} note={finding.note} url={url} />
        <button type="button" class="quiet" onClick={() => desk.editor?.ignore(name)}>
          {t.findings.ignore}
        </button>
      </footer>
    </article>
  );
}

interface WhyProps {
  locale: Language;
  t: Strings;
  rule: string;
  note: string;
  url: string;
}

/** The reason, and where it is known from: looked up when somebody asks. */
function Why({ locale, t, rule, note, url }: WhyProps) {
  const [sources, setSources] = useState<readonly string[]>([]);
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
