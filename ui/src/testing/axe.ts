import axe from 'axe-core';

/** The rules broken on the page, by name; colours are judged by their own script, since nothing is painted here. */
export async function brokenRules(target: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(target, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: target === document.body } },
  });
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
