import type { Readable } from 'node:stream';

/** What came of an answer's body; `error` is null when it came whole. */
export interface AnswerBody {
  readonly text: string;
  readonly error: unknown;
}

/** Reads a body to its end, or to where it breaks off: what has come until then may still tell who answered. */
export async function readAnswerBody(stream: Readable): Promise<AnswerBody> {
  const chunks: Buffer[] = [];
  let error: unknown = null;
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  } catch (cause) {
    error = cause;
  }
  return {
    text: Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
    error,
  };
}
