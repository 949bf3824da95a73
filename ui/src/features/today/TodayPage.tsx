// Today: now, waiting, soon. It is the first page and part of the first load, so it is made of plain elements.

import { useLingui } from "@lingui/react/macro";
import { IconClipboardText, IconSun } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { copyText } from "../../platform/clipboard";
import { usePreference } from "../../platform/preferences";
import { todayPainted } from "../../platform/ready";
import { useActions, useAllActions } from "../../shared/actions/use-actions";
import { Button, IconButton } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useWrite } from "../../shared/data/use-write";
import { useFormats } from "../../shared/format/formats";
import { useGo } from "../../shared/navigation";
import { Page } from "../../shared/page/Page";
import { useOverview } from "../../shared/settings";
import { showNote } from "../../shared/toasts/toasts";
import { PlanRow } from "./PlanRow";
import { useToday } from "./queries";
import { ReminderRow } from "./ReminderRow";
import { nowAt } from "./sort";
import styles from "./Today.module.css";
import { useDayReport } from "./use-day-report";

export function TodayPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const go = useGo();
  // There when the demo community can be opened, and not when it is the one that is shown.
  const demo = useAllActions().find(({ id }) => id === "demo.open");
  const operators = useOverview().data?.operators ?? [];
  const [mine, setMine] = usePreference("today.mine", false);
  const me = operators.find((operator) => operator.is_me)?.uid;
  const team = operators.length > 1;
  const today = useToday(team && mine ? me : undefined);
  const mark = useWrite("tasks_mark");
  const report = useDayReport(today);
  const { now, waiting, soon, reminders, ready } = today;

  useEffect(() => {
    if (ready) todayPainted();
  }, [ready]);

  const copy = async () => {
    await copyText(report());
    showNote(t`The day's report is on the clipboard.`);
  };
  useActions([
    {
      id: "today.report",
      title: t`Copy the day's report`,
      group: "view",
      icon: IconClipboardText,
      run: () => void copy(),
    },
  ]);

  const finish = (title: string, uid: string, original: string) =>
    void mark.run({ tasks: [{ uid, original }], done: true }, t`Done: ${title}`);
  const line = nowAt(now, today.now_civil);
  const empty = ready && now.length + waiting.length + soon.length + reminders.length === 0;

  return (
    <Page
      title={t`Today`}
      range={formats.day(today.today)}
      tools={
        <>
          {team && (
            <Button size="small" look="quiet" aria-pressed={mine} onClick={() => setMine(!mine)}>
              {mine ? t`Only mine` : t`Everyone's`}
            </Button>
          )}
          {!empty && (
            <IconButton icon={IconClipboardText} label={t`Copy the day's report`} onClick={() => void copy()} />
          )}
        </>
      }
    >
      {!ready && <Skeleton rows={10} height={40} />}
      {empty && (
        <EmptyState
          icon={IconSun}
          sentence={t`What has to happen today comes together here: things to send, events, tasks.`}
          action={{ title: t`Plan something`, run: () => go("/calendar") }}
          link={demo && { title: demo.title, run: demo.run }}
        />
      )}
      {ready && !empty && (
        <div className={`${styles.columns} scroll`}>
          <Column title={t`Now`} none={t`Nothing more is planned for today.`} count={now.length}>
            {now.map((item, index) => (
              <NowLine key={`${item.uid}@${item.original}`} here={index === line} time={formats.time(today.now_civil)}>
                <PlanRow item={item} onDone={() => finish(item.title, item.uid, item.original)} />
              </NowLine>
            ))}
            {line === now.length && now.length > 0 && <NowLine here time={formats.time(today.now_civil)} />}
          </Column>
          <Column
            title={t`Needs you`}
            none={t`Nothing waits for you.`}
            count={waiting.length + reminders.length}
            counted
          >
            {reminders.map((reminder) => (
              <ReminderRow key={`${reminder.fire.reminder}@${reminder.fire.original}`} reminder={reminder} />
            ))}
            {waiting.map((item) => (
              <PlanRow
                key={`${item.uid}@${item.original}`}
                item={item}
                today={today.today}
                onDone={() => finish(item.title, item.uid, item.original)}
              />
            ))}
          </Column>
          <Column title={t`Soon`} none={t`The next seven days are free.`} count={soon.length}>
            {soon.map(({ day, items }) => (
              <li key={day}>
                <h3 className={styles.day}>{formats.nearDay(day, today.today)}</h3>
                <ul>
                  {items.map((item) => (
                    <PlanRow key={`${item.uid}@${item.original}`} item={item} />
                  ))}
                </ul>
              </li>
            ))}
          </Column>
        </div>
      )}
    </Page>
  );
}

interface ColumnProps {
  title: string;
  none: string;
  count: number;
  counted?: boolean;
  children: ReactNode;
}

function Column({ title, none, count, counted, children }: ColumnProps) {
  return (
    <section className={styles.column} aria-label={title}>
      <h2>
        {title}
        {counted && count > 0 && <span className={styles.badge}>{count}</span>}
      </h2>
      {count === 0 ? <p className={styles.none}>{none}</p> : <ul>{children}</ul>}
    </section>
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
