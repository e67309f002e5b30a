import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AwsError } from './aws-error';

/** Largest request body, as it is sent and as it is after decompression. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The body of a request as text, decompressed if it was sent with gzip, as the SDKs send large calls of PutMetricData.
 *
 * @throws AwsError for a body that is too large, before or after decompression, or that cannot be decompressed
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const body = await receive(request);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') {
    return body.toString('utf8');
  }
  if (encoding !== 'gzip') {
    throw new AwsError('SerializationException', `content-encoding must be gzip, got ${encoding}`);
  }
  return (await decompress(body)).toString('utf8');
}

/** Reads to the end even when the body is too large, since a client listens only once it has sent everything. */
async function receive(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) {
      chunks.push(chunk);
    }
  }
  if (size > MAX_BODY_BYTES) {
    throw tooLarge();
  }
  return Buffer.concat(chunks);
}

/** Stops at the limit, so that a small body that would grow to gigabytes does no harm. */
async function decompress(body: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge();
    }
    throw new AwsError('SerializationException', 'the request body is not gzip, as its content-encoding says');
  }
}

function tooLarge(): AwsError {
  return new AwsError('RequestEntityTooLarge', `the request body exceeds ${MAX_BODY_BYTES} bytes`, 413);
}
