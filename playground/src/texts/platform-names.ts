/** What platforms are called; those that are not here go by their id. */
export const platformNames: Readonly<Record<string, string>> = {
  "google-play": "Google Play",
  "google-business": "Google Maps",
  "google-workspace-marketplace": "Google Workspace Marketplace",
  "app-store": "App Store",
  "yandex-market": "Яндекс Маркет",
  wildberries: "Wildberries",
  ozon: "Ozon",
  steam: "Steam",
  tripadvisor: "Tripadvisor",
  trustpilot: "Trustpilot",
};
