import { l10n } from "vscode";

/** A `tactful.json` to begin with; the editor offers the rest, from the schema. */
export function firstConfig(): string {
  return `// ${l10n.t("How Tactful checks this folder and those in it. Press Ctrl+Space to see what can be set.")}
{
  "extends": ["tactful:recommended"],

  // ${l10n.t("What the texts are: email, reply (to a review, in public), message (to one customer) or auto.")}
  "kind": "auto",

  // ${l10n.t("Some files may be something else. The last entry that fits applies.")}
  "files": [
    // { "include": ["replies/**"], "kind": "reply", "platform": "google-play" }
  ],

  // ${l10n.t("How much a rule matters: off, info, warning or error.")}
  "rules": {}
}
`;
}
