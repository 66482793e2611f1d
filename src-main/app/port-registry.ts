import type { PauseRegistry, PortRegistry } from '../engine/engine-options.ts';
import { assignPortIds, type KnownPort } from '../pool/port-identity.ts';
import { formatAddress, parseAddress } from '../serial/address.ts';
import type { JsonStore } from '../settings/json-store.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** The ports of the settings. */
export function savedPorts(settings: JsonStore<Settings>): PortRegistry {
  return {
    list: () => settings.get().ports,
    save: (ports) => settings.set({ ...settings.get(), ports: [...ports] }),
  };
}

/**
 * The ports of this run alone: changes last until the app ends. A port that is saved too keeps its name, but is what has that
 * address now: whoever writes /dev/ttyUSB0 does not mean the device that was called so last week.
 */
export function unsavedPorts(settings: JsonStore<Settings>, addresses: readonly string[]): PortRegistry {
  // All saved names stay taken: another device must not inherit what belongs to a port of the settings.
  const named = assignPortIds(addresses.map(spell), settings.get().ports);
  let current: readonly KnownPort[] = named.map(({ id, address }) => ({ id, address }));
  return {
    list: () => current,
    save(ports) {
      current = ports;
    },
  };
}

/** Equal places in equal words; the addresses of simulated modems are their own words. */
function spell(text: string): string {
  const address = parseAddress(text);
  return address.ok ? formatAddress(address.value) : text;
}

export function savedPauses(settings: JsonStore<Settings>): PauseRegistry {
  return {
    isPaused: (id) => settings.get().pausedPorts.includes(id),
    setPaused(id, paused) {
      const others = settings.get().pausedPorts.filter((known) => known !== id);
      settings.set({ ...settings.get(), pausedPorts: paused ? [...others, id] : others });
    },
  };
}

/** Pauses of this run alone, begun with those of the settings. */
export function unsavedPauses(settings: JsonStore<Settings>): PauseRegistry {
  const paused = new Set(settings.get().pausedPorts);
  return {
    isPaused: (id) => paused.has(id),
    setPaused(id, pause) {
      if (pause) paused.add(id);
      else paused.delete(id);
    },
  };
}
