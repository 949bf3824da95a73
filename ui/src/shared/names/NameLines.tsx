// The lines of a list as they were understood: what is not sure first, with its choices; who is not known; what is sure, folded
// when it is much; and what was no name. One key settles a line and goes on to the next.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import type { NamePurpose } from "../../bindings/NamePurpose";
import { Button } from "../basics/Button";
import { isIme, isMac } from "../keys";
import { LineChoice } from "./LineChoice";
import styles from "./Names.module.css";
import { SureLine } from "./SureLine";
import { type Choice, takesTexts } from "./settle";
import type { NameListState } from "./use-name-list";

/** More lines than these that need nobody are folded. */
const MOST_SURE = 12;

export interface NameLinesHandle {
  /** To the first line that is open, else to the button that takes the list over. */
  goOn: () => void;
}

interface NameLinesProps {
  list: NameListState;
  purpose: NamePurpose;
  /** What the button says. */
  does: string;
  disabled?: boolean;
  onApply: () => void;
  /** Escape in a line: back to the text. */
  onBack: () => void;
  ref?: Ref<NameLinesHandle>;
}

export function NameLines({ list, purpose, does, disabled, onApply, onBack, ref }: NameLinesProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const { lines, sums } = list;
  const asks = lines.filter((line) => line.asks);
  const unknown = lines.filter(
    ({ asks, entry }) => !asks && entry.state === "unknown" && entry.repeats === null && !entry.cancelled,
  );
  const out = lines.filter(({ entry, asks }) => !asks && (entry.cancelled || entry.repeats !== null));
  const sure = lines.filter((line) => !asks.includes(line) && !unknown.includes(line) && !out.includes(line));
  const goOn = (after?: string) => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    const at = rows.findIndex((row) => row.dataset.line === after);
    const open = (row: HTMLElement) => row.dataset.open === "true" && row.dataset.line !== after;
    const next = rows.slice(at + 1).find(open) ?? rows.find(open);
    (next ?? box.current?.querySelector<HTMLElement>("[data-apply]"))?.focus();
  };
  useImperativeHandle(ref, () => ({ goOn: () => goOn() }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event)) return;
    if (event.key === "Enter" && (isMac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault();
      if (list.sums.open > 0) goOn();
      else onApply();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onBack();
    }
  };
  // The button can be gone to only after the last line is drawn as settled.
  const from = useRef<string | null>(null);
  useEffect(() => {
    if (from.current === null) return;
    goOn(from.current);
    from.current = null;
  });
  const choose = (id: string) => (choice: Choice) => {
    from.current = id;
    list.choose(id, choice);
  };
  const texts = takesTexts(purpose);
  const rows = sure.map((line) => <SureLine key={line.id} line={line} purpose={purpose} />);
  const parts = [
    t`${plural(sums.people, { one: "# person", other: "# people" })}`,
    sums.fresh > 0 && t`${sums.fresh} new`,
    sums.already > 0 && t`${sums.already} there already`,
    sums.off > 0 && t`${sums.off} called off`,
    sums.open > 0 && t`${sums.open} to settle`,
  ].filter(Boolean);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to what has the focus inside.
    <div ref={box} className={styles.lines} onKeyDown={onKeyDown}>
      {asks.length > 0 && (
        <section aria-label={t`To settle`}>
          <h4>{t`Who is meant? A number chooses, N makes a member, T keeps the name, X leaves it out.`}</h4>
          {asks.map((line) => (
            <LineChoice
              key={line.id}
              line={line}
              texts={texts}
              onChoose={choose(line.id)}
              onBring={(extra) => list.bring(line.id, extra)}
            />
          ))}
        </section>
      )}
      {unknown.length > 0 && (
        <section aria-label={t`Not known`}>
          <h4>
            {t`Not known: ${unknown.length}`}
            {(["new", texts ? "text" : "out"] as const).map((all) => (
              <Button
                key={all}
                size="small"
                look="quiet"
                aria-pressed={list.unknown === all}
                onClick={() => list.allUnknown(all)}
              >
                {all === "new" ? t`All become members` : all === "text" ? t`All stay names` : t`Leave all out`}
              </Button>
            ))}
          </h4>
          {unknown.map((line) => (
            <LineChoice
              key={line.id}
              line={line}
              texts={texts}
              onChoose={choose(line.id)}
              onBring={(extra) => list.bring(line.id, extra)}
            />
          ))}
        </section>
      )}
      {sure.length > MOST_SURE ? (
        <details className={styles.sure}>
          <summary>{t`${sure.length} known for sure`}</summary>
          {rows}
        </details>
      ) : (
        rows
      )}
      {out.map((line) => (
        <SureLine key={line.id} line={line} purpose={purpose} />
      ))}
      {list.skipped.length > 0 && (
        <p className={styles.skipped}>
          {t`No names:`}
          {list.skipped.map(({ line, text }) => (
            <q key={line}>{text}</q>
          ))}
        </p>
      )}
      <div className={styles.foot}>
        <span>{parts.join(" · ")}</span>
        <Button
          size="small"
          look="primary"
          data-apply
          busy={list.busy}
          disabled={disabled || !list.fresh || sums.open > 0 || sums.fresh + sums.already + sums.off === 0}
          onClick={onApply}
        >
          {does}
        </Button>
      </div>
    </div>
  );
}
