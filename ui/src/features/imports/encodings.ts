/** The encodings that files really come in; anything else can only be wrong. */
export const ENCODINGS = ["utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "shift_jis", "euc-kr", "windows-1252"];
