/** What our server says and asks beyond the Language Server Protocol. */

/** After each analysis of an open text. */
export interface FileStatus {
  uri: string;
  /** `held`: not checked, since its tactful.json is wrong; `foreign`: in no language that Tactful knows. */
  state: "checked" | "off" | "held" | "foreign" | "failed";
  kind?: "email" | "reply" | "message";
  kindBy?: "document" | "settings" | "guess" | "unsure";
  language?: "ru" | "en" | "uk" | null;
  /** In the reader's words. */
  template?: string | null;
  errors: number;
  warnings: number;
  infos: number;
  /** What is wrong, in the reader's language. */
  detail?: string;
  /** The tactful.json that applies. */
  config?: string;
}

/** The result of `tactful.lintWorkspace`. */
export interface WorkspaceSummary {
  files: number;
  documents: number;
  errors: number;
  warnings: number;
  infos: number;
}

export const statusNotification = "tactful/status";
export const readFileRequest = "tactful/readFile";
export const findFilesRequest = "tactful/findFiles";

/** Commands that the server runs, by `workspace/executeCommand`. */
export const serverCommands = {
  lintWorkspace: "tactful.lintWorkspace",
  outline: "tactful.outline",
  report: "tactful.report",
  rulePage: "tactful.rulePage",
} as const;
