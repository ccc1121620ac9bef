import { render } from "preact";
import { languages } from "../../core/text/language.ts";
import { Desk } from "./app/desk.ts";
import { Page } from "./app/page.tsx";
import { startWorker } from "./engine/start-worker.ts";
import { kept, keptDraft } from "./keep.ts";
import { registerOffline } from "./offline.ts";
import { fromHash, isShared } from "./share.ts";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/controls.css";
import "./styles/workbench.css";
import "./styles/panel.css";
import "./styles/table.css";
import "./styles/print.css";
import { preferredLanguage } from "./texts/choose.ts";

const locale = languages.find((language) => language === kept("locale")) ?? preferredLanguage(navigator.languages);
const { hash } = location;
const shared = await fromHash(hash);
// The address is shown, copied and kept by browsers: a text is not to stay in it.
if (isShared(hash)) history.replaceState(null, "", location.pathname + location.search);

const desk = new Desk(startWorker, locale, shared ?? keptDraft());
render(<Page desk={desk} isBroken={isShared(hash) && !shared} />, document.getElementById("page") as HTMLElement);
// A link that is opened where the page is already.
addEventListener("hashchange", async () => {
  const { hash } = location;
  if (!isShared(hash)) return;
  history.replaceState(null, "", location.pathname + location.search);
  const draft = await fromHash(hash);
  if (draft) desk.open(draft);
});
// What most people write is in the language of their browser: it is there before they have pasted it.
desk.engine.ask({ type: "warm", languages: [locale] }).then(() => registerOffline(desk));
