import type { Scale } from "./Scale";
export type AddCommunity = { name: string, tz: string, scale: Scale, };
