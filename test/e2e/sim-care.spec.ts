import { expect, type Page, test } from '@playwright/test';
import { type Display, openDisplay } from '../support/display.ts';
import { driveApp } from '../support/driven-app.ts';
import { anySim, withModem } from '../support/modem-stage.ts';
import { numbersOf, type RecordingUpstream, startRecordingUpstream } from '../support/recording-upstream.ts';

let display: Display;
let upstream: RecordingUpstream;
test.beforeAll(async () => {
  display = await openDisplay();
});
test.afterAll(() => display.close());
test.beforeEach(async () => {
  upstream = await startRecordingUpstream();
});
test.afterEach(() => upstream.close());

async function enterPin(window: Page, pin: string): Promise<void> {
  await window.getByTestId('pin-input').fill(pin);
  await window.getByTestId('pin-send').click();
}

test('opens a locked SIM with the PIN of a person, never tries a wrong one twice, and knows it after a restart', async () => {
  await withModem({ ...anySim(), pin: '4711' }, upstream.url, async ({ profile, flags, modem }) => {
    const app = await driveApp({ display, profile, flags });
    const { window } = app;
    await expect(window.getByTestId('port-card-Port1').getByTestId('reason')).toHaveText(
      'SIM asks for its PIN',
    );
    await window.getByTestId('port-card-Port1').click();
    await window.getByTestId('enter-pin').click();
    await expect(window.getByText('3 tries are left.')).toBeVisible();

    await enterPin(window, '0000');
    await expect(window.getByText('2 tries are left', { exact: false }).first()).toBeVisible();
    // The card is not asked again: it would have one try less.
    await enterPin(window, '0000');
    await expect(window.getByText('has refused this PIN before', { exact: false }).first()).toBeVisible();
    await expect(window.getByText('2 tries are left', { exact: false }).first()).toBeVisible();

    const before = upstream.requests.length;
    await enterPin(window, '4711');
    await upstream.request((numbers) => numbers.length === 1, before);
    expect(app.output()).not.toContain('4711');
    await app.kill();

    modem.restart();
    const sent = upstream.requests.length;
    const again = await driveApp({ display, profile, flags });
    try {
      await upstream.request((numbers) => numbers.length === 1, sent);
    } finally {
      await again.close();
    }
  });
});

test('asks the operator for a number that the card does not know, once a person allows it', async () => {
  const sim = { ...anySim(), numberInCnum: false, imsi: '240070000000001', ownNumberUssd: '*110#' };
  await withModem({ ...sim, number: '+46701000009' }, upstream.url, async ({ profile, flags }) => {
    const app = await driveApp({ display, profile, flags });
    const { window } = app;
    try {
      const card = window.getByTestId('port-card-Port1');
      await expect(card.getByTestId('reason')).toHaveText('Number is not known');
      await card.click();
      await window.getByTestId('find-number').click();
      await expect(window.getByText('Asking the operator (USSD) is off.', { exact: false })).toBeVisible();
      expect(upstream.requests.flatMap(numbersOf)).toEqual([]);

      await window.getByRole('button', { name: 'Settings', exact: true }).last().click();
      await window.getByTestId('ussd-lookup').click({ force: true });
      const request = await upstream.request((numbers) => numbers.length === 1);
      expect(numbersOf(request)).toMatchObject([{ number: '+46701000009', country_id: 46 }]);
    } finally {
      await app.close();
    }
  });
});

test('shows in the history what was sent, and finds it by the number', async () => {
  const sim = anySim();
  await withModem(sim, upstream.url, async ({ profile, flags }) => {
    const app = await driveApp({ display, profile, flags });
    const { window } = app;
    try {
      await upstream.request((numbers) => numbers.length === 1);
      await window.getByRole('navigation').getByRole('button', { name: 'History' }).click();
      const history = window.getByTestId('history');
      await expect(history.getByRole('button', { expanded: false })).toHaveCount(1);
      await history.getByRole('textbox').first().fill('+999 555');
      await expect(history.getByText('Nothing is found')).toBeVisible();
      await history
        .getByRole('textbox')
        .first()
        .fill(sim.number ?? '');
      await history.getByRole('button', { expanded: false }).click();
      await expect(history.getByText('4711').first()).toBeVisible();
    } finally {
      await app.close();
    }
  });
});

test('checks the list without saving it, and shows what the upstream understood', async () => {
  await withModem(anySim(), upstream.url, async ({ profile, flags }) => {
    const app = await driveApp({ display, profile, flags });
    const { window } = app;
    try {
      await upstream.request((numbers) => numbers.length === 1);
      await window.getByRole('navigation').getByRole('button', { name: 'Upstream' }).click();
      await window.getByText('Check the list', { exact: true }).click();
      await window.getByTestId('check-test1').click();
      await expect(window.getByTestId('check-report')).toHaveAttribute('data-verdict', 'same');
      const checks = upstream.requests.filter(({ body }) => JSON.parse(body).test === 'test1');
      expect(checks).toHaveLength(1);
    } finally {
      await app.close();
    }
  });
});
