export type Operator = { uid: string, name: string, is_me: boolean, };
