// The pages by the names people know them by (PRODUCT: 今日 日历 内容 活动 群 成员 数据 设置), in the order of the sidebar.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  type Icon,
  IconAddressBook,
  IconCalendar,
  IconChartBar,
  IconConfetti,
  IconFileText,
  IconMessages,
  IconSettings,
  IconSun,
} from "@tabler/icons-react";

export type PageName = "today" | "calendar" | "content" | "events" | "groups" | "members" | "insights" | "settings";

export interface PageWords {
  title: MessageDescriptor;
  /** Words by which the palette finds it; in Chinese, pinyin and initials. */
  find: MessageDescriptor;
  icon: Icon;
  keys: string;
}

export const PAGE_NAMES: Record<PageName, PageWords> = {
  today: { title: msg`Today`, find: msg`today now waiting`, icon: IconSun, keys: "g t" },
  calendar: { title: msg`Calendar`, find: msg`calendar plan month week`, icon: IconCalendar, keys: "g c" },
  content: { title: msg`Content`, find: msg`content posts board drafts`, icon: IconFileText, keys: "g o" },
  events: { title: msg`Events`, find: msg`events activities`, icon: IconConfetti, keys: "g e" },
  groups: { title: msg`Groups`, find: msg`groups channels`, icon: IconMessages, keys: "g g" },
  members: { title: msg`Members`, find: msg`members people`, icon: IconAddressBook, keys: "g m" },
  insights: { title: msg`Insights`, find: msg`insights figures statistics`, icon: IconChartBar, keys: "g i" },
  settings: { title: msg`Settings`, find: msg`settings preferences`, icon: IconSettings, keys: "g s" },
};
