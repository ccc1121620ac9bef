import { useEffect, useState } from "preact/hooks";
import { type Language, languages } from "../../../core/text/language.ts";
import { keep, kept } from "../keep.ts";
import { stringsOf } from "../texts/choose.ts";
import type { Strings } from "../texts/strings.ts";
import { Icon } from "./icons.tsx";

interface Props {
  locale: Language;
  t: Strings;
  onLocale(locale: Language): void;
}

export function Header({ locale, t, onLocale }: Props) {
  return (
    <header class="top">
      <a class="wordmark" href="./" translate={false}>
        Tactful
      </a>
      <p class="promise">{t.promise}</p>
      <div class="settings">
        <Offline t={t} />
        <select
          class="locale"
          aria-label={t.language}
          value={locale}
          onChange={({ currentTarget }) => onLocale(currentTarget.value as Language)}
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {stringsOf(language).name}
            </option>
          ))}
        </select>
        <ThemeSwitch t={t} />
      </div>
    </header>
  );
}

function ThemeSwitch({ t }: { t: Strings }) {
  const [isDark, setDark] = useState(() => (kept("theme") ?? (prefersDark() ? "dark" : "light")) === "dark");
  return (
    <button
      type="button"
      class="square"
      aria-label={isDark ? t.toLight : t.toDark}
      title={isDark ? t.toLight : t.toDark}
      onClick={() => {
        const theme = isDark ? "light" : "dark";
        document.documentElement.dataset.theme = theme;
        keep("theme", theme);
        setDark(!isDark);
      }}
    >
      <Icon name={isDark ? "sun" : "moon"} />
    </button>
  );
}

function prefersDark(): boolean {
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function Offline({ t }: { t: Strings }) {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return (
    <span class="offline" role="status">
      {isOnline ? "" : t.offline}
    </span>
  );
}
