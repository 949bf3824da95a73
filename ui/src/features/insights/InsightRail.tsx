// The questions beside each other, from every page of insights to every other.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { sharedOf } from "./address";
import styles from "./Insights.module.css";
import { ORDER, QUESTIONS } from "./questions";
import type { Asked } from "./use-insight";

/** The other questions; what narrows this one goes along. On a narrow page they lie in a row, of which the present one is in sight.
 *  The last of them is answered by the texts themselves. */
export function InsightRail({ question, address }: Partial<Pick<Asked, "question" | "address">>) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);
  return (
    <nav className={styles.rail} aria-label={t`Questions`}>
      {ORDER.map((name) => (
        <Link
          key={name}
          ref={name === question ? here : undefined}
          to={QUESTIONS[name].path as "/"}
          search={(address ? sharedOf(address) : {}) as never}
          aria-current={name === question ? "page" : undefined}
          activeOptions={{ exact: true }}
          draggable={false}
        >
          {i18n._(QUESTIONS[name].title)}
        </Link>
      ))}
      <Link
        ref={question ? undefined : here}
        to={"/insights/messages" as "/"}
        aria-current={question ? undefined : "page"}
        draggable={false}
      >
        {t`What was said?`}
      </Link>
    </nav>
  );
}
