import { expect, test } from 'vitest';
import { parseUpstreamUrl } from '../../../src-main/settings/upstream-url.ts';

test.each([
  ['https://api.example.com', 'https://api.example.com'],
  ['  https://api.example.com/  ', 'https://api.example.com'],
  ['HTTPS://API.Example.com:8443///', 'https://api.example.com:8443'],
  ['https://api.example.com/api/resellers/sendNumbersOnline', 'https://api.example.com'],
  ['https://api.example.com/api/resellers/sendNumbersOnline?x=1#y', 'https://api.example.com'],
  ['https://api.example.com/gateway/api/', 'https://api.example.com/gateway'],
  ['https://api.example.com/apis', 'https://api.example.com/apis'],
  ['http://localhost:3000/', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['http://127.8.9.1', 'http://127.8.9.1'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('reads %j as %j', (text, base) => {
  expect(parseUpstreamUrl(text)).toEqual({ ok: true, value: base });
});

test.each([
  ['', /missing/],
  ['api.example.com', /must start with https/],
  ['localhost:3000', /must start with https/],
  ['https://{ourserver.com}', /placeholder/],
  ['https://_SERVER_URL_/api/resellers/sendNumbersOnline', /placeholder/],
  ['http://api.example.com', /unencrypted.*https:\/\/api\.example\.com/],
  ['http://127.0.0.1.example.com', /unencrypted/],
  ['http://localhost.example.com', /unencrypted/],
  ['http://192.168.1.5', /unencrypted/],
  ['ftp://api.example.com', /not supported/],
  ['https://user:secret@api.example.com', /user name or password/],
  ['https://', /no valid address/],
  ['https://api.example.com/?key=1', /must end before/],
])('refuses %j with a reason', (text, reason) => {
  expect(parseUpstreamUrl(text)).toEqual({ ok: false, error: expect.stringMatching(reason) });
});

test('does not repeat a password in the refusal', () => {
  expect(JSON.stringify(parseUpstreamUrl('https://user:hunter2@api.example.com'))).not.toContain('hunter2');
});
