// What importing the sheet would do, in figures; and whether it is a list or a calendar grid.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import type { SheetPreview } from "../../bindings/SheetPreview";
import { ChannelsField } from "../../shared/channels/ChannelsField";
import { useFormats } from "../../shared/format/formats";
import styles from "./ImportPage.module.css";
import { Problems } from "./Problems";
import { SheetRefusals } from "./SheetRefusals";
import type { ImportState } from "./use-import";
import { useTargetWords } from "./use-target-words";

export function SheetSide({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const { found, preview } = state.sheet;
  if (!found) return null;
  const { grid } = found;
  return (
    <>
      {found.kind === "contents" && (
        <section className={styles.part}>
          <SegmentedControl
            size="xs"
            aria-label={t`How the plan is laid out`}
            data={[
              { value: "list", label: t({ message: "List", context: "layout of a plan" }) },
              { value: "grid", label: t`Calendar grid` },
            ]}
            value={grid ? "grid" : "list"}
            onChange={(value) => state.correct({ grid: value === "grid" })}
          />
          {grid && (
            <p className={styles.quiet}>
              {grid.dates_down
                ? t`Dates ${grid.from} to ${grid.to} down, groups or slots across. What several groups get at the same time becomes one post.`
                : t`Dates ${grid.from} to ${grid.to} across, groups or slots down. What several groups get at the same time becomes one post.`}
            </p>
          )}
        </section>
      )}
      {preview && (
        <>
          <Figures preview={preview} />
          {preview.without_groups > 0 && <GoesTo state={state} count={preview.without_groups} />}
          <SheetRefusals state={state} />
          <Problems problems={preview.problems} counts={preview.problem_counts} columns={found.columns} />
        </>
      )}
    </>
  );
}

/** Where rows go that name no group: a plan for everybody has no column for them. */
function GoesTo({ state, count }: { state: ImportState; count: number }) {
  const { t } = useLingui();
  // A figure is of one group.
  const ofFigures = state.sheet.input?.kind === "figures";
  return (
    <section className={styles.part}>
      <h2>{t`Where they go`}</h2>
      <p className={styles.quiet}>
        {t`${plural(count, { one: "# new row names no group. It goes to:", other: "# new rows name no group. They go to:" })}`}
      </p>
      <ChannelsField
        value={state.sheet.input?.goes_to ?? []}
        onChange={(channels) => state.correct({ goesTo: ofFigures ? channels.slice(-1) : channels })}
      />
    </section>
  );
}

/** So many options are named. */
const FEW = 8;

const shortened = (options: string[]) =>
  options.slice(0, FEW).join(" / ") + (options.length > FEW ? ` … (${options.length})` : "");

function Figures({ preview }: { preview: SheetPreview }) {
  const { t } = useLingui();
  const { kinds } = useTargetWords([]);
  const formats = useFormats();
  const { counts } = preview;
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  const lines = [
    { title: t({ message: "New", context: "count" }), count: counts.new },
    { title: t({ message: "Changed", context: "count of records" }), count: counts.updated },
    { title: t`Cells changed on both sides`, count: preview.conflicts },
    { title: t`Stay as they are`, count: counts.unchanged },
    { title: t`Not there any more, left out`, count: preview.gone },
    { title: t`Not in the sheet, stay`, count: counts.missing },
    { title: t`Left out`, count: counts.skipped - preview.gone - preview.refused },
  ].filter(({ count }) => count > 0);
  const made = [
    { title: t`Join the team`, names: preview.new_operators },
    { title: t`New pillars`, names: preview.new_pillars },
    { title: t`New tags`, names: preview.new_tags },
    { title: t`New fields`, names: preview.new_fields.map(({ name, kind }) => t`${name} (${kinds[kind]})`) },
    {
      title: t`New options`,
      names: preview.new_options.map(({ name, options }) => `${name}: ${shortened(options)}`),
    },
  ].filter(({ names }) => names.length > 0);
  return (
    <section className={styles.part}>
      <h2>{t`What would happen`}</h2>
      {lines.map(({ title, count }) => (
        <div key={title} className={styles.count}>
          <span>{title}</span>
          <b>{formats.number(count)}</b>
        </div>
      ))}
      {made.map(({ title, names }) => (
        <p key={title} className={styles.quiet}>
          {t`${title}: ${names.join(comma)}`}
        </p>
      ))}
      {preview.without_base > 0 && (
        <p className={styles.quiet}>
          {t`What this sheet said when it was exported is not known here. Its changes are shown, but not whether somebody changed the same here since; empty cells clear nothing.`}
        </p>
      )}
    </section>
  );
}
