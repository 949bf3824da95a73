import type { Scale } from "./Scale";
export type CommunityView = { uid: string, name: string, tz: string, scale: Scale, review_on: boolean, created_at: number, };
