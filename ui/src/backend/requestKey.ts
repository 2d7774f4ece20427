/** The mark by which the engine knows a request it has had before: a UUID of version 7, made once for each act. */
import type { RequestKey } from './generated/operations';

export function newRequestKey(now: number = Date.now()): RequestKey {
  const raw = crypto.getRandomValues(new Uint8Array(16));
  let rest = now;
  for (let place = 5; place >= 0; place -= 1) {
    raw[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x70;
  raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...raw].map((one) => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as RequestKey;
}
