// Time zones to choose from, named in the language of the window, ordered by their distance from UTC today.

import type { I18n } from "@lingui/core";
import { CITIES } from "./cities";
import { zoneName } from "./zone-name";

export interface ZoneChoice {
  value: string;
  label: string;
}

// Naming some 420 zones takes tens of milliseconds: too slow for each keystroke beside the list.
const known = new Map<string, ZoneChoice[]>();

export function zoneChoices(i18n: I18n): ZoneChoice[] {
  const choices = known.get(i18n.locale) ?? named(i18n, Date.now());
  known.set(i18n.locale, choices);
  return choices;
}

function named(i18n: I18n, now: number): ZoneChoice[] {
  const zones = Intl.supportedValuesOf("timeZone");
  if (!zones.includes("UTC")) zones.push("UTC");
  return zones
    .map((zone) => ({ zone, offset: offsetMinutes(zone, now) }))
    .sort((a, b) => a.offset - b.offset || a.zone.localeCompare(b.zone, "en"))
    .map(({ zone, offset }) => ({
      value: zone,
      label: zone === "UTC" ? zone : `${cityName(zone, i18n, now)}  UTC${offsetText(offset)}`,
    }));
}

function cityName(zone: string, i18n: I18n, now: number): string {
  const said = CITIES[zone];
  const city = said ? i18n._(said) : zone.split("/").slice(1).join(" / ").replaceAll("_", " ") || zone;
  const name = zoneName(zone, i18n.locale, "longGeneric", now);
  return name && !name.startsWith("GMT") ? `${name} · ${city}` : city;
}

function offsetMinutes(zone: string, now: number): number {
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(zoneName(zone, "en", "longOffset", now));
  if (!found) return 0;
  return (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "−" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}
