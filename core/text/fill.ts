/** A template with values in the place of its `{names}`; those that have none stay. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
