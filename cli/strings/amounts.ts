import type { Language } from "../../core/text/language.ts";

/** How far a large file is. */
export interface TableProgress {
  /** Done, and all of them. */
  bytes: number;
  total: number;
  /** Per second: texts and bytes. */
  texts: number;
  rate: number;
  /** In seconds. */
  left: number;
}

/** The same in words and units of a language. */
export function amountsOf(
  language: Language,
  { bytes, total, texts, rate, left }: TableProgress,
): Record<keyof TableProgress, string> {
  const shown = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0, ...options }).format(value);
  const unit = (value: number, name: string) => shown(value, { style: "unit", unit: name });
  const [scale, large] = total >= 10e9 ? [1e9, "gigabyte"] : [1e6, "megabyte"];
  const minutes = Math.floor(left / 60);
  const time =
    left < 60
      ? [unit(Math.ceil(left), "second")]
      : minutes < 60
        ? [unit(minutes, "minute"), unit(Math.floor(left % 60), "second")]
        : [unit(Math.floor(minutes / 60), "hour"), unit(minutes % 60, "minute")];
  return {
    bytes: shown(bytes / scale),
    total: unit(total / scale, large),
    texts: shown(Math.round(texts)),
    rate: unit(rate / 1e6, "megabyte-per-second"),
    left: time.join(" "),
  };
}
