// Birthdays: with a year or without, of the sun's calendar or the Chinese one, whose days have names of their own.

const LUNAR_MONTHS = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
const TENS = ["初", "十", "廿", "三"];
const ONES = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 八月十五 */
export function lunarDay(month: number, day: number): string {
  const tens = day === 20 ? "二" : day === 10 ? "初" : TENS[Math.floor(day / 10)];
  return `${LUNAR_MONTHS[month - 1] ?? month}月${tens}${day % 10 === 0 ? "十" : ONES[day % 10]}`;
}

/** 1990-11-22 or 11-22 as people of that language write it. */
export function birthdayText(birthday: string | null, lunar: boolean, language: string): string {
  if (!birthday) return "";
  const parts = birthday.split("-").map(Number);
  const [month = 1, day = 1] = parts.slice(-2);
  const year = parts.length === 3 ? parts[0] : undefined;
  if (lunar) return `${year === undefined ? "" : `${year} `}${lunarDay(month, day)}`;
  const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
  return new Intl.DateTimeFormat(language.startsWith("zh") ? "zh-CN" : "en-GB", {
    timeZone: "UTC",
    year: year === undefined ? undefined : "numeric",
    month: "short",
    day: "numeric",
  }).format(date);
}
