// Sending: one delivery after the other, by keys alone; the small window beside the chat program; holds.

import type { Feature } from "../../shared/feature";

export const feature: Feature = {
  words: "sending",
  pages: [
    { name: "content", path: "send", load: () => import("./SendPage") },
    { name: "content", path: "send/small", load: () => import("./SmallSendPage") },
  ],
  ambient: () => import("./SendingAmbient"),
};
