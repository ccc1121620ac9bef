import { UserError } from "../core/errors.ts";
import { plainText } from "./text/plain.ts";

/** `tactful: path:line:column: what is wrong. What to do.`, on one line, safe for a terminal. */
export function errorLine(error: UserError): string {
  const { path, line, column } = error.place;
  const place = [path, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
  const sentences = [error.message, error.remedy].filter((part) => part !== "").map(withFullStop);
  return `tactful: ${plainText([place, sentences.join(" ")].filter((part) => part !== "").join(": "))}\n`;
}

function withFullStop(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** A mistake of theirs with its file; or a bug of ours, which must not cost the other files their check. */
export function failureOf(
  error: unknown,
  path: string,
  { checkFailed }: { checkFailed(reason: string): string },
): UserError {
  if (error instanceof UserError) return error.at({ path });
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(checkFailed(reason), "", { path }, { cause: error });
}
