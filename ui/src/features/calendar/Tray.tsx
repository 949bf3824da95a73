// What waits for a date: drafts, events and tasks in a narrow tray, to be dragged onto a day, or planned by keys: ↑ ↓ go through
// the list, Shift+M asks where to.

import { Draggable } from "@fullcalendar/react/interaction";
import { useLingui } from "@lingui/react/macro";
import { IconCalendarPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { IconButton } from "../../shared/basics/Button";
import { type Kind, KindMark } from "../../shared/basics/KindMark";
import { isIme } from "../../shared/keys";
import { contextMenu } from "../../shared/menu/menu";
import { useLatest } from "../../shared/use-latest";
import styles from "./Tray.module.css";

export interface Waiting {
  uid: string;
  kind: Kind;
  title: string;
}

interface TrayProps {
  items: Waiting[];
  /** How many more there are. */
  unseen: number;
  onOpen: (item: Waiting) => void;
  onPlan: (item: Waiting) => void;
  /** A drag begins, or is over. */
  onDragging: (kind: Kind | null) => void;
}

export default function Tray({ items, unseen, onOpen, onPlan, onDragging }: TrayProps) {
  const { t } = useLingui();
  const box = useRef<HTMLUListElement>(null);
  const tell = useLatest(onDragging);

  useEffect(() => {
    if (!box.current) return;
    const draggable = new Draggable(box.current, {
      itemSelector: "[data-uid]",
      minDistance: 4,
      eventData: (element) => ({
        id: element.dataset.uid,
        title: element.dataset.title,
        duration: "01:00",
        color: `var(--${element.dataset.kind}-soft)`,
        contrastColor: `var(--${element.dataset.kind}-text)`,
      }),
    });
    draggable.dragging.emitter.on("dragstart", (event: { subjectEl: Element }) =>
      tell(((event.subjectEl as HTMLElement).dataset.kind as Kind) ?? null),
    );
    draggable.dragging.emitter.on("dragend", () => tell(null));
    return () => draggable.destroy();
  }, [tell]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex(({ uid }) => uid === (event.target as HTMLElement).dataset.uid);
    const item = items[at];
    if (!item || isIme(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const next = items[at + step];
      if (next) box.current?.querySelector<HTMLElement>(`[data-uid="${CSS.escape(next.uid)}"]`)?.focus();
    } else if (event.shiftKey && event.key.toLowerCase() === "m") onPlan(item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <aside className={styles.tray} aria-label={t`Without a date`}>
      <h2>
        {t`Without a date`}
        {items.length > 0 && <span className="figure">{items.length + unseen}</span>}
      </h2>
      <ul ref={box} className="scroll" onKeyDown={onKeyDown}>
        {items.map((item) => (
          <li key={item.uid} className={styles.line}>
            <button
              type="button"
              className={styles.item}
              data-uid={item.uid}
              data-kind={item.kind}
              data-title={item.title}
              title={item.title}
              onClick={() => onOpen(item)}
              onContextMenu={(event) =>
                contextMenu(event, item.title, [
                  [
                    { id: "open", title: t`Open`, keys: "enter", run: () => onOpen(item) },
                    { id: "plan", title: t`Plan for…`, keys: "shift+m", run: () => onPlan(item) },
                  ],
                ])
              }
            >
              <KindMark kind={item.kind} />
              <bdi className={styles.title}>{item.title || t`Untitled`}</bdi>
            </button>
            <span className={styles.plan}>
              <IconButton
                icon={IconCalendarPlus}
                size={16}
                label={t`Plan for…`}
                keys="shift+m"
                hint="left"
                tabIndex={-1}
                onClick={() => onPlan(item)}
              />
            </span>
          </li>
        ))}
      </ul>
      {unseen > 0 && (
        <p className={styles.none}>{t`${unseen} more are not shown here. They come up as these get their dates.`}</p>
      )}
      {items.length === 0 && (
        <p className={styles.none}>{t`Drafts, events and tasks without a date wait here. Drag them onto a day.`}</p>
      )}
    </aside>
  );
}
