/** Put in by scripts/playground/rule-sources.ts. */
declare module "virtual:rule-sources/*" {
  const sources: Readonly<Record<string, readonly string[]>>;
  export default sources;
}
