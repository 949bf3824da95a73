/** The tables on which points depend, with the names of whom they belong to. */
export const POINT_TABLES = ["point_entry", "point_rule", "member"] as const;

/** Those of a leaderboard: who bears a tag or stands on a tier may be left out of it. */
export const BOARD_TABLES = [...POINT_TABLES, "member_tag", "tag", "tier", "tier_move"] as const;
