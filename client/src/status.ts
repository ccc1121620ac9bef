import { commands, type Disposable, LanguageStatusSeverity, l10n, languages, Uri, window, workspace } from "vscode";
import type { Connection } from "./connection.ts";
import type { FileStatus } from "./protocol.ts";
import { isText, textSelector } from "./selector.ts";

/** What the status of the text in front says: behind the `{}` of the status bar, where it can be pinned. */
interface Shown {
  text: string;
  detail?: string;
  severity?: LanguageStatusSeverity;
  command?: { title: string; command: string; arguments?: unknown[] };
}

/** Shows what the server makes of the text in front, and tells menus whether there is one. */
export function showStatus(connection: Connection): Disposable {
  const item = languages.createLanguageStatusItem("tactful", textSelector());
  item.name = "Tactful";

  const update = (): void => {
    const document = window.activeTextEditor?.document;
    const canCheck = document !== undefined && isText(document);
    void commands.executeCommand("setContext", "tactful.canCheck", canCheck);
    if (!canCheck) return;
    item.selector = textSelector();
    const status = connection.statusOf(document.uri.toString());
    item.busy = connection.state === "starting" || (connection.state === "running" && status === undefined);
    const shown = connection.state === "stopped" ? stopped() : status === undefined ? waiting() : describe(status);
    item.text = shown.text;
    item.detail = shown.detail ?? "";
    item.severity = shown.severity ?? LanguageStatusSeverity.Information;
    item.command = shown.command;
  };

  const disposables = [
    item,
    connection.onState(update),
    connection.onStatus(update),
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidOpenTextDocument(update),
  ];
  update();
  return { dispose: () => disposables.forEach((disposable) => void disposable.dispose()) };
}

function describe(status: FileStatus): Shown {
  switch (status.state) {
    case "checked":
      return describeChecked(status);
    case "off":
      return {
        text: l10n.t("This file is not checked"),
        ...detail(status.detail),
        command: { title: l10n.t("Settings"), command: "workbench.action.openSettings", arguments: ["tactful"] },
      };
    case "foreign":
      return {
        text: l10n.t("Not in a language that Tactful knows"),
        detail: l10n.t("It knows Russian, Ukrainian and English."),
      };
    case "held":
      return {
        text: l10n.t("On hold: there is a mistake in tactful.json"),
        ...detail(status.detail),
        severity: LanguageStatusSeverity.Error,
        ...(status.config !== undefined && {
          command: {
            title: l10n.t("Open tactful.json"),
            command: "vscode.open",
            arguments: [Uri.parse(status.config)],
          },
        }),
      };
    case "failed":
      return {
        text: l10n.t("This text could not be checked"),
        ...detail(status.detail),
        severity: LanguageStatusSeverity.Error,
        command: { title: l10n.t("Show the Log"), command: "tactful.showLog" },
      };
  }
}

function describeChecked({ kind, kindBy, language, template, errors, warnings, infos }: FileStatus): Shown {
  const isUnsure = kind === undefined || kindBy === "unsure";
  const parts = [
    // A template says what kind it is for.
    isUnsure ? l10n.t("Kind of text not clear") : template ? capitalised(template) : kindName(kind),
    ...(language ? [languageName(language)] : []),
  ];
  const counts = [
    ...(errors > 0 ? [l10n.t("errors: {0}", errors)] : []),
    ...(warnings > 0 ? [l10n.t("warnings: {0}", warnings)] : []),
    ...(infos > 0 ? [l10n.t("suggestions: {0}", infos)] : []),
  ];
  return {
    text: parts.join(" · "),
    detail: counts.length === 0 ? l10n.t("nothing found") : counts.join(", "),
    command: isUnsure
      ? { title: l10n.t("Say What It Is"), command: "workbench.action.openSettings", arguments: ["tactful.kind"] }
      : { title: l10n.t("What Is in It"), command: "tactful.showOutline" },
  };
}

function waiting(): Shown {
  return { text: l10n.t("Reading the text…") };
}

function stopped(): Shown {
  return {
    text: l10n.t("Tactful is not running"),
    severity: LanguageStatusSeverity.Error,
    command: { title: l10n.t("Restart"), command: "tactful.restart" },
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function detail(text: string | undefined): { detail?: string } {
  return text === undefined ? {} : { detail: text };
}

function kindName(kind: NonNullable<FileStatus["kind"]>): string {
  if (kind === "email") return l10n.t("Email");
  return kind === "reply" ? l10n.t("Reply to a review") : l10n.t("Message to a customer");
}

function languageName(language: "ru" | "en" | "uk"): string {
  if (language === "ru") return l10n.t("Russian");
  return language === "uk" ? l10n.t("Ukrainian") : l10n.t("English");
}
