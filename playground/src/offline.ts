import type { Desk } from "./app/desk.ts";

/**
 * Makes the page work without a network from the next visit on: its own files, the languages that were needed, and the second
 * reader of these where it is asked.
 */
export async function registerOffline(desk: Desk): Promise<void> {
  // A development server changes its files all the time.
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker.register(new URL("sw.js", document.baseURI));
    const { active } = await navigator.serviceWorker.ready;
    let told = "";
    const tell = () => {
      const { locale, report, reader } = desk.state;
      const needed = { languages: [...new Set([locale, report?.language ?? locale])], reader };
      const now = JSON.stringify(needed);
      if (now === told) return;
      told = now;
      active?.postMessage(needed);
    };
    tell();
    desk.subscribe(tell);
  } catch (error) {
    // A browser may forbid it, in a private window or without a secure connection: the page works as it is.
    console.info("Tactful works only with a network here.", error);
  }
}
