import type { DecodedText } from "../core/encoding/decode-text.ts";
import { canEncode, encodeText } from "../core/encoding/encodings.ts";
import { UserError } from "../core/errors.ts";
import { type Checked, type Edit, editOf, fixText, safeRewrite } from "../core/fix.ts";
import type { DocumentResult, Linter } from "../core/lint.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";
import { type Notice, notice, translated } from "../core/notices/notice.ts";
import { overrideMeta } from "../core/override-meta.ts";
import { replaceFile } from "../workspace/write-file.ts";
import type { CheckOptions } from "./check-files.ts";
import type { Input } from "./inputs.ts";
import { optionsFor } from "./survey.ts";

/** What was mended in a file without a person's look. */
export interface FileFix {
  /** How many problems. */
  count: number;
  /** What makes the new text of the old. */
  edits: readonly Edit[];
  /** Whether the file has the new text; else it was only worked out. */
  isWritten: boolean;
}

/**
 * Mends a file, as it is asked for.
 * @throws {UserError} where the file cannot be written. What cannot be read is told when it is checked.
 */
export async function fixFile(
  input: Input,
  { config, linter }: { config: LoadedConfig; linter: Linter },
  { fix, overrides, services }: CheckOptions,
): Promise<FileFix | undefined> {
  const format = await services.formatFor(input.path);
  const decoded = await input.read(format.bytes).catch(() => undefined);
  if (fix === undefined || decoded === undefined) return undefined;
  const settings = { ...config.settingsFor(input.path), ...overrides.settings };
  const fixed = await fixText(decoded.text, check, (words) => canEncode(words, decoded.encoding)).catch(
    () => undefined,
  );
  if (fixed === undefined) return undefined;
  const { count, edits } = fixed;
  if (fix.isDry || edits.length === 0 || input.isStandard) return { count, edits, isWritten: false };
  const [before, after] = [encodeText(decoded.text, decoded), encodeText(fixed.text, decoded)];
  if (before === undefined || after === undefined) return undefined;
  await replaceFile(input.path, { shownPath: input.shown, before, after, root: fix.root });
  return { count, edits, isWritten: true };

  async function* check(text: string): AsyncGenerator<Checked | UserError> {
    for (const record of format.read(text, optionsFor(input, config))) {
      if (record instanceof UserError) {
        yield record;
        continue;
      }
      const document = overrideMeta(record, overrides.meta);
      // A text on which our own code fails is told of when it is checked.
      const problems = await linter.lint(document, settings).then(
        (result) => result.problems,
        () => [],
      );
      yield { document, problems };
    }
  }
}

/** What is to be told of problems that could be mended unseen and were not, in the language of the result. */
export function noticesOfLeft(
  { document, encoding, locale }: Pick<DecodedText, "encoding"> & Pick<Checked, "document"> & { locale: string },
  { problems, language }: DocumentResult,
): Notice[] {
  return problems.flatMap((problem) => {
    const rewrite = safeRewrite(problem);
    const edit = rewrite && editOf(document, rewrite);
    if (!rewrite || !edit) return [];
    const isWritable = canEncode(edit.text, encoding);
    const told = isWritable
      ? notice("fix-left-out", { words: rewrite.text }, problem)
      : notice("fix-unwritable", { words: rewrite.text, encoding }, problem);
    return translated(told, locale === "auto" ? (language ?? "en") : (locale as typeof problem.language));
  });
}
