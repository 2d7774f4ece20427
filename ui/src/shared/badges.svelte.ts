/** Small counts beside the sections; whoever knows a count puts it here. */
class Badges {
  counts = $state<Record<string, number>>({});

  show(section: string, count: number): void {
    this.counts[section] = count;
  }
}

export const badges = new Badges();
