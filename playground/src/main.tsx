import { render } from "preact";
import { languages } from "../../core/text/language.ts";
import { Desk } from "./app/desk.ts";
import { hideHash } from "./app/hide-hash.ts";
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
import "./styles/condition.css";
import "./styles/cards.css";
import "./styles/outline.css";
import "./styles/table.css";
import "./styles/print.css";
import { preferredLanguage } from "./texts/choose.ts";

const locale = languages.find((language) => language === kept("locale")) ?? preferredLanguage(navigator.languages);
const { hash } = location;
const shared = await fromHash(hash);
if (isShared(hash)) hideHash();

const reader = kept("reader") === "on" ? "on" : "off";
const desk = new Desk(startWorker, { locale, reader }, typeof shared === "object" ? shared : keptDraft());
// What most people write is in the language of their browser: it is there before they have pasted it.
const warmed = desk.engine.ask({ type: "warm", languages: [locale], reader });
render(<Page desk={desk} link={shared} />, document.getElementById("page") as HTMLElement);
warmed.then(() => registerOffline(desk));
