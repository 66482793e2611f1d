import { useCallback, useEffect, useState } from 'react';
import type { DeviceView } from '../../../src-main/shared/device-view.ts';
import { useRuntime } from '../../runtime.tsx';

type DeviceList =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'ready'; readonly devices: readonly DeviceView[] };

export interface Devices {
  readonly list: DeviceList;
  readonly ticked: ReadonlySet<string>;
  /** `tcp://host:port`, one per line. */
  readonly network: string;
  readonly error: string | null;
  readonly isBusy: boolean;
  /** Ticked devices and network addresses together. */
  readonly addresses: readonly string[];
  tick(path: string, isTicked: boolean): void;
  typeNetwork(text: string): void;
  look(): Promise<void>;
  /** Hands the ticked devices over. True when main took them, or when there was nothing to hand over. */
  add(): Promise<boolean>;
}

/** The devices of this PC; modems that are known by their USB id are ticked, the rest waits for the user's hand. */
export function useDevices(): Devices {
  const { call, listDevices } = useRuntime();
  const [list, setList] = useState<DeviceList>({ kind: 'loading' });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [network, setNetwork] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const look = useCallback(async (): Promise<void> => {
    setList({ kind: 'loading' });
    try {
      const devices = await listDevices();
      setList({ kind: 'ready', devices });
      setTicked(new Set(devices.filter(isProposed).map(({ path }) => path)));
    } catch (fault) {
      setList({ kind: 'failed', text: String(fault) });
    }
  }, [listDevices]);

  useEffect(() => void look(), [look]);

  const addresses = [...ticked, ...addressesIn(network)];
  return {
    list,
    ticked,
    network,
    error,
    isBusy,
    addresses,
    look,
    typeNetwork: setNetwork,
    tick: (path, isTicked) => setTicked((before) => withOrWithout(before, path, isTicked)),
    async add() {
      if (addresses.length === 0) return true;
      setBusy(true);
      const ack = await call('port:add', { addresses });
      setBusy(false);
      setError(ack.ok ? null : ack.error);
      if (ack.ok) {
        setNetwork('');
        void look();
      }
      return ack.ok;
    },
  };
}

function isProposed({ proposed, alreadyUsed }: DeviceView): boolean {
  return proposed && !alreadyUsed;
}

function addressesIn(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((address) => address !== '');
}

function withOrWithout(before: ReadonlySet<string>, path: string, isTicked: boolean): ReadonlySet<string> {
  const after = new Set(before);
  if (isTicked) after.add(path);
  else after.delete(path);
  return after;
}
