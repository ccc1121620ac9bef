const SOURCES = /^## (?:Sources|Источники|Джерела)[ \t]*$/m;

/** What stands on a rule's page below the heading "Sources", Markdown, each item on one line. */
export function sourcesIn(page: string): string[] {
  const heading = SOURCES.exec(page);
  if (!heading) return [];
  const section = page.slice(heading.index + heading[0].length).split(/^## |^<!--/m)[0] as string;
  return section
    .split(/^- /m)
    .slice(1)
    .map((item) => item.replace(/\s+/g, " ").trim());
}
