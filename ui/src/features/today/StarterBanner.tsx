import { useLingui } from "@lingui/react/macro";
import { IconSeeding } from "@tabler/icons-react";
import { Button } from "../../shared/basics/Button";
import { useGo } from "../../shared/navigation";
import { useStarterWeek } from "../../shared/starter";
import styles from "./Today.module.css";

/** Says that the first week is an example, until somebody keeps or clears it. */
export default function StarterBanner() {
  const { t } = useLingui();
  const go = useGo();
  const starter = useStarterWeek();
  if (starter.waiting === 0) return null;
  return (
    <section className={styles.starter} aria-label={t`Starter week`}>
      <IconSeeding size={20} stroke={1.75} aria-hidden />
      <p>
        <strong>{t`Your first week is planned as an example.`}</strong>{" "}
        {t`Posts, a talk and tasks to change as you like, or to clear away.`}
      </p>
      <Button look="quiet" onClick={() => go("/calendar")}>
        {t`See the week`}
      </Button>
      <Button onClick={() => starter.clear(t`The starter week is cleared.`)}>{t`Clear it`}</Button>
      <Button look="primary" onClick={starter.keep}>
        {t`Keep it`}
      </Button>
    </section>
  );
}
