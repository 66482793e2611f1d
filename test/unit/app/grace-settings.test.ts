import { expect, test } from 'vitest';
import { createGraceSettings } from '../../../src-main/app/grace-settings.ts';
import { emptyPool } from '../../../src-main/pool/pool-reducer.ts';
import { defaultSettings } from '../../../src-main/settings/settings-schema.ts';

test('a grace that the user changes holds for the running pool', () => {
  let settings = defaultSettings();
  const pool = emptyPool(createGraceSettings({ get: () => settings }));
  expect(pool.grace).toMatchObject({ registrationLost: 30_000, portLost: 5_000 });
  settings = { ...settings, registrationGraceMs: 0, portGraceMs: 20_000 };
  expect(pool.grace).toMatchObject({ registrationLost: 0, portLost: 20_000 });
});
