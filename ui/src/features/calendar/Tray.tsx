// What waits for a date: drafts and tasks in a narrow tray, to be dragged onto a day, or placed by "Move to…" from the keyboard.

import { Draggable } from "@fullcalendar/react/interaction";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { type Kind, KindMark } from "../../shared/basics/KindMark";
import styles from "./Tray.module.css";

export interface Waiting {
  uid: string;
  kind: Kind;
  title: string;
}

interface TrayProps {
  items: Waiting[];
  onOpen: (item: Waiting) => void;
}

export default function Tray({ items, onOpen }: TrayProps) {
  const { t } = useLingui();
  const box = useRef<HTMLUListElement>(null);

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
    return () => draggable.destroy();
  }, []);

  return (
    <aside className={styles.tray} aria-label={t`Without a date`}>
      <h2>{t`Without a date`}</h2>
      <ul ref={box} className="scroll">
        {items.map((item) => (
          <li key={item.uid}>
            <button
              type="button"
              className={styles.item}
              data-uid={item.uid}
              data-kind={item.kind}
              data-title={item.title}
              onClick={() => onOpen(item)}
            >
              <KindMark kind={item.kind} />
              <span className={styles.title}>{item.title || t`Untitled`}</span>
            </button>
          </li>
        ))}
      </ul>
      {items.length === 0 && (
        <p className={styles.none}>{t`Drafts and tasks without a date wait here. Drag them onto a day.`}</p>
      )}
    </aside>
  );
}
