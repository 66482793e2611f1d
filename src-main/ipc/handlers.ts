import type { Engine } from '../engine/engine.ts';
import type { DeviceView } from '../shared/device-view.ts';
import type { Ack, IpcParsedRequest, IpcResponse } from '../shared/ipc-schema.ts';
import type { JournalQuery } from '../shared/journal-view.ts';
import { ok } from '../shared/result.ts';
import type { IpcHandlers } from './answer-calls.ts';
import type { SnapshotPublisher } from './snapshot-publisher.ts';

/** What the window can ask of the shell beside the engine; the app room brings it. */
export interface ShellActions {
  listDevices(): Promise<readonly DeviceView[]>;
  setUpstream(request: IpcParsedRequest<'settings:set-upstream'>): Ack;
  updateSettings(request: IpcParsedRequest<'settings:update'>): Ack;
  setUssdCodes(request: IpcParsedRequest<'settings:set-ussd-codes'>): Ack;
  /** Asks where to save; null when the person thought better of it. */
  exportHistory(query: JournalQuery, format: 'csv' | 'json'): Promise<IpcResponse<'journal:export'>>;
  dismissNotice(id: string): void;
  windowPainted(): void;
  startDemo(): void;
  quit(): void;
}

/** The window's calls, each handed to the room that knows; every change of state is published by what it changed. */
export function createHandlers(
  engine: Engine,
  shell: ShellActions,
  publisher: Pick<SnapshotPublisher, 'snapshot'>,
): IpcHandlers {
  const done = (act: () => void): Ack => {
    act();
    return ok(null);
  };
  return {
    'port:set-price': ({ portId, price, iccid }) => engine.setPrice(portId, price, iccid),
    'port:enter-pin': ({ portId, ...entry }) => engine.enterPin(portId, entry),
    'port:find-number': ({ portId, iccid }) => engine.findNumber(portId, iccid),
    'book:import': ({ text }) => engine.importBook(text),
    'sync:check': ({ mode }) => engine.check(mode),
    'journal:search': (query) => engine.searchHistory(query),
    'journal:export': ({ query, format }) => shell.exportHistory(query, format),
    'settings:set-ussd-codes': (request) => shell.setUssdCodes(request),
    'snapshot:get': () => publisher.snapshot(),
    'sync:now': () => engine.syncNow(),
    'port:set-rent': ({ portId, rent, iccid }) => engine.setRent(portId, rent, iccid),
    'port:set-paused': ({ portId, paused }) => engine.setPaused(portId, paused),
    'port:set-number': ({ portId, number, iccid }) => engine.setNumber(portId, number, iccid),
    'port:identify': ({ portId }) => engine.identify(portId),
    'port:add': ({ addresses }) => engine.addPorts(addresses),
    'port:remove': ({ portId }) => engine.removePort(portId),
    'devices:list': () => shell.listDevices(),
    'settings:set-upstream': (request) => shell.setUpstream(request),
    'settings:update': (request) => shell.updateSettings(request),
    'notice:dismiss': ({ id }) => done(() => shell.dismissNotice(id)),
    'window:painted': () => done(shell.windowPainted),
    'app:start-demo': () => done(shell.startDemo),
    'app:quit': () => done(shell.quit),
  };
}
