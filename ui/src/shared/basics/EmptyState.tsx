// What a page says while it holds nothing: one sentence on what belongs here, one button, one link (usually to the demo).

import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Button } from "./Button";
import styles from "./EmptyState.module.css";

interface Choice {
  title: string;
  run: () => void;
}

interface EmptyStateProps {
  icon: Icon;
  sentence: ReactNode;
  action?: Choice;
  link?: Choice;
}

export function EmptyState({ icon: Icon, sentence, action, link }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Icon size={32} stroke={1.25} aria-hidden />
      <p>{sentence}</p>
      {action && (
        <Button look="primary" onClick={action.run}>
          {action.title}
        </Button>
      )}
      {link && (
        <button type="button" className={styles.link} onClick={link.run}>
          {link.title}
        </button>
      )}
    </div>
  );
}
