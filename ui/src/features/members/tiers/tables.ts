/** The tables on which it depends who stands where, and why. */
export const STANDING_TABLES = [
  "ladder",
  "tier",
  "tier_move",
  "tier_hold",
  "member",
  "member_tag",
  "membership",
  "account",
  "channel",
  "channel_tag",
  "field_def",
  "interaction_segment",
  "interaction_author",
  "interaction_cover",
  "community",
] as const;
