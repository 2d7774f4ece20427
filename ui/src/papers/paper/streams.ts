/**
 * WebKitGTK's `ReadableStream` cannot be walked with `for await`, which pdf.js does when it reads text and unpacks
 * streams. This adds the missing walk and nothing where it is there already.
 */
export function addStreamIteration(prototype: ReadableStream['constructor']['prototype'] = ReadableStream.prototype): void {
  if (Symbol.asyncIterator in prototype) return;
  Object.defineProperty(prototype, Symbol.asyncIterator, {
    configurable: true,
    writable: true,
    async *value(this: ReadableStream<unknown>) {
      const reader = this.getReader();
      try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
      } finally {
        reader.releaseLock();
      }
    },
  });
}
