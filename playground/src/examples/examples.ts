import type { Language } from "../../../core/text/language.ts";
import type { Draft } from "../engine/draft.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import { uk } from "./uk.ts";

export const exampleNames = ["clinic", "shop", "newsletter"] as const;

/** Texts that show what the page can do: none of them is anybody's. */
export type Examples = Record<(typeof exampleNames)[number], Draft>;

export const examples: Record<Language, Examples> = { en, ru, uk };
