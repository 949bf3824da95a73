// Times of day as people type them, in Chinese and in English: 20, 2000, 8:30, 8pm, 晚上8点, 下午三点半. The answer is HH:MM, or null for
// what is no time. A bare hour is taken as it stands on a 24-hour clock.

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const AFTERNOON = ["下午", "晚上", "傍晚", "晚", "pm", "p.m."];
const MORNING = ["凌晨", "清晨", "早上", "上午", "早", "am", "a.m."];

/** 十二 → 12, 三 → 3, 廿 is not written for hours. Figures stay. */
function numbers(text: string): string {
  return text.replace(/[零〇一二两三四五六七八九十]+/gu, (found) => {
    const [tens, ones] = found.includes("十") ? found.split("十") : ["", found];
    const value = (found.includes("十") ? (DIGITS[tens ?? ""] ?? 1) * 10 : 0) + (DIGITS[ones ?? ""] ?? 0);
    return String(value);
  });
}

export function parseTime(text: string): string | null {
  const plain = numbers(text.normalize("NFKC").trim().toLowerCase());
  const noon = /^(中午)?12点?$/.test(plain) || plain === "noon" || plain === "中午";
  if (noon) return "12:00";
  const afternoon = AFTERNOON.some((word) => plain.includes(word));
  const morning = !afternoon && MORNING.some((word) => plain.includes(word));
  const bare = [...AFTERNOON, ...MORNING, "中午"].reduce((rest, word) => rest.replace(word, ""), plain).trim();
  const found =
    /^(\d{1,2})$/.exec(bare) ??
    /^(\d{1,2})(\d{2})$/.exec(bare) ??
    /^(\d{1,2})\s*[:.点时h]\s*(\d{1,2}|半|一刻|1刻|3刻)?\s*分?$/.exec(bare);
  if (!found) return null;
  let hour = Number(found[1]);
  const minute = minutes(found[2]);
  if (afternoon && hour < 12) hour += 12;
  if (morning && hour === 12) hour = 0;
  if (plain.includes("中午") && hour < 11) hour += 12;
  if (hour === 24 && minute === 0) hour = 0;
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function minutes(text: string | undefined): number {
  if (!text) return 0;
  if (text === "半") return 30;
  if (text.endsWith("刻")) return text.startsWith("3") ? 45 : 15;
  return Number(text);
}

/** A length as typed: 90, 1h30, 1:30, 1.5h, 2小时, 1小时30分 → minutes. */
export function parseDuration(text: string): number | null {
  const plain = numbers(text.normalize("NFKC").trim().toLowerCase()).replaceAll(" ", "");
  const colon = /^(\d{1,2}):(\d{2})$/.exec(plain);
  if (colon) return Number(colon[1]) * 60 + Number(colon[2]);
  const found = /^(?:(\d+(?:\.\d+)?)(?:h|小时|个小时)(半)?)?(?:(\d+)(?:m|min|分钟|分)?)?$/.exec(plain);
  if (!found || (!found[1] && !found[3])) return null;
  const total = Math.round(Number(found[1] ?? 0) * 60) + (found[2] ? 30 : 0) + Number(found[3] ?? 0);
  return total > 0 ? total : null;
}

/** The half hours of a day, from the given one on. */
export function halfHours(from = "00:00"): string[] {
  const [hour = 0, minute = 0] = from.split(":").map(Number);
  const first = Math.ceil((hour * 60 + minute) / 30);
  return Array.from({ length: 48 }, (_, index) => {
    const at = ((first + index) % 48) * 30;
    return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  });
}
