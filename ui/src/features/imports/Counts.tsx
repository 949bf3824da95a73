// The dry run in figures: what would be new, changed, renamed, gone; who is meant opens below each.

import { useLingui } from "@lingui/react/macro";
import type { ImportPreview } from "../../bindings/ImportPreview";
import type { RowWhat } from "../../bindings/RowWhat";
import { useFormats } from "../../shared/format/formats";
import styles from "./ImportPage.module.css";

interface CountsProps {
  preview: ImportPreview;
  complete: boolean;
}

const FEW = 20;

export function Counts({ preview, complete }: CountsProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const { counts } = preview;
  const comma = t({ message: ", ", comment: "Between the items of a list" });
  const collator = new Intl.Collator(i18n.locale, { numeric: true });
  const names = (what: RowWhat) =>
    preview.changes
      .filter((change) => change.what === what)
      .map(({ row, name, known_name }) => ({
        key: String(row),
        text: known_name && known_name !== name ? `${known_name} → ${name}` : name,
      }));
  const missing = preview.missing.map(({ member, name }) => ({ key: member, text: name }));
  const lines = [
    { title: t({ message: "New", context: "count" }), count: counts.new, who: names("new") },
    { title: t`Updated`, count: counts.updated - counts.renamed - counts.returned, who: names("updated") },
    { title: t`Renamed`, count: counts.renamed, who: names("renamed") },
    { title: t`Back again`, count: counts.returned, who: names("returned") },
    { title: t`Join a group`, count: counts.joined, who: [] },
    { title: complete ? t`Left` : t`Not in the list`, count: complete ? counts.left : counts.missing, who: missing },
    { title: t`Stay as they are`, count: counts.unchanged, who: [] },
    { title: t`Twice in the list`, count: counts.duplicates, who: [] },
    { title: t`Same name, kept apart`, count: counts.namesakes, who: [] },
    { title: t`Left out`, count: counts.skipped, who: [] },
  ].filter(({ count }) => count > 0);
  const made = [
    { title: t`New tags`, names: preview.new_tags },
    { title: t`Tiers to add`, names: preview.new_tiers },
    { title: t`Groups to add`, names: preview.new_channels },
    { title: t`New fields`, names: preview.new_fields },
  ].filter(({ names }) => names.length > 0);
  return (
    <section className={styles.part}>
      <h2>{t`What would happen`}</h2>
      {lines.map(({ title, count, who }) =>
        who.length > 0 ? (
          <details key={title} className={styles.count}>
            <summary>
              <span>{title}</span>
              <b>{formats.number(count)}</b>
            </summary>
            <ul>
              {who.slice(0, FEW).map(({ key, text }) => (
                <li key={key}>
                  <bdi>{text}</bdi>
                </li>
              ))}
              {count > Math.min(FEW, who.length) && (
                <li>{t`and ${formats.number(count - Math.min(FEW, who.length))} more`}</li>
              )}
            </ul>
          </details>
        ) : (
          <div key={title} className={styles.count}>
            <span>{title}</span>
            <b>{formats.number(count)}</b>
          </div>
        ),
      )}
      {made.map(({ title, names }) => (
        <p key={title} className={styles.quiet}>
          {t`${title}: ${names.toSorted(collator.compare).join(comma)}`}
        </p>
      ))}
    </section>
  );
}
