// A community that a journey can begin with.

import type { Host } from "./host.js";

export async function addCommunity(host: Host, name = "读书会"): Promise<string> {
  const made = await host.call<{ uid: string }>("community_add", { name, tz: "Asia/Shanghai", scale: "many" });
  return made.uid;
}
