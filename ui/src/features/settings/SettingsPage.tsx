// Settings: a list of sections on the left, one section beside it. The section is in the address.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import {
  type Icon,
  IconAdjustments,
  IconBell,
  IconBuildingCommunity,
  IconCalendar,
  IconDatabase,
  IconInfoCircle,
  IconTags,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { type RawSearch, useAddress } from "../../shared/navigation";
import { Page } from "../../shared/page/Page";
import { About } from "./About";
import { CalendarSection } from "./CalendarSection";
import { CommunitySection } from "./CommunitySection";
import { DataSection } from "./DataSection";
import { GeneralSection } from "./GeneralSection";
import { OperatorsSection } from "./OperatorsSection";
import { RemindersSection } from "./RemindersSection";
import styles from "./Settings.module.css";
import { TagsSection } from "./TagsSection";

const SECTIONS: Record<string, { title: MessageDescriptor; icon: Icon; Section: ComponentType }> = {
  general: { title: msg`General`, icon: IconAdjustments, Section: GeneralSection },
  community: { title: msg`Community`, icon: IconBuildingCommunity, Section: CommunitySection },
  calendar: { title: msg`Calendar`, icon: IconCalendar, Section: CalendarSection },
  reminders: { title: msg`Reminders`, icon: IconBell, Section: RemindersSection },
  people: { title: msg`Team`, icon: IconUsers, Section: OperatorsSection },
  tags: { title: msg`Tags`, icon: IconTags, Section: TagsSection },
  data: { title: msg`Data`, icon: IconDatabase, Section: DataSection },
  about: { title: msg`About`, icon: IconInfoCircle, Section: About },
};

const parse = (raw: RawSearch) => ({
  section: typeof raw.section === "string" && raw.section in SECTIONS ? raw.section : "general",
});

export default function SettingsPage() {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [{ section }, set] = useAddress(parse);
  const { title, Section } = SECTIONS[section] as (typeof SECTIONS)[string];
  return (
    <Page title={t`Settings`} range={i18n._(title)}>
      <div className={styles.page}>
        <nav className={styles.sections} aria-label={t`Sections`}>
          {Object.entries(SECTIONS).map(([name, { title: words, icon: SectionIcon }]) => (
            <button
              key={name}
              type="button"
              aria-current={name === section ? "page" : undefined}
              onClick={() => set({ section: name })}
            >
              <SectionIcon size={16} stroke={1.75} aria-hidden />
              {i18n._(words)}
            </button>
          ))}
        </nav>
        <div className={`${styles.content} scroll`}>
          <div className={styles.column}>
            <Section key={section} />
          </div>
        </div>
      </div>
    </Page>
  );
}
