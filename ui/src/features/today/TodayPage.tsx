// Today: now, waiting, care, soon. It is the first page and part of the first load, so it is made of plain elements.

import { useLingui } from "@lingui/react/macro";
import { IconClipboardText, IconSend, IconSun } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from "react";
import type { Whose } from "../../bindings/Whose";
import { usePreference } from "../../platform/preferences";
import { todayPainted } from "../../platform/ready";
import { runAction } from "../../shared/actions/registry";
import { useAllActions } from "../../shared/actions/use-actions";
import { Button, IconButton } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useDay, useReminders } from "../../shared/day";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useFormats } from "../../shared/format/formats";
import { loadWords } from "../../shared/format/locale";
import { useGroupsHidden } from "../../shared/light";
import { useGo } from "../../shared/navigation";
import { Page } from "../../shared/page/Page";
import { useOverview } from "../../shared/settings";
import { useNow } from "../../shared/use-now";
import { useCareDay } from "./care/use-care-day";
import { DayRow } from "./DayRow";
import { ReminderRow } from "./ReminderRow";
import { SoonDay } from "./SoonDay";
import { byReason, due, nowAt, timeline } from "./sort";
import styles from "./Today.module.css";
import { RowsProvider, useRows } from "./use-rows";
import { Waiting } from "./Waiting";

const WhoseButton = lazy(() => import("./WhoseButton"));
const PeopleButton = lazy(() => import("./PeopleButton"));
const StarterBanner = lazy(() => import("./StarterBanner"));
const Care = lazy(async () => {
  const [part] = await Promise.all([import("./care/Care"), loadWords("care")]);
  return part;
});

export function TodayPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const go = useGo();
  // There when the demo community can be opened, and not when it is the one that is shown.
  const demo = useAllActions().find(({ id }) => id === "demo.open");
  const { tz, uid } = useCommunity();
  // Who works alone is not asked whose day it is.
  const team = (useOverview().data?.operators ?? []).length > 1;
  const [whose] = usePreference<Whose>("today.whose", "all");
  const { data: day, error } = useDay(team ? whose : "all");
  const reminders = useReminders(uid).waiting;
  const care = useCareDay(day?.on);
  const present = civilAt(useNow(), tz);
  const today = day?.on ?? dayOf(present);
  const rows = useRows();
  const { count, share } = due(day, Date.now());
  const alone = useGroupsHidden();
  const ready = day !== undefined;
  const now = useMemo(() => timeline(day?.now ?? [], day?.waiting ?? []), [day]);
  const waiting = useMemo(() => byReason(day?.waiting ?? []), [day]);
  const soon = day?.soon ?? [];

  useEffect(() => {
    if (ready) todayPainted();
  }, [ready]);
  if (error && !day) throw error;

  const line = nowAt(now, present);
  const waitingCount = (day?.waiting.length ?? 0) + reminders.length;
  const caring = care.data && care.data.items.length > 0 ? care.data : null;
  const planless = now.length + waitingCount + soon.length === 0;
  // Whether anybody needs care is known a little later; until then nothing is said to be empty.
  const empty = ready && planless && !care.isLoading && !caring;
  const filled = ready && (!planless || caring !== null);

  return (
    <Page
      title={t`Today`}
      range={formats.day(today)}
      tools={
        <>
          {team && (
            <Suspense fallback={null}>
              <WhoseButton />
            </Suspense>
          )}
          {alone && (
            <Suspense fallback={null}>
              <PeopleButton />
            </Suspense>
          )}
          {count > 0 && !alone && (
            <Button size="small" icon={IconSend} onClick={() => go("/send", { operator: share })}>
              {t`Send ${count}`}
            </Button>
          )}
          {!empty && (
            <IconButton
              icon={IconClipboardText}
              label={t`Copy the day's report`}
              onClick={() => runAction("today.report")}
            />
          )}
        </>
      }
    >
      <div className={styles.page}>
        <Suspense fallback={null}>
          <StarterBanner />
        </Suspense>
        {!ready && <Skeleton rows={10} height={40} />}
        {empty && (
          <EmptyState
            icon={IconSun}
            sentence={t`What has to happen today comes together here: things to send, events, tasks.`}
            action={{ title: t`Plan something`, run: () => go("/calendar") }}
            link={demo && { title: demo.title, run: demo.run }}
          />
        )}
        {filled && (
          <RowsProvider value={rows.context}>
            <div {...rows.props} className={`${styles.columns} scroll`}>
              <Column title={t`Now`} none={t`Nothing more is planned for today.`} count={now.length}>
                {now.map((item, index) => (
                  <NowLine key={`${item.uid}@${item.original}`} here={index === line} time={formats.time(present)}>
                    <DayRow item={item} />
                  </NowLine>
                ))}
                {line === now.length && now.length > 0 && <NowLine here time={formats.time(present)} />}
              </Column>
              <Column
                title={t`Needs you`}
                none={t`Nothing waits for you.`}
                count={waitingCount}
                counted
                below={
                  caring && (
                    <Suspense fallback={null}>
                      <Care day={caring} />
                    </Suspense>
                  )
                }
              >
                {reminders.length > 0 && (
                  <li>
                    <h3 className={styles.day}>{t`Reminders`}</h3>
                    <ul>
                      {reminders.map((reminder) => (
                        <ReminderRow key={`${reminder.fire.reminder}@${reminder.fire.original}`} reminder={reminder} />
                      ))}
                    </ul>
                  </li>
                )}
                {waiting.map((group) => (
                  <Waiting key={group.reason} group={group} today={today} />
                ))}
              </Column>
              <Column title={t`Soon`} none={t`The next seven days are free.`} count={soon.length}>
                {soon.map((day) => (
                  <SoonDay key={day.on} day={day} title={formats.nearDay(day.on, today)} />
                ))}
              </Column>
            </div>
          </RowsProvider>
        )}
      </div>
    </Page>
  );
}

interface ColumnProps {
  title: string;
  none: string;
  count: number;
  counted?: boolean;
  children: ReactNode;
  below?: ReactNode;
}

function Column({ title, none, count, counted, children, below }: ColumnProps) {
  return (
    <div className={styles.column}>
      <section aria-label={title}>
        <h2>
          {title}
          {counted && count > 0 && <span className={styles.badge}>{count}</span>}
        </h2>
        {count === 0 ? <p className={styles.none}>{none}</p> : <ul>{children}</ul>}
      </section>
      {below}
    </div>
  );
}

/** The line of the present, in front of what is still to come. */
function NowLine({ here, time, children }: { here: boolean; time: string; children?: ReactNode }) {
  return (
    <>
      {here && (
        <li className={styles.now} aria-hidden>
          <time>{time}</time>
        </li>
      )}
      {children}
    </>
  );
}
