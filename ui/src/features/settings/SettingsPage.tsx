// Settings: a list of sections on the left, one section beside it. The section is in the address.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { ComponentType } from "react";
import { type RawSearch, useAddress } from "../../shared/navigation";
import { Page } from "../../shared/page/Page";
import { About } from "./About";
import { CalendarSection } from "./CalendarSection";
import { CommunitySection } from "./CommunitySection";
import { DataSection } from "./DataSection";
import { FieldsSection } from "./FieldsSection";
import { GeneralSection } from "./GeneralSection";
import { OperatorsSection } from "./OperatorsSection";
import { RemindersSection } from "./RemindersSection";
import styles from "./Settings.module.css";
import { SECTION_NAMES, SECTIONS, type SectionName } from "./sections";
import { TagsSection } from "./TagsSection";
import { TiersSection } from "./TiersSection";
import { TrashSection } from "./TrashSection";

const PARTS: Record<SectionName, ComponentType> = {
  general: GeneralSection,
  community: CommunitySection,
  calendar: CalendarSection,
  reminders: RemindersSection,
  people: OperatorsSection,
  tags: TagsSection,
  fields: FieldsSection,
  tiers: TiersSection,
  data: DataSection,
  trash: TrashSection,
  about: About,
};

const parse = (raw: RawSearch) => ({
  section: SECTION_NAMES.find((name) => name === raw.section) ?? "general",
});

export default function SettingsPage() {
  const { i18n } = useLingui();
  const { t } = useWords();
  const [{ section }, set] = useAddress(parse);
  const Section = PARTS[section];
  return (
    <Page title={t`Settings`} range={i18n._(SECTIONS[section].title)}>
      <div className={styles.page}>
        <nav className={styles.sections} aria-label={t`Sections`}>
          {SECTION_NAMES.map((name) => {
            const { title, icon: SectionIcon } = SECTIONS[name];
            return (
              <button
                key={name}
                type="button"
                aria-current={name === section ? "page" : undefined}
                onClick={() => set({ section: name })}
              >
                <SectionIcon size={16} stroke={1.75} aria-hidden />
                {i18n._(title)}
              </button>
            );
          })}
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
