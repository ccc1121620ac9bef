import type { Draft } from "../engine/draft.ts";
import type { LinkProblem } from "../share.ts";
import type { Strings } from "../texts/strings.ts";
import { Icon } from "./icons.tsx";
import type { KeptDraft } from "./use-kept-draft.ts";

interface Props {
  kept: KeptDraft;
  /** Of the link that was followed. */
  problem: LinkProblem | undefined;
  t: Strings;
  onOpen(draft: Draft): void;
  /** The link's problem need not be told any longer. */
  onSeen(): void;
}

/** What went otherwise than the person may think, above all else. */
export function Notices({ kept, problem, t, onOpen, onSeen }: Props) {
  const { other, hasFailed } = kept;
  return (
    <>
      {problem && (
        <div class="warning notice" role="alert">
          <p>{problem === "broken" ? t.share.broken : t.share.otherVersion}</p>
          <button type="button" class="square" aria-label={t.dialog.close} onClick={onSeen}>
            <Icon name="close" />
          </button>
        </div>
      )}
      {hasFailed && (
        <div class="warning notice" role="alert">
          <p>{t.draft.failed}</p>
        </div>
      )}
      {other && (
        <div class="warning notice" role="alert">
          <p>{t.draft.other}</p>
          <p class="row">
            <button type="button" class="button" onClick={kept.keepOwn}>
              {t.draft.keepOwn}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                kept.tookOther();
                onOpen(other);
              }}
            >
              {t.draft.takeOther}
            </button>
          </p>
        </div>
      )}
    </>
  );
}
