// How often a member shall be heard of, and who says so: their tier, a tag, or they have an interval of their own.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { MemberRow } from "../../../bindings/MemberRow";
import type { Touch } from "../../../bindings/Touch";
import type { TouchRule } from "../../../bindings/TouchRule";
import { Button } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { AskDialog } from "../../../shared/dialog/AskDialog";
import styles from "./Contacts.module.css";
import { fits, type TouchDraft, TouchFields, USUAL_TOUCH } from "./TouchFields";
import { TOUCH_TABLES } from "./tables";
import { ownRule, ruleFor } from "./touch";

export function StayInTouch({ row }: { row: MemberRow }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const set = useWrite("touch_set");
  const [asked, ask] = useState(false);
  const { data: rules } = useCall("touch_rules", { community }, { on: TOUCH_TABLES });
  if (!rules) return null;
  const subject = { kind: "member", uid: row.uid } as const;
  const own = ownRule(rules, row);
  const rule = ruleFor(rules, row);
  const inPeace = own !== undefined && own.touch === null;
  return (
    <div className={styles.touch}>
      <p>
        <Says rule={rule} isOwn={own !== undefined} />
      </p>
      <Button size="small" onClick={() => ask(true)}>
        {t`Own interval`}
      </Button>
      {!inPeace && (
        <Button size="small" onClick={() => void set.run({ subject, touch: null }, t`${row.name} is left in peace`)}>
          {t`Leave in peace`}
        </Button>
      )}
      {own && (
        <Button
          size="small"
          onClick={() =>
            void set.run({ subject, touch: null, remove: true }, t`${row.name} follows tier and tags again`)
          }
        >
          {t`As tier and tags say`}
        </Button>
      )}
      {asked && <OwnDialog row={row} touch={rule?.touch ?? null} onClose={() => ask(false)} />}
    </div>
  );
}

function Says({ rule, isOwn }: { rule: TouchRule | undefined; isOwn: boolean }) {
  const { t } = useLingui();
  if (!rule) return t`No interval holds for them.`;
  if (!rule.touch) return t`They are left in peace.`;
  const { ideal, latest } = rule.touch;
  const { name } = rule;
  const by = isOwn ? t`their own` : rule.subject.kind === "tier" ? t`by the tier ${name}` : t`by the tag ${name}`;
  return (
    <>
      {t`Every ${plural(ideal, { one: "day", other: "# days" })}, ${latest} at most`}{" "}
      <span className={styles.small}>{by}</span>
    </>
  );
}

function OwnDialog({ row, touch, onClose }: { row: MemberRow; touch: Touch | null; onClose: () => void }) {
  const { t } = useLingui();
  const set = useWrite("touch_set");
  const [draft, setDraft] = useState<TouchDraft>(touch ?? USUAL_TOUCH);
  const save = async () => {
    if (!fits(draft)) return;
    const subject = { kind: "member", uid: row.uid } as const;
    const said = t`Interval of ${row.name} changed`;
    if ((await set.run({ subject, touch: draft }, said)) !== undefined) onClose();
  };
  return (
    <AskDialog
      title={t`Interval of ${row.name}`}
      does={t`Save`}
      width={400}
      busy={set.pending}
      ready={fits(draft)}
      onClose={onClose}
      onDo={() => void save()}
    >
      <div className={styles.days}>
        <TouchFields draft={draft} onChange={setDraft} autoFocus />
      </div>
      {!fits(draft) && <p className={styles.fault}>{t`The latest day cannot come before the ideal one.`}</p>}
    </AskDialog>
  );
}
