/** The tables on which intervals depend, with the names of tiers, tags and members. */
export const TOUCH_TABLES = ["touch_rule", "tier", "tag", "member"] as const;

/** The tables of what was noted about members. */
export const NOTED_TABLES = ["contact", "finding", "relation", "touch_rule", "feedback"] as const;
