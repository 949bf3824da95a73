/** The tables on which points depend, with the names of whom they belong to. */
export const POINT_TABLES = ["point_entry", "point_rule", "member"] as const;
