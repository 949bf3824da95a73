// Today is the first page and part of the first load; the router names it itself.

import type { Feature } from "../../shared/feature";

export const feature: Feature = { words: "today", pages: [] };
