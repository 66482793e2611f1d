import type { Behaviour } from './behaviour.ts';
import type { PhonebookManner } from './modem-core.ts';
import type { UssdManner } from './ussd.ts';

/** Handles USSD in this manner; what is left out stays usual. */
export function ussdAs(manner: Partial<UssdManner>): Behaviour {
  return {
    attach: ({ core }) => {
      core.ussd = { ...core.ussd, ...manner };
    },
  };
}

/** The phonebook is like this; what is left out stays usual. With `busyMs` it is busy from now on, and after each power-up. */
export function phonebookAs(manner: Partial<PhonebookManner>): Behaviour {
  return {
    attach: ({ core }) => {
      core.phonebook = { ...core.phonebook, ...manner };
      core.phonebookBusy = core.phonebook.busyMs > 0;
      core.lifetime.after(core.phonebook.busyMs, () => {
        core.phonebookBusy = false;
      });
    },
  };
}
