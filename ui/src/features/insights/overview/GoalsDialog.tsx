// What the leading figures are to be in a month or a quarter: a number for each, kept when it is left.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import type { LeadingName } from "../../../bindings/LeadingName";
import { Button, IconButton } from "../../../shared/basics/Button";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useWrite } from "../../../shared/data/use-write";
import { Dialog } from "../../../shared/dialog/Dialog";
import fields from "../../../shared/fields/fields.module.css";
import { civilAt, dayOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import styles from "../Insights.module.css";
import { typedNumber } from "../typed-number";
import { LEADING, SHARES } from "./leading";
import { type PeriodKind, periodAfter, periodOf, periodText } from "./periods";

const FIGURES = Object.keys(LEADING) as LeadingName[];

export default function GoalsDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const { uid: community, tz } = useCommunity();
  const { data } = useCall("insight_goals", { community }, { on: ["setting", "community"] });
  const [kind, setKind] = useState<PeriodKind>("month");
  const [period, setPeriod] = useState(() => periodOf(dayOf(civilAt(Date.now(), tz)), "month"));
  const step = (by: number) => setPeriod(periodAfter(period, by));
  const named = periodText({ period }, formats.language);
  return (
    <Dialog
      title={t`Goals`}
      width={420}
      onClose={onClose}
      footer={<Button look="primary" onClick={onClose}>{t`Done`}</Button>}
    >
      <div className={styles.controls}>
        <SegmentedControl
          size="xs"
          aria-label={t`Length of the period`}
          data={[
            { value: "month", label: t`Month` },
            { value: "quarter", label: t`Quarter` },
          ]}
          value={kind}
          onChange={(value) => {
            setKind(value as PeriodKind);
            setPeriod(periodOf(dayOf(civilAt(Date.now(), tz)), value as PeriodKind));
          }}
        />
        <IconButton icon={IconChevronLeft} label={t`The period before`} onClick={() => step(-1)} />
        <b aria-live="polite">{named}</b>
        <IconButton icon={IconChevronRight} label={t`The period after`} onClick={() => step(1)} />
      </div>
      <div className={styles.numbers}>
        {FIGURES.map((figure) => {
          const goal = data?.goals.find((one) => one.figure === figure && one.period === period);
          return (
            <GoalField
              key={`${figure} ${period} ${goal?.value ?? ""}`}
              title={`${i18n._(LEADING[figure].title)}${SHARES.has(figure) ? " (%)" : ""}`}
              {...{ community, figure, period, value: goal?.value ?? null }}
            />
          );
        })}
      </div>
    </Dialog>
  );
}

interface GoalFieldProps {
  title: string;
  community: string;
  figure: LeadingName;
  period: string;
  value: number | null;
}

function GoalField({ title, community, figure, period, value }: GoalFieldProps) {
  const { t } = useWords();
  const formats = useFormats();
  const write = useWrite("insight_goal_set");
  const [typed, type] = useState(value === null ? "" : String(value));
  const number = typedNumber(typed.replace(/[%％]\s*$/, ""));
  const wrong = number !== null && !Number.isFinite(number);
  const keep = () => {
    if (wrong || number === value) return;
    void write.run(
      { community, figure, period, value: number },
      t`Goal of ${periodText({ period }, formats.language)}: ${title}`,
    );
  };
  return (
    <label>
      <span>{title}</span>
      <input
        className={fields.text}
        inputMode="decimal"
        placeholder={t`none`}
        aria-invalid={wrong}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === "Enter" && keep()}
      />
    </label>
  );
}
