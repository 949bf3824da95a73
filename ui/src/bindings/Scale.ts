export type Scale = "one" | "several" | "many";
