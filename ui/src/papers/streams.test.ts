import { describe, expect, test } from 'vitest';
import { addStreamIteration } from './paper/streams';

describe('streams without a walk of their own', () => {
  function stream(parts: number[], onrelease: () => void) {
    return {
      getReader: () => ({
        read: () => Promise.resolve(parts.length > 0 ? { done: false, value: parts.shift() } : { done: true, value: undefined }),
        releaseLock: onrelease,
      }),
    };
  }

  test('are walked to the end and let go of', async () => {
    let released = 0;
    const prototype = {};
    addStreamIteration(prototype as never);
    const walked: unknown[] = [];
    const made = Object.assign(Object.create(prototype) as AsyncIterable<unknown>, stream([1, 2, 3], () => (released += 1)));
    for await (const part of made) walked.push(part);
    expect([walked, released]).toEqual([[1, 2, 3], 1]);
  });

  test('are left alone where they have one', () => {
    const own = () => undefined;
    const prototype = { [Symbol.asyncIterator]: own };
    addStreamIteration(prototype as never);
    expect(prototype[Symbol.asyncIterator]).toBe(own);
  });
});
