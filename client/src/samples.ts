import { env, l10n, Uri, window, workspace } from "vscode";

const languages = { en: "English", ru: "Русский", uk: "Українська" } as const;
type Language = keyof typeof languages;
type Sample = "reply" | "newsletter";

export type SampleArguments = [language?: Language, sample?: Sample];

/** Opens a text with faults, unsaved, to play with. */
export async function openSample(extension: Uri, language?: Language, sample?: Sample): Promise<void> {
  const picked = language ? { language, sample: sample ?? "reply" } : await pickSample();
  if (picked === undefined) return;
  const file = Uri.joinPath(extension, "dist", "samples", picked.language, `${picked.sample}.md`);
  const content = new TextDecoder().decode(await workspace.fs.readFile(file));
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}

async function pickSample(): Promise<{ language: Language; sample: Sample } | undefined> {
  const ids = Object.keys(languages) as Language[];
  const own = ids.find((id) => env.language.startsWith(id)) ?? "en";
  const items = [own, ...ids.filter((id) => id !== own)].flatMap((id) => [
    { label: l10n.t("Reply to a review"), description: languages[id], language: id, sample: "reply" as const },
    { label: l10n.t("Email"), description: languages[id], language: id, sample: "newsletter" as const },
  ]);
  return window.showQuickPick(items, { placeHolder: l10n.t("Which sample?") });
}
