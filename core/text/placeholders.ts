import { maskTemplates, OUTPUT_MASK } from "./mask.ts";

/**
 * `%s`, `%1$d`, `%(name)s`, `%<name>s`, `%{name}`, `{name}`, `{0}`, `{0:N2}`, `{sum, number}`, `$t(key)`: what programs put into
 * their strings. A space is no flag here: «100% скидка».
 */
const PLACEHOLDER =
  /(?<![%\p{L}\p{N}])%(?:\(\w{1,60}\)|<\w{1,60}>|\d{1,2}\$)?[-+0#']?\d{0,3}(?:\.\d{1,3})?(?:l{1,2}|h|z)?[sdiufxXeEgGcpo@](?![\p{L}\p{N}])|%\{[^{}\r\n]{1,80}\}|\{\s*[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,60}\s*(?:[,:][^{}\r\n]{0,60})?\}|\$t\([^()\r\n]{1,80}\)/gu;

/** Masks template tags, and the placeholders of a program's strings; as long as the text. */
export function maskPlaceholders(text: string): string {
  const masked = maskTemplates(text).text;
  if (!/[%{$]/.test(masked)) return masked;
  return masked.replace(PLACEHOLDER, (found) => OUTPUT_MASK.repeat(found.length));
}
