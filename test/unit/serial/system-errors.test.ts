import { describe, expect, it } from 'vitest';
import { closeCauseOf, failureOf, windowsFailureOf } from '../../../src-main/serial/system-errors.ts';

function systemError(code: string, message = `${code}: refused`): Error {
  return Object.assign(new Error(message), { code });
}

describe('system errors', () => {
  it.each([
    ['ENOENT', 'missing'],
    ['ENODEV', 'missing'],
    ['EACCES', 'permission'],
    ['EPERM', 'permission'],
    ['EBUSY', 'busy'],
    ['EAGAIN', 'busy'],
    ['ENOTTY', 'not-a-tty'],
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['ETIMEDOUT', 'timeout'],
    ['EMFILE', 'failed'],
  ])('sorts an open that fails with %s as %s, in the words of the system', (code, kind) => {
    const detail = `${code}: words in any language`;
    expect(failureOf(systemError(code, detail))).toEqual({ kind, detail });
  });

  it('joins the words of all addresses of a host, each once', () => {
    const error = Object.assign(new AggregateError([new Error('a'), new Error('b'), new Error('a')], ''), {
      code: 'ECONNREFUSED',
    });
    expect(failureOf(error)).toEqual({ kind: 'refused', detail: 'a; b' });
  });

  it.each([
    ['Opening COM3: File not found', 'missing'],
    ['Opening COM3: Access denied', 'busy'],
    ['Opening COM3: Unknown error code 32', 'busy'],
    ['Opening COM3: Unknown error code 121', 'failed'],
  ])('sorts "%s" on Windows as %s', (detail, kind) => {
    expect(windowsFailureOf(new Error(detail))).toEqual({ kind, detail });
  });

  it('takes an I/O error for a hang-up and keeps other faults apart', () => {
    expect(closeCauseOf(systemError('EIO')).kind).toBe('hung-up');
    expect(closeCauseOf(systemError('ECONNRESET')).kind).toBe('hung-up');
    expect(closeCauseOf(systemError('ENOMEM')).kind).toBe('failed');
  });
});
