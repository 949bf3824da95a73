// What the events pages ask of the core, and on which tables the answers rest.

import type { ActivityView } from "../../bindings/ActivityView";
import type { RegistrationList } from "../../bindings/RegistrationList";
import { useCommunity } from "../../shared/community";
import { queryClient, useCall } from "../../shared/data/query";
import { type EventsAddress, listInput } from "./address";

export const ACTIVITY_TABLES = [
  "activity",
  "activity_channel",
  "registration",
  "task",
  "schedule",
  "schedule_exception",
  "community",
  "channel",
  "channel_tag",
] as const;

export function useActivities(address: EventsAddress) {
  const { uid } = useCommunity();
  return useCall("activities", listInput(uid, address), { on: ACTIVITY_TABLES, keep: true });
}

export function useActivity(uid: string) {
  return useCall("activity", { uid }, { on: ACTIVITY_TABLES });
}

/** A write answers with the new record: the screen has it without asking again. */
export function keepActivity(activity: ActivityView): void {
  queryClient.setQueryData(["activity", { uid: activity.uid }], activity);
}

export function keepRegistrations(uid: string, original: string, list: RegistrationList): void {
  queryClient.setQueryData(["registrations", { uid, original }], list);
}
