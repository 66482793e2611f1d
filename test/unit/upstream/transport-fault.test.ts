import { expect, test } from 'vitest';
import { readTransportFault } from '../../../src-main/upstream/transport-fault.ts';

const failed = (code: string) => Object.assign(new Error('write failed'), { code });

test.each([
  ['ECONNREFUSED', 'refused'],
  ['EAI_AGAIN', 'dns'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['ECONNRESET', 'reset'],
  ['SOMETHING_NEW', 'network'],
])('%s is a fault of the kind %s', (code, fault) => {
  expect(readTransportFault(failed(code))).toEqual({ fault, detail: 'write failed' });
});

test.each(['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING'])(
  '%s breaks a connection that stood: the request may have arrived',
  (code) => {
    expect(readTransportFault(failed(code)).fault).toBe('reset');
  },
);
