// The sections of the settings by name, for their list and for the palette.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  type Icon,
  IconAdjustments,
  IconBell,
  IconBuildingCommunity,
  IconCalendar,
  IconDatabase,
  IconForms,
  IconInfoCircle,
  IconStairs,
  IconTags,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";

interface SectionWords {
  title: MessageDescriptor;
  /** Words by which the palette finds it; in Chinese, pinyin and initials. */
  find: MessageDescriptor;
  icon: Icon;
}

export const SECTIONS = {
  general: { title: msg`General`, find: msg`general theme language autostart login`, icon: IconAdjustments },
  community: { title: msg`Community`, find: msg`community scale zone`, icon: IconBuildingCommunity },
  calendar: { title: msg`Calendar`, find: msg`calendar week lunar holidays ics`, icon: IconCalendar },
  reminders: { title: msg`Reminders`, find: msg`reminders quiet hours`, icon: IconBell },
  people: { title: msg`Team`, find: msg`team colleagues operators`, icon: IconUsers },
  tags: { title: msg`Tags`, find: msg`tags labels`, icon: IconTags },
  fields: {
    title: msg`Fields and pillars`,
    find: msg`fields pillars segments saved filters`,
    icon: IconForms,
  },
  tiers: { title: msg`Tiers`, find: msg`tiers ladder levels`, icon: IconStairs },
  data: { title: msg`Data`, find: msg`data backup restore check`, icon: IconDatabase },
  trash: {
    title: msg({ message: "Trash", context: "The place of deleted things" }),
    find: msg`trash deleted restore bin`,
    icon: IconTrash,
  },
  about: { title: msg`About`, find: msg`about version licences`, icon: IconInfoCircle },
} satisfies Record<string, SectionWords>;

export type SectionName = keyof typeof SECTIONS;

export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];
