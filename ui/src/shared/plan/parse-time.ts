// Times as people type them, to HH:MM: 20:00, 8pm, 8:30 pm, 2030, 20, 晚上8点半, 下午3点15分. Full-width digits and colons count.

const LATE = /pm|p\.m|下午|晚上|晚|傍晚/i;
const EARLY = /am|a\.m|上午|早上|早|凌晨/i;

export function parseTime(text: string): string | null {
  const plain = text.normalize("NFKC").trim();
  // Bare digits are read from the right: 930 is 9:30.
  const found =
    /(?<!\d)(\d{1,2})(\d{2})(?!\d)/.exec(plain) ?? /(\d{1,2})\s*(?:[:.点时]\s*(\d{1,2}|半|[一三]刻)?)?/.exec(plain);
  if (!found) return null;
  let hour = Number(found[1]);
  const minute = minutes(found[2]);
  if (LATE.test(plain) && hour < 12) hour += 12;
  if (EARLY.test(plain) && hour === 12) hour = 0;
  if (hour === 24 && minute === 0) hour = 0;
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function minutes(text: string | undefined): number {
  if (!text) return 0;
  return { 半: 30, 一刻: 15, 三刻: 45 }[text] ?? Number(text);
}
