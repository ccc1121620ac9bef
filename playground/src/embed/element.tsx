import { render } from "preact";
import { useMemo } from "preact/hooks";
import { kinds } from "../../../core/document.ts";
import { languages } from "../../../core/text/language.ts";
import { Desk } from "../app/desk.ts";
import { ruleAddresses } from "../app/rule-address.ts";
import { useDesk } from "../app/use-desk.ts";
import { Workbench } from "../app/workbench.tsx";
import { type Draft, emptyDraft } from "../engine/draft.ts";
import type { Finding, Wishes } from "../engine/protocol.ts";
import { startWorker } from "../engine/start-worker.ts";
import cards from "../styles/cards.css?inline";
import condition from "../styles/condition.css?inline";
import controls from "../styles/controls.css?inline";
import embed from "../styles/embed.css?inline";
import outline from "../styles/outline.css?inline";
import panel from "../styles/panel.css?inline";
import tokens from "../styles/tokens.css?inline";
import workbench from "../styles/workbench.css?inline";
import { preferredLanguage, stringsOf } from "../texts/choose.ts";

/** What `tactful-change` tells: the text, and what is to be said of it. */
export interface TactfulChange {
  value: string;
  /** Offsets are UTF-16 code units in `value`, half-open. */
  problems: Pick<Finding, "rule" | "severity" | "message" | "start" | "end" | "actual" | "suggestions" | "opinion">[];
}

/** Attributes that are parts of a draft, as they are called there. */
const PARTS = ["review", "author", "platform", "subject", "preheader"] as const;

/**
 * `<tactful-editor>`: an editor that shows what will hurt a customer. Attributes: `value`, `kind`, `language`, `locale`,
 * `platform`, `review`, `rating`, `author`, `subject`, `preheader`, `reader`. Its value is sent with a form under its `name`.
 */
class TactfulEditor extends HTMLElement {
  static readonly observedAttributes = ["value", "kind", "language", "locale", "reader", "rating", ...PARTS];
  static readonly formAssociated = true;
  readonly #internals = this.attachInternals();
  readonly #root = this.attachShadow({ mode: "open", delegatesFocus: true });
  #desk: Desk | undefined;
  #value: string | undefined;

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [tokens, controls, workbench, panel, condition, cards, outline, embed].map(sheetOf);
    const desk = new Desk(startWorker, this.#wishes(), this.#draft());
    this.#desk = desk;
    let told = desk.state.report;
    desk.subscribe(() => {
      const { draft, report } = desk.state;
      this.#value = draft.text;
      this.#internals.setFormValue(draft.text);
      if (!report || report === told) return;
      told = report;
      this.dispatchEvent(
        new CustomEvent<TactfulChange>("tactful-change", { bubbles: true, detail: this.#change(desk) }),
      );
    });
    this.#internals.setFormValue(desk.state.draft.text);
    render(<Embedded desk={desk} />, this.#root);
  }

  disconnectedCallback(): void {
    render(null, this.#root);
    this.#desk?.stop();
    this.#desk = undefined;
  }

  attributeChangedCallback(name: string, _before: string | null, now: string | null): void {
    if (name === "value") this.#value = now ?? "";
    if (!this.#desk) return;
    if (name === "locale" || name === "reader") this.#desk.wish(this.#wishes());
    else this.#desk.change(this.#draft());
  }

  /** The text as it stands. */
  get value(): string {
    return this.#value ?? "";
  }

  set value(text: string) {
    this.#value = text;
    this.#desk?.change({ text });
  }

  /** What the last check found. */
  get problems(): TactfulChange["problems"] {
    return this.#desk ? this.#change(this.#desk).problems : [];
  }

  #change({ state: { draft, report } }: Desk): TactfulChange {
    const own = (report?.findings ?? []).filter(({ field }) => field === "text");
    return {
      value: draft.text,
      problems: own.map(({ rule, severity, message, start, end, actual, suggestions, opinion }) => {
        return { rule, severity, message, start, end, actual, suggestions, ...(opinion && { opinion }) };
      }),
    };
  }

  #draft(): Draft {
    const rating = Number(this.getAttribute("rating"));
    const language = languages.find((one) => one === this.getAttribute("language"));
    const parts = PARTS.map((name) => [name, this.getAttribute(name) ?? ""]);
    return {
      ...emptyDraft,
      ...Object.fromEntries(parts),
      kind: kinds.find((one) => one === this.getAttribute("kind")) ?? emptyDraft.kind,
      ...(language && { language }),
      rating: rating >= 1 && rating <= 5 ? Math.round(rating) : 0,
      text: this.value,
    };
  }

  #wishes(): Wishes {
    const locale = preferredLanguage([this.getAttribute("locale") ?? "", ...navigator.languages]);
    return { locale, reader: this.getAttribute("reader") === "on" ? "on" : "off" };
  }
}

function Embedded({ desk }: { desk: Desk }) {
  const state = useDesk(desk);
  const ruleUrl = useMemo(() => ruleAddresses(state.locale, import.meta.url), [state.locale]);
  return (
    <div class="embedded" lang={state.locale}>
      <Workbench desk={desk} state={state} t={stringsOf(state.locale)} ruleUrl={ruleUrl} />
    </div>
  );
}

function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}

customElements.define("tactful-editor", TactfulEditor);
