/**
 * Lines that Chromium prints on a machine without a desktop, about things the app does not use there. Kept short on purpose:
 * a line stands here only when it comes on every start and says nothing about the app.
 * @type {ReadonlyArray<{ pattern: RegExp, why: string }>}
 */
const noise = [
  { pattern: /ERROR:dbus\/(bus|object_proxy)\.cc/, why: 'there is no D-Bus session to talk to' },
  {
    pattern: /ERROR:gpu\/ipc\/client\/command_buffer_proxy_impl\.cc.*kTransientFailure/,
    why: 'there is no graphics card: Chromium tries once and then draws in software',
  },
];

/** @param {string} line one line of stderr */
export function isConsoleNoise(line) {
  return noise.some(({ pattern }) => pattern.test(line));
}
