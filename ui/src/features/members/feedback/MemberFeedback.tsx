// What one member has said about the community, in their record.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { MemberRow } from "../../../bindings/MemberRow";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useFormats } from "../../../shared/format/formats";
import { Section } from "../../../shared/page/Drawer";
import styles from "./Feedback.module.css";
import { STATE_WORDS } from "./words";

/** The page of feedback has all of it. */
const FEW = 5;

export function MemberFeedback({ row: { uid } }: { row: MemberRow }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const { uid: community } = useCommunity();
  const { data } = useCall("feedback", { community, member: uid, limit: FEW }, { on: ["feedback"] });
  if (!data || data.total === 0) return null;
  return (
    <Section title={t`Feedback`}>
      <ul className={styles.short}>
        {data.rows.map(({ uid, quote, state, on }) => (
          <li key={uid}>
            <blockquote className="selectable">{quote}</blockquote>
            <p className={styles.quiet}>{`${formats.date(on)} · ${i18n._(STATE_WORDS[state])}`}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
