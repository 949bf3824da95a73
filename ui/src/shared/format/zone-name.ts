// What a time zone is called, as the system's own data name it; without the list of cities that `zones.ts` carries.

export type ZoneStyle = "short" | "longGeneric" | "longOffset";

/** The name of a zone at an instant; its IANA name where there is no other. */
export function zoneName(zone: string, language: string, style: ZoneStyle, at: number = Date.now()): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: style }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
