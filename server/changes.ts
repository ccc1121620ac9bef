import {
  BulkRegistration,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from "vscode-languageserver";
import { configFileName } from "../core/loaded-config.ts";
import type { Session } from "./session.ts";
import { readSettings, type WrongSetting } from "./settings.ts";
import { stringsOf } from "./strings/choose.ts";

/** How long to wait for more changes of configuration before all texts are read anew, in milliseconds. */
const PAUSE = 150;

/** An editor that does not tell its settings in time, in milliseconds, is served with the defaults. */
const PATIENCE = 1000;

/** Makes what an editor asks wait for its settings, which can be asked for only after its greeting. */
export function awaitSettings(session: Session): void {
  if (!session.client.hasConfiguration) return;
  session.settled = new Promise((resolve) => {
    session.settle = resolve;
    setTimeout(resolve, PATIENCE).unref?.();
  });
}

/** Follows what all texts depend on: settings, configuration and rule files, folders. */
export function followChanges(session: Session): void {
  const { connection, client, documents } = session;
  let timer: ReturnType<typeof setTimeout> | undefined;

  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (client.hasConfiguration) await pullSettings(session);
    else useSettings(session, settings);
  });
  connection.onDidChangeWatchedFiles(reread);
  documents.onDidChangeContent(({ document: { uri } }) => void (isRuleFile(uri) && reread()));
  documents.onDidClose(({ document: { uri } }) => void (isRuleFile(uri) && reread()));
  // An editor that watches no files tells at least what is saved.
  documents.onDidSave(({ document: { uri } }) => void (isRuleFile(uri) && reread()));

  if (client.hasWorkspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      session.folders = [...session.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      reread();
    });
  }
  const registrations = BulkRegistration.create();
  if (client.registers.configuration)
    registrations.add(DidChangeConfigurationNotification.type, { section: "tactful" });
  if (client.registers.watchedFiles) {
    registrations.add(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: "**/{tactful.json,.tactfulignore}" }, { globPattern: "**/*.{yml,yaml}" }],
    });
  }
  if (client.registers.configuration || client.registers.watchedFiles) void connection.client.register(registrations);
  if (client.hasConfiguration) void pullSettings(session).then(session.settle);
  /** Files change in swarms: a checkout, a key after the other. */
  function reread(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      session.configurations.forget();
      session.refresh();
      checkOpenConfigurations(session);
    }, PAUSE);
  }
}

/** Says of open configuration files what is wrong with them, be there texts or not. */
function checkOpenConfigurations({ documents, configurations, connection }: Session): void {
  for (const { uri } of documents.all()) {
    if (!uri.endsWith(`/${configFileName}`)) continue;
    configurations.for(uri).catch((error) => connection.console.warn(`${uri} could not be checked: ${error}`));
  }
}

/** Tells the person which settings cannot be what they are. */
export function tellWrongSettings({ connection, locale }: Session, wrong: readonly WrongSetting[]): void {
  for (const { name, value, values } of wrong) {
    connection.window.showWarningMessage(
      stringsOf(locale).wrongSetting(name, JSON.stringify(value), values.join(", ")),
    );
  }
}

async function pullSettings(session: Session): Promise<void> {
  try {
    useSettings(session, await session.connection.workspace.getConfiguration("tactful"));
  } catch (error) {
    session.connection.console.warn(`The editor did not tell its settings: ${error}`);
  }
}

function useSettings(session: Session, given: unknown): void {
  const { settings, wrong } = readSettings(given);
  tellWrongSettings(session, wrong);
  if (JSON.stringify(settings) === JSON.stringify(session.settings)) return;
  session.settings = settings;
  session.refresh();
}

function isRuleFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`) || /\.ya?ml$/.test(uri);
}
