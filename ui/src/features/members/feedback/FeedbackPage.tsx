// Feedback: what waits the longest time first, then what is closed.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconMessage2Question, IconPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useActions } from "../../../shared/actions/use-actions";
import { Button } from "../../../shared/basics/Button";
import { EmptyState } from "../../../shared/basics/EmptyState";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { civilAt, dayOf } from "../../../shared/format/civil";
import { useFormats } from "../../../shared/format/formats";
import { Page } from "../../../shared/page/Page";
import styles from "./Feedback.module.css";
import { FeedbackItem } from "./FeedbackItem";

const FeedbackDialog = lazy(() => import("./FeedbackDialog"));

/** So many more at each press. */
const PAGE = 50;

export default function FeedbackPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const { uid: community, tz } = useCommunity();
  const [adding, setAdding] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const on = ["feedback", "member", "channel", "operator"] as const;
  const { data, error } = useCall("feedback", { community, limit }, { on, keep: true });
  useActions([
    {
      id: "feedback.add",
      title: t`New feedback`,
      group: "edit",
      keys: "n",
      icon: IconPlus,
      run: () => setAdding(true),
    },
  ]);
  if (error) throw error;
  const today = dayOf(civilAt(Date.now(), tz));
  const days = (count: number) => t`${plural(count, { one: "# day", other: "# days" })}`;
  return (
    <Page
      title={t`Feedback`}
      tools={
        <Button look="quiet" size="small" icon={IconPlus} onClick={() => setAdding(true)}>
          {t`New feedback`}
        </Button>
      }
    >
      {data?.total === 0 && (
        <EmptyState
          icon={IconMessage2Question}
          sentence={t`Keep what members say, word for word. What waits stands in Today, the oldest first, until it is ended and they know.`}
          action={{ title: t`New feedback`, run: () => setAdding(true) }}
        />
      )}
      {data && data.total > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
        <section className={`${styles.page} scroll`} tabIndex={0} aria-label={t`Feedback`}>
          <p className={styles.quiet}>
            {[
              t`${formats.number(data.pending)} of ${formats.number(data.total)} wait`,
              data.days_to_reply !== null && t`half of the answers came within ${days(data.days_to_reply)}`,
              data.days_to_close !== null && t`half were ended within ${days(data.days_to_close)}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <ul className={styles.list}>
            {data.rows.map((feedback) => (
              <FeedbackItem key={feedback.uid} feedback={feedback} today={today} />
            ))}
          </ul>
          {data.rows.length < data.total && (
            <Button look="quiet" size="small" onClick={() => setLimit(limit + PAGE)}>
              {t`Older feedback`}
            </Button>
          )}
        </section>
      )}
      {adding && (
        <Suspense>
          <FeedbackDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
}
