import type { PauseRegistry, PortRegistry } from '../engine/engine-options.ts';
import { assignPortIds } from '../pool/port-identity.ts';
import type { JsonStore } from '../settings/json-store.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** The ports of the settings. */
export function savedPorts(settings: JsonStore<Settings>): PortRegistry {
  return {
    list: () => settings.get().ports,
    save: (ports) => settings.set({ ...settings.get(), ports: [...ports] }),
  };
}

/** The ports of this run alone: changes last until the app ends. A port that is saved too keeps its name. */
export function unsavedPorts(settings: JsonStore<Settings>, addresses: readonly string[]): PortRegistry {
  const saved = settings.get().ports.filter(({ address }) => addresses.includes(address));
  let current = assignPortIds(addresses, saved);
  return {
    list: () => current,
    save(ports) {
      current = ports;
    },
  };
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
