import type { ReasonCode } from './port-view.ts';

/** What a person reads: `title` is the first line, without jargon; `advice` says what to do, or that nothing is to do. */
export type ReasonText = Readonly<Record<'title' | 'advice', string>>;

/** One table for the window, the tray and `/status`, so that all three say the same words. */
export const reasonTexts: Readonly<Record<ReasonCode, ReasonText>> = {
  opening: { title: 'Opening the port', advice: 'Nothing to do: this takes a few seconds.' },
  identifying: { title: 'Reading modem and SIM', advice: 'Nothing to do: this takes a few seconds.' },
  'modem-restarting': {
    title: 'Modem is restarting',
    advice: 'Nothing to do: it is read again as soon as it answers.',
  },
  'modem-recovering': {
    title: 'Modem is stuck and is being woken',
    advice: 'Nothing to do: this takes up to a minute. If it comes back often, check its power and its hub.',
  },
  'modem-unstable': {
    title: 'Modem keeps restarting',
    advice:
      'It starts anew before it can be read: most often it gets too little power. Try another hub or port.',
  },
  'searching-network': {
    title: 'Searching for a network',
    advice: 'It goes on sale by itself once registered. If it stays like this, check the antenna.',
  },
  'registration-denied': {
    title: 'Network refuses this SIM',
    advice: 'The operator does not let this SIM in: it may be blocked, expired, or not allowed here.',
  },
  'registration-lost': {
    title: 'Network lost',
    advice: 'It goes back on sale by itself once registered. If it stays like this, check the antenna.',
  },
  'sim-busy': { title: 'SIM is busy', advice: 'Nothing to do: it is asked again in a moment.' },
  'sim-missing': {
    title: 'No SIM in this port',
    advice: 'Put a SIM in. If there is one, take it out, clean the contacts and put it back.',
  },
  'sim-pin': {
    title: 'SIM asks for its PIN',
    advice:
      'Enter it once: it is kept safely for this SIM. Portlight never guesses, and never tries a wrong one twice.',
  },
  'sim-pin-wrong': {
    title: 'The PIN was wrong',
    advice: 'Look it up before you enter it again: after three wrong ones the SIM locks itself.',
  },
  'sim-puk': {
    title: 'SIM is locked, it asks for its PUK',
    advice: 'Unlock it in a phone with the PUK from the operator, then put it back.',
  },
  'device-locked': {
    title: 'Modem is locked',
    advice:
      'It takes SIMs of one network only, or asks for a code of its own. Have it unlocked, or use another modem.',
  },
  'sim-failure': {
    title: 'SIM does not work',
    advice: 'Clean the contacts and try it in another port. If it fails there too, replace it.',
  },
  'number-unknown': {
    title: 'Number is not known',
    advice: 'Enter the number once: it is remembered for this SIM, in whatever port it sits.',
  },
  'number-conflict': {
    title: 'Two sources name different numbers',
    advice: 'Enter the right number: what you enter wins and is remembered for this SIM.',
  },
  'duplicate-sim': {
    title: 'Same SIM as in another port',
    advice: 'One SIM can be sold once. This is often one modem with several devices: remove this port.',
  },
  'duplicate-modem': {
    title: 'Same modem as another port',
    advice: 'One modem often has several devices. This one is left alone: you can remove this port.',
  },
  'duplicate-number': {
    title: 'Same number as in another port',
    advice: 'Only one of the two can be right: correct the number of the other SIM, or of this one.',
  },
  'port-missing': {
    title: 'Device is not plugged in',
    advice: 'Plug it in, or check the hub. If it is gone for good, remove this port.',
  },
  'port-permission': {
    title: 'No permission to open the device',
    advice: 'On Linux add yourself to the group "dialout", then log out and in again.',
  },
  'port-busy': {
    title: 'Another program uses the device',
    advice: 'Close the other program. On Linux it is often ModemManager.',
  },
  'port-lost': {
    title: 'Connection to the device was lost',
    advice: 'It is opened again as soon as it is back. If it is not, check cable, hub and power.',
  },
  'port-failed': {
    title: 'Device cannot be opened',
    advice: 'Plug it out and in again. If that does not help, restart the PC or try another USB port.',
  },
  'host-refused': {
    title: 'Address refuses the connection',
    advice: 'Check that the device server is running and that the port number is right.',
  },
  'host-unreachable': {
    title: 'Address cannot be reached',
    advice: 'Check host name, cable and network. It is tried again by itself.',
  },
  'modem-silent': {
    title: 'Modem does not answer',
    advice: 'Unplug it for ten seconds. If it has several devices, another one may be the right one.',
  },
  'modem-echo-only': {
    title: 'Device only repeats what it is sent',
    advice: 'This is not the command port of the modem: choose another of its devices.',
  },
  'not-a-modem': {
    title: 'This device is not a modem',
    advice: 'Something else answers here. Remove this port.',
  },
  paused: { title: 'Paused by you', advice: 'Resume it to put its number back on sale.' },
};
