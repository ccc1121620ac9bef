import type { Desk } from "./app/desk.ts";

/** Makes the page work without a network from the next visit on: its own files, and the languages that were needed. */
export async function registerOffline(desk: Desk): Promise<void> {
  // A development server changes its files all the time.
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker.register(new URL("sw.js", document.baseURI));
    const { active } = await navigator.serviceWorker.ready;
    let told = "";
    const tell = () => {
      const languages = [...new Set([desk.state.locale, desk.state.report?.language ?? desk.state.locale])];
      if (languages.join() === told) return;
      told = languages.join();
      active?.postMessage({ type: "keep", languages });
    };
    tell();
    desk.subscribe(tell);
  } catch (error) {
    // A browser may forbid it, in a private window or without a secure connection: the page works as it is.
    console.info("Tactful works only with a network here.", error);
  }
}
