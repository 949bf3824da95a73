export type Settings = { shared: Record<string, unknown>, local: Record<string, unknown>, };
