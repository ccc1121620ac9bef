import { useId } from "preact/hooks";
import { platforms } from "../../../rules/platform-limits/platforms.ts";
import type { Draft } from "../engine/draft.ts";
import { platformNames } from "../texts/platform-names.ts";
import type { Strings } from "../texts/strings.ts";
import type { Desk } from "./desk.ts";

interface Props {
  desk: Desk;
  draft: Draft;
  t: Strings;
}

/** What is known of a text beside its words: the review that it answers, or a letter's head. */
export function ContextPane({ desk, draft, t }: Props) {
  const { context } = t;
  if (draft.kind === "email") {
    return (
      <div class="context">
        <Line desk={desk} draft={draft} field="subject" label={context.subject} hint={context.subjectHint} />
        <Line desk={desk} draft={draft} field="preheader" label={context.preheader} hint={context.preheaderHint} />
      </div>
    );
  }
  const isReply = draft.kind === "reply";
  const label = isReply ? context.review : context.message;
  return (
    <div class="context">
      <Review desk={desk} draft={draft} label={label} hint={isReply ? context.reviewHint : context.messageHint} />
      {isReply && <Stars desk={desk} draft={draft} t={t} />}
      {isReply && <Line desk={desk} draft={draft} field="author" label={context.author} hint={context.authorHint} />}
      {isReply && <Platform desk={desk} draft={draft} t={t} />}
    </div>
  );
}

interface LabelledProps {
  desk: Desk;
  draft: Draft;
  label: string;
  hint: string;
}

function Review({ desk, draft, label, hint }: LabelledProps) {
  const id = useId();
  return (
    <div class="field field-review">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={6}
        dir="auto"
        placeholder={hint}
        value={draft.review}
        onInput={({ currentTarget }) => desk.change({ review: currentTarget.value })}
      />
    </div>
  );
}

function Line({ desk, draft, label, hint, field }: LabelledProps & { field: "subject" | "preheader" | "author" }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        autocomplete="off"
        placeholder={hint}
        value={draft[field]}
        onInput={({ currentTarget }) => desk.change({ [field]: currentTarget.value })}
      />
    </div>
  );
}

function Stars({ desk, draft, t: { context } }: Props) {
  const name = useId();
  return (
    <fieldset class="field stars">
      <legend>{context.rating}</legend>
      <div class="stars-row">
        {[0, 1, 2, 3, 4, 5].map((n) => (
          <label key={n} class={n === 0 ? "star-none" : n <= draft.rating ? "star star-on" : "star"}>
            <input
              type="radio"
              name={name}
              checked={draft.rating === n}
              onChange={() => desk.change({ rating: n })}
              aria-label={n === 0 ? context.noRating : context.stars(n)}
            />
            <span aria-hidden="true">{n === 0 ? "–" : n <= draft.rating ? "★" : "☆"}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Platform({ desk, draft, t: { context } }: Props) {
  const id = useId();
  // A link may name one that we do not have.
  const known = Object.keys(platforms);
  const names = draft.platform === "" || known.includes(draft.platform) ? known : [...known, draft.platform];
  return (
    <div class="field">
      <label for={id}>{context.platform}</label>
      <select
        id={id}
        value={draft.platform}
        onChange={({ currentTarget }) => desk.change({ platform: currentTarget.value })}
      >
        <option value="">{context.anyPlatform}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {platformNames[name] ?? name}
          </option>
        ))}
      </select>
    </div>
  );
}
