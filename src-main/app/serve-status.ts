import type { StatusSource } from '../status/status-document.ts';
import { startStatusServer } from '../status/status-server.ts';
import type { Leave } from './leave.ts';
import type { Notices } from './notices.ts';

/** Opens the status page of `--status-port`; a taken port is told and the app goes on without the page. */
export async function serveStatus(
  port: number,
  read: () => StatusSource,
  { notices, leave }: { readonly notices: Notices; readonly leave: Leave },
): Promise<void> {
  const started = await startStatusServer(port, read);
  if (started.ok) {
    leave.onLeave(started.value.close);
    return;
  }
  process.stderr.write(`${started.error}\n`);
  notices.add({ id: 'status-port', level: 'warning', title: 'No status page', text: started.error });
}
