// One column of a board: its name and count, its cards, its quick add.

import { useDroppable } from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useFormats } from "../format/formats";
import { isIme } from "../keys";
import type { BoardColumnSpec, BoardProps } from "./Board";
import styles from "./Board.module.css";

/** More cards than anyone reads; the rest come on request. */
const AT_FIRST = 60;

interface ColumnProps<Card> {
  spec: BoardColumnSpec<Card>;
  ids: string[];
  byId: Map<string, Card>;
  /** The card in the pointer's hand, and the one that keys carry. */
  lifted: string | null;
  carried: string | null;
  /** The id of the text that says how cards are moved by keys. */
  hint: string;
  /** The card that Tab leads to; the first of the column when it is not here. */
  tabStop: string | null;
  board: BoardProps<Card>;
  onFocus: (id: string) => void;
}

export function BoardColumn<Card>({
  spec,
  ids,
  byId,
  lifted,
  carried,
  hint,
  tabStop,
  board,
  onFocus,
}: ColumnProps<Card>) {
  const { t } = useLingui();
  const formats = useFormats();
  const [all, showAll] = useState(false);
  const { setNodeRef, isOver } = useDroppable({ id: spec.id });
  const shown = all ? ids : ids.slice(0, AT_FIRST);
  const count = Math.max(spec.count ?? 0, ids.length);
  const stop = tabStop !== null && ids.includes(tabStop) ? tabStop : shown[0];
  const headingId = `column-${spec.id}`;
  return (
    <section className={styles.column} aria-labelledby={headingId} data-over={isOver || undefined}>
      <header>
        <h2 id={headingId}>{spec.title}</h2>
        <span className={styles.count} data-over-limit={spec.limit !== undefined && count > spec.limit}>
          {spec.limit === undefined ? formats.number(count) : `${formats.number(count)} / ${spec.limit}`}
        </span>
      </header>
      <SortableContext id={spec.id} items={shown} strategy={verticalListSortingStrategy}>
        <ul ref={setNodeRef} className={`${styles.cards} scroll`}>
          {shown.map((id) => {
            const card = byId.get(id);
            return (
              card !== undefined && (
                <SortableCard
                  key={id}
                  id={id}
                  inHand={lifted === id ? "pointer" : carried === id ? "keys" : undefined}
                  hint={hint}
                  open={board.openId === id}
                  tabbable={stop === id}
                  onFocus={() => onFocus(id)}
                  onOpen={() => board.onOpen(card)}
                  onMenu={board.onMenu && ((event) => board.onMenu?.(event, card))}
                >
                  {board.renderCard(card)}
                </SortableCard>
              )
            );
          })}
          {shown.length < ids.length && (
            <li>
              <button type="button" className={styles.more} onClick={() => showAll(true)}>
                {t`Show ${formats.number(ids.length - shown.length)} more`}
              </button>
            </li>
          )}
          {ids.length === 0 && spec.emptyText && <li className={styles.none}>{spec.emptyText}</li>}
          {spec.footer && <li className={styles.footer}>{spec.footer}</li>}
        </ul>
      </SortableContext>
    </section>
  );
}

interface CardProps {
  id: string;
  hint: string;
  inHand: "pointer" | "keys" | undefined;
  open: boolean;
  tabbable: boolean;
  children: ReactNode;
  onFocus: () => void;
  onOpen: () => void;
  onMenu?: (event: React.MouseEvent<HTMLElement>) => void;
}

function SortableCard({ id, inHand, hint, open, tabbable, children, onFocus, onOpen, onMenu }: CardProps) {
  const { t } = useLingui();
  const { setNodeRef, listeners, transform, transition } = useSortable({ id });
  return (
    <li
      ref={setNodeRef}
      style={{
        transform: transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined,
        transition,
      }}
      className={styles.slot}
      data-lifted={inHand}
    >
      <div
        {...listeners}
        role="button"
        tabIndex={tabbable ? 0 : -1}
        data-card={id}
        data-open={open || undefined}
        aria-roledescription={t`card`}
        aria-describedby={hint}
        className={styles.card}
        onFocus={onFocus}
        onClick={onOpen}
        onContextMenu={onMenu}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || isIme(event) || event.target !== event.currentTarget) return;
          event.preventDefault();
          onOpen();
        }}
      >
        {children}
      </div>
    </li>
  );
}
