// One block of lives in a process of its own; started by workers.ts.
import type { Block } from './block.ts';
import { liveAll } from './lives.ts';

process.once('message', (block) => {
  void liveAll(block as Block).then((total) => {
    const { user, system } = process.cpuUsage();
    process.send?.({ total, seconds: (user + system) / 1e6 });
  });
});
