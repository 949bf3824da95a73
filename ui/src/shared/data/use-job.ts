// A job from the screen: it shows how far it is and can be stopped. A failure is said in words, stopping is none.
//
//   const job = useJob("export_all");
//   if (await job.run({ path })) showNote(t`Saved: ${path}`);
//   {job.progress && <JobProgress {...job} />}

import { useRef, useState } from "react";
import type { Progress } from "../../bindings/Progress";
import { type CommandName, call, type Input, type Output } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { showError } from "../toasts/toasts";

export function useJob<K extends CommandName>(name: K) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const abort = useRef<AbortController | null>(null);

  async function run(input: Input<K>): Promise<Output<K> | undefined> {
    abort.current = new AbortController();
    setProgress({ done: 0, total: null });
    try {
      return await call(name, input, setProgress, abort.current.signal);
    } catch (fault) {
      const error = CoreError.from(fault);
      if (error.code !== "cancelled") showError(error);
      return undefined;
    } finally {
      setProgress(null);
    }
  }

  return { run, progress, stop: () => abort.current?.abort() };
}
