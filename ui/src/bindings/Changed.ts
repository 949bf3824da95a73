export type Changed = { tables: Array<string>, step_id: number | null, external: boolean, };
