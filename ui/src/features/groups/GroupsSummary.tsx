// The foot of the table of groups: what the shown ones come to together, each figure with of how many of them it is, and their course.

import { useLingui } from "@lingui/react/macro";
import { IconChartLine } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFormats } from "../../shared/format/formats";
import styles from "./Cells.module.css";
import { GroupCharts } from "./GroupCharts";
import type { GroupRow } from "./group-row";
import { useMeasureText } from "./MeasureCell";
import { summaryOf, type Told } from "./summary";
import { groupCount } from "./use-group-writes";

export function GroupsSummary({ rows }: { rows: GroupRow[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const text = useMeasureText();
  const [charts, showCharts] = useState(false);
  const { people, net, speaking_rate, on_time } = summaryOf(rows);
  const of = ({ groups }: Told) => (groups === rows.length ? null : t`${groups} of ${rows.length} groups`);
  const part = (title: string, told: Told | null, value: (value: number) => string) =>
    told && (
      <div>
        <dt>{title}</dt>
        <dd>
          {value(told.value)} {of(told) && <small>{of(told)}</small>}
        </dd>
      </div>
    );
  const signed = (value: number) =>
    value === 0 ? formats.number(0) : `${value > 0 ? "▲" : "▼"} ${formats.number(Math.abs(value))}`;
  const title = groupCount(rows.length);
  return (
    <section className={styles.summary} aria-label={t`The shown groups together`}>
      <b>{title}</b>
      <dl>
        {part(t`People, counted once per group`, people, (value) => formats.number(value))}
        {part(t({ message: "Net", context: "figure" }), net, signed)}
        {part(t`Speaking rate`, speaking_rate, (value) => text("speaking_rate", value))}
        {part(t`Sent on time`, on_time, (value) => text("on_time", value))}
      </dl>
      <Button look="quiet" size="small" icon={IconChartLine} onClick={() => showCharts(true)}>
        {t`Their course`}
      </Button>
      {charts && (
        <Dialog title={t`Figures of ${title}`} width={960} onClose={() => showCharts(false)}>
          <GroupCharts channels={rows.map(({ uid }) => uid)} />
        </Dialog>
      )}
    </section>
  );
}
