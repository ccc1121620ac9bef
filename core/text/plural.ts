/** The forms of a noun after a number; English has two of them, Russian and Ukrainian three. */
export type Forms = { one: string; few?: string; many?: string; other: string };

/** Makes the function that puts a number before a noun in its right form. */
export function counter(locale: string): (n: number, forms: Forms) => string {
  let rules: Intl.PluralRules | undefined;
  return (n, forms) => {
    rules ??= new Intl.PluralRules(locale);
    const form = rules.select(n);
    const noun = (form === "one" || form === "few" || form === "many" ? forms[form] : undefined) ?? forms.other;
    return `${n} ${noun}`;
  };
}
