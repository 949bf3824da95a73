// "Write what fills a date", asked from anywhere. By itself, because Today asks it from the first screen on.

import { question } from "../question";

export interface Writing {
  slot: string;
  /** The name of the date; the next empty one when left out. */
  original?: string;
}

export const writing = question<Writing>();
