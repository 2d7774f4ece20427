/** Stands for whatever a text takes: a number, a word, a list. Printed it is a 3. */
export const anything: unknown = new Proxy(() => anything, {
  get(_, key) {
    if (key === Symbol.toPrimitive) return () => '3';
    if (key === Symbol.iterator) return [anything].values.bind([anything]);
    return anything;
  },
});
