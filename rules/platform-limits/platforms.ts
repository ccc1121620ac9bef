/** What a place takes of a public reply. The facts, their sources and what is unconfirmed: the rule's page. */
export interface Platform {
  /** The most that it takes, in its own unit. */
  limit?: number;
  unit?: "characters" | "bytes";
  /** The fewest characters. */
  least?: number;
  /** Whether it takes links: none at all, or only to its own pages. */
  links?: "none" | string;
  /** Whether telephones and e-mail addresses are refused. */
  noContacts?: boolean;
}

export const platforms: Readonly<Record<string, Platform>> = {
  "google-play": { limit: 350, unit: "characters" },
  "google-business": { limit: 4096, unit: "bytes" },
  "google-workspace-marketplace": { limit: 2500, unit: "characters", links: "none", noContacts: true },
  "app-store": { limit: 5970, unit: "characters" },
  "yandex-market": { limit: 4096, unit: "characters", least: 1, links: "market.yandex.ru", noContacts: true },
  wildberries: { limit: 5000, unit: "characters", least: 2 },
  ozon: { links: "none" },
  steam: { limit: 8000, unit: "characters" },
  tripadvisor: { noContacts: true },
  trustpilot: {},
};
