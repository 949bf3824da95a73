// A write from the screen: run it, say what was done with an Undo beside it, or say in words why it failed.
//
//   const rename = useWrite("member_edit");
//   await rename.run({ uid, name }, t`Renamed to ${name}`);   // or a function of the answer, where only that knows
//
// `run` resolves to the answer, or to undefined after a failure that has already been shown.

import { useState } from "react";
import { type CommandName, call, type Input, type Output, type ProgressListener } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { noteWriting } from "../fields/open-drafts";
import { showError } from "../toasts/toasts";
import { sayDone } from "../toasts/undo-offer";

export interface WriteOptions {
  /** Takes over from the toast, for instance to put the sentence beside a field. Return false to show it after all. */
  onError?: (error: CoreError) => boolean | undefined;
  onProgress?: ProgressListener;
}

export function useWrite<K extends CommandName>(name: K, options: WriteOptions = {}) {
  const [pending, setPending] = useState(false);

  async function run(input: Input<K>, said?: string | ((output: Output<K>) => string)): Promise<Output<K> | undefined> {
    setPending(true);
    try {
      const output = await noteWriting(call(name, input, options.onProgress));
      if (said) void sayDone(name, typeof said === "string" ? said : said(output));
      return output;
    } catch (fault) {
      const error = CoreError.from(fault);
      if (error.code !== "cancelled" && !options.onError?.(error)) showError(error);
      return undefined;
    } finally {
      setPending(false);
    }
  }

  return { run, pending };
}
