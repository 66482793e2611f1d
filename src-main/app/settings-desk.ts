import type { UssdSettings } from '../engine/engine-options.ts';
import { isChangingCode } from '../engine/number/ussd-codes.ts';
import { checkApiKey } from '../settings/api-key.ts';
import type { JsonStore } from '../settings/json-store.ts';
import type { SecretStore } from '../settings/secret-store.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { isSameOrigin, parseUpstreamUrl } from '../settings/upstream-url.ts';
import type { IpcParsedRequest } from '../shared/ipc-schema.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { SettingsView } from '../shared/snapshot.ts';
import type { TargetSource } from './upstream-target.ts';

export interface SettingsDesk {
  view(): SettingsView;
  setUpstream(request: IpcParsedRequest<'settings:set-upstream'>): Result<null>;
  update(request: IpcParsedRequest<'settings:update'>): Result<null>;
  setUssdCodes(request: IpcParsedRequest<'settings:set-ussd-codes'>): Result<null>;
}

/** What the window may change in the settings, checked and saved before it counts. */
export function createSettingsDesk(parts: {
  readonly settings: JsonStore<Settings>;
  readonly secrets: SecretStore;
  readonly target: TargetSource;
  readonly ussd: Pick<UssdSettings, 'codes'>;
}): SettingsDesk {
  const { settings, secrets, target, ussd } = parts;
  return {
    view() {
      const { version: _version, ports: _ports, pausedPorts: _pauses, ...shown } = settings.get();
      return { ...shown, ...target.view(), ussdCodes: ussd.codes() };
    },
    setUpstream({ url, apiKey }) {
      const checked = parseUpstreamUrl(url);
      if (!checked.ok) return checked;
      const typed = apiKey?.trim() ?? '';
      const key = typed === '' ? ok(null) : checkApiKey(typed);
      if (!key.ok) return key;
      const before = settings.get().upstreamUrl;
      const isElsewhere = before !== null && !isSameOrigin(before, checked.value);
      if (key.value === null && isElsewhere && secrets.apiKey().kind === 'read') {
        return err(
          'This is another address: type the API key that belongs to it. The stored key is sent to nobody else.',
        );
      }
      // Address and key lie in two files. Whatever happens between the writes, no key stands beside an address that is not its own.
      target.forgetKey();
      if (isElsewhere) secrets.setApiKey(null);
      settings.set({ ...settings.get(), upstreamUrl: checked.value });
      if (key.value !== null) secrets.setApiKey(key.value);
      target.forgetKey();
      return ok(null);
    },
    update(request) {
      const chosen = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
      settings.set({ ...settings.get(), ...chosen });
      return ok(null);
    },
    setUssdCodes({ codes }) {
      const networks = codes.map(({ mccMnc }) => mccMnc);
      const twice = networks.find((mccMnc, place) => networks.indexOf(mccMnc) !== place);
      if (twice !== undefined) return err(`The network ${twice} stands here twice: keep one of its codes.`);
      const changing = codes.find(({ code }) => code !== null && isChangingCode(code))?.code;
      if (changing !== undefined) {
        return err(
          `${changing} changes a setting of the SIM and asks nothing. Enter the code that tells the number.`,
        );
      }
      settings.set({ ...settings.get(), ussdCodes: codes });
      return ok(null);
    },
  };
}
