/** Put in by scripts/playground/rule-sources.ts. */
declare module "virtual:rule-sources/*" {
  const sources: Readonly<Record<string, readonly string[]>>;
  export default sources;
}

/** What the names of files end with that Tactful reads; put in by vite.config.ts. */
declare const EXTENSIONS: readonly string[];
