import { emptyDraft } from "../engine/draft.ts";
import type { Examples } from "./examples.ts";

export const en: Examples = {
  clinic: {
    ...emptyDraft,
    kind: "reply",
    author: "Alexandra",
    rating: 1,
    platform: "google-business",
    review:
      "My appointment was at 10:00, and I was seen at 10:50. The desk said “wait, everyone waits”. The corridor was dirty. Not coming back.",
    text: `Dear customer,

We strongly disagree with your account. If you had read the leaflet, you would have known that appointments move. No other patient complained.

We are sorry you feel that way.

Dawn Clinic`,
  },
  shop: {
    ...emptyDraft,
    kind: "message",
    review: "Hello! Order 4821 was promised for Tuesday, and today is Friday. Where is it, and when can I expect it?",
    text: `As we already told you, delivery dates are estimates.

There is nothing we can do, it is the courier’s fault. Someone will be in touch.`,
  },
  newsletter: {
    ...emptyDraft,
    kind: "email",
    subject: "LAST CHANCE!!! 15% off all tea, only until Sunday",
    preheader: "Hurry",
    text: `Hey sweetie,

Sorry to bother you. Have you forgotten about us? Or can’t you afford it?

The best herbal tea in town is 15% off until 29 November. Hurry, only 3 packs left!

Choose your tea: example.com/tea`,
  },
};
