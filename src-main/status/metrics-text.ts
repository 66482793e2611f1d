import type { StatusSource } from './status-document.ts';

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly { readonly labels?: string; readonly value: number }[];
}

const portStates = ['starting', 'waiting', 'attention', 'active', 'paused'] as const;
const seconds = (iso: string | null): number => (iso === null ? 0 : Date.parse(iso) / 1000);

/** Prometheus text exposition format 0.0.4. Times are Unix seconds, 0 for "never". */
export function metricsText(source: StatusSource): string {
  return metrics(source)
    .map(({ name, help, samples }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} gauge`,
        ...samples.map(({ labels, value }) => `${name}${labels ?? ''} ${value}`),
      ].join('\n'),
    )
    .join('\n')
    .concat('\n');
}

function metrics({ app, ports, sync }: StatusSource): readonly Metric[] {
  const single = (name: string, help: string, value: number): Metric => ({
    name,
    help,
    samples: [{ value }],
  });
  return [
    {
      name: 'portlight_ports',
      help: 'Ports of the pool by state.',
      samples: portStates.map((state) => ({
        labels: `{state="${state}"}`,
        value: ports.filter((port) => port.state === state).length,
      })),
    },
    single('portlight_started_seconds', 'When the app was started.', seconds(app.startedAt)),
    single('portlight_settled', '1 once every known port is ready or has a reason.', app.settled ? 1 : 0),
    single('portlight_numbers_desired', 'Numbers that are active now.', sync.desired.length),
    single('portlight_numbers_sent', 'Numbers on the list sent last.', sync.sent.length),
    single('portlight_numbers_accepted', 'Numbers confirmed by the upstream.', sync.accepted.length),
    single('portlight_last_accepted_seconds', 'When a list was accepted last.', seconds(sync.lastAcceptedAt)),
    single('portlight_next_request_seconds', 'When the next list is due.', seconds(sync.nextAt)),
    single(
      'portlight_sync_failing',
      '1 while the last request was not accepted.',
      sync.lastError === null ? 0 : 1,
    ),
    single('portlight_gaps', 'Times of more than 300 s without an accepted list.', sync.gaps.length),
  ];
}
