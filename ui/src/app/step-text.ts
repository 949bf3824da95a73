// What a step of the change log did, in words, from the name of its command.

import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { JobCommand, WriteCommand } from "../bindings/commands";

/** Jobs that open a step of their own, and steps that no command makes. */
type OtherStep =
  | Extract<
      JobCommand,
      | "import_apply"
      | "sheet_apply"
      | "log_import"
      | "chat_import"
      | "texts_drop"
      | "attachments_add"
      | "attachment_paste"
      | "ladder_rules_set"
      | "points_settle"
      | "tiers_settle"
    >
  | "attachments_sweep"
  | "init"
  | "check";

/** Every step that the core can write; a new write does not compile here before it has its words. */
export const STEPS: Record<WriteCommand | OtherStep, MessageDescriptor> = {
  community_add: msg`New community`,
  community_edit: msg`Community changed`,
  community_trash: msg`Community removed`,
  operator_add: msg`Colleague added`,
  operator_edit: msg`Colleague renamed`,
  operator_remove: msg`Colleague removed`,
  tag_add: msg`New tag`,
  tag_edit: msg`Tag changed`,
  saved_view_set: msg`View saved`,
  saved_view_remove: msg`Saved view forgotten`,
  tags_merge: msg`Tags merged`,
  tag_remove: msg`Tag removed`,
  setting_set: msg`Setting changed`,
  channels_add: msg`New groups`,
  channel_edit: msg`Group changed`,
  channels_edit: msg`Groups changed`,
  calendar_import: msg`Calendar file read in`,
  channels_tag: msg`Tags of groups changed`,
  channels_trash: msg`Groups deleted`,
  figures_set: msg`Figures entered`,
  figure_add: msg`New figure`,
  figure_edit: msg`Figure changed`,
  figure_remove: msg`Figure removed`,
  counting_rules_set: msg`Rules of counting changed`,
  members_merge: msg`Two members made one`,
  members_keep_apart: msg`Two members kept apart`,
  member_add: msg`New member`,
  member_edit: msg`Member changed`,
  members_edit: msg`Members changed`,
  members_set_cells: msg`Cells pasted`,
  members_trash: msg`Members deleted`,
  people_assign: msg`People assigned`,
  account_add: msg`Account added`,
  account_remove: msg`Account removed`,
  membership_add: msg`Member added to a group`,
  membership_edit: msg`Membership changed`,
  membership_remove: msg`Member taken out of a group`,
  field_add: msg`New field`,
  field_edit: msg`Field changed`,
  field_remove: msg`Field removed`,
  ladder_add: msg`New ladder of tiers`,
  ladder_edit: msg`Ladder of tiers changed`,
  ladder_remove: msg`Ladder of tiers removed`,
  tier_add: msg`New tier`,
  tier_edit: msg`Tier changed`,
  tier_remove: msg`Tier removed`,
  members_move_tier: msg`Members moved to another tier`,
  members_let_go: msg`Members left to the rules of their tiers`,
  ladder_rules_set: msg`Rules of tiers changed`,
  points_settle: msg`Points counted`,
  tiers_settle: msg`Members moved by the rules of tiers`,
  segment_add: msg`New segment`,
  segment_edit: msg`Segment changed`,
  segment_remove: msg`Segment removed`,
  contact_add: msg`Contact logged`,
  contact_edit: msg`Contact changed`,
  contact_remove: msg`Contact removed`,
  finding_add: msg`New finding about a member`,
  finding_edit: msg`Finding about a member changed`,
  finding_remove: msg`Finding about a member removed`,
  relation_set: msg`Two members related`,
  relation_remove: msg`Relation of two members removed`,
  touch_set: msg`Contact interval changed`,
  care_done: msg`Care done`,
  care_put_off: msg`Care put off`,
  feedback_add: msg`Feedback kept`,
  feedback_edit: msg`Feedback changed`,
  feedback_remove: msg`Feedback removed`,
  point_rule_add: msg`New rule for points`,
  point_rule_edit: msg`Rule for points changed`,
  point_rule_remove: msg`Rule for points removed`,
  points_add: msg`Points given or taken`,
  points_reverse: msg`Points taken back`,
  points_transfer: msg`Points passed on`,
  content_add: msg`New content`,
  contents_add: msg`New content`,
  content_edit: msg`Content changed`,
  content_pieces_set: msg`Text changed`,
  content_duplicate: msg`Content duplicated`,
  task_duplicate: msg`Task duplicated`,
  contents_move: msg`Content moved on the board`,
  contents_edit: msg`Content changed`,
  contents_edit_each: msg`Content changed`,
  contents_channels_set: msg`Groups of content changed`,
  contents_schedule: msg`Content planned`,
  contents_trash: msg`Content deleted`,
  deliveries_mark: msg`Sending marked`,
  deliveries_mark_each: msg`Sending marked`,
  slot_add: msg`New slot`,
  slot_edit: msg`Slot changed`,
  slots_remove: msg`Slot removed`,
  slot_fill: msg`Slot filled`,
  slot_fill_lines: msg`Slot filled`,
  slot_empty: msg`Slot changed`,
  slot_skip: msg`Slot changed`,
  hold_begin: msg`Put on hold`,
  hold_lift: msg`Hold lifted`,
  activity_add: msg`New event`,
  activity_edit: msg`Event changed`,
  activities_edit: msg`Events changed`,
  activity_duplicate: msg`Event duplicated`,
  activities_trash: msg`Events deleted`,
  registrations_add: msg`Registrations added`,
  registrations_mark: msg`Registrations marked`,
  name_list_apply: msg`Name list taken over`,
  registration_edit: msg`Registration changed`,
  task_add: msg`New task`,
  tasks_add: msg`New tasks`,
  task_edit: msg`Task changed`,
  tasks_mark: msg`Tasks marked`,
  tasks_order: msg`Tasks put in order`,
  tasks_trash: msg`Tasks deleted`,
  calendar_copy: msg`Planned once more`,
  calendar_edit: msg`Date moved or changed`,
  calendar_date_add: msg`Date added to a series`,
  calendar_shift: msg`Dates moved together`,
  calendar_delete: msg`Date deleted`,
  zone_set: msg`Time zone changed`,
  pillar_add: msg`New pillar`,
  pillar_edit: msg`Pillar changed`,
  pillar_remove: msg`Pillar removed`,
  reminders_set: msg`Reminders changed`,
  days_import: msg`Holidays read in`,
  days_remove: msg`Holidays removed`,
  trash_restore: msg`Taken out of the trash`,
  trash_empty: msg`Deleted for good`,
  demo: msg`Demo community opened`,
  demo_remove: msg`Demo community removed`,
  starter_week: msg`Starter week planned`,
  starter_week_keep: msg`Starter week kept`,
  starter_week_clear: msg`Starter week cleared`,
  import_apply: msg`Member list imported`,
  sheet_apply: msg`Sheet imported`,
  log_import: msg`Log imported`,
  chat_import: msg`Chats imported`,
  texts_drop: msg`Texts of messages dropped`,
  log_remove: msg`Import taken out of the log`,
  log_zone: msg`Time zone of an import changed`,
  insight_goal_set: msg`Goal changed`,
  attachments_add: msg`Files attached`,
  attachment_paste: msg`Picture pasted`,
  attachments_sweep: msg`Unused files removed`,
  init: msg`Workspace made`,
  check: msg`Data repaired`,
};

// Of a newer program: the workspace was opened there, the log tells of a command that is unknown here.
const OTHER = msg`A change`;

/** The step's sentence; with what it was done to, where the core says so: a name, or how many. */
export function stepText(
  i18n: I18n,
  { command, detail }: { command: string; detail?: Record<string, unknown> | null },
): string {
  const text = i18n._(STEPS[command as WriteCommand] ?? OTHER);
  if (typeof detail?.name === "string" && detail.name !== "") return i18n._(msg`${text}: ${detail.name}`);
  if (typeof detail?.count === "number" && detail.count > 1) return `${text} · ${detail.count}`;
  return text;
}
