/** Keys that make a request safe to send twice. */
import type { RequestKey } from './wire';

/** UUID version 7 (RFC 9562): 48 bits of time, so that keys sort as they were made, and 74 bits of chance. */
export function newRequestKey(now = Date.now()): RequestKey {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as RequestKey;
}
