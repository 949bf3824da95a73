export type StepView = { uid: string, command: string, detail: Record<string, unknown>, at: number, rows: number, };
