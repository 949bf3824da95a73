// Drafts without a time, to be dragged onto an empty date. By keys the same is done in the dialog that writes a date.

import { useDraggable } from "@dnd-kit/core";
import { useLingui } from "@lingui/react/macro";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { useOpen } from "../../../shared/navigation";
import { SLOT_TABLES } from "../../../shared/slots/queries";
import styles from "./Slots.module.css";

/** More than these are looked for on the board. */
const MOST = 30;

export function DraftStrip() {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const drafts = useCall(
    "contents",
    { community, planned: false, states: ["idea", "draft", "review"], limit: MOST },
    { on: SLOT_TABLES, keep: true },
  ).data?.rows;
  if (!drafts || drafts.length === 0) return null;
  return (
    <section className={styles.strip} aria-label={t`Drafts without a time`}>
      <h3>{t`Drafts without a time, to be dragged onto a date`}</h3>
      <ul>
        {drafts.map(({ uid, title }) => (
          <Draft key={uid} uid={uid} title={title || t`Untitled`} />
        ))}
      </ul>
    </section>
  );
}

function Draft({ uid, title }: { uid: string; title: string }) {
  const open = useOpen();
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: uid });
  return (
    <li>
      <button
        ref={setNodeRef}
        type="button"
        data-dragging={isDragging || undefined}
        style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
        title={title}
        {...listeners}
        onClick={() => open({ kind: "content", uid })}
      >
        {title}
      </button>
    </li>
  );
}
