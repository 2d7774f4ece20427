/** Why a table cannot be read, for every slice that takes one in. */
import type { TableProblem } from '../generated/operations';

type Sentence = string | ((number: number) => string);

export function tableProblemIn(say: Readonly<Record<TableProblem['kind'], Sentence>>): (problem: TableProblem) => string {
  return (problem) => {
    const found = say[problem.kind];
    if (typeof found === 'string') return found;
    return found('megabytes' in problem ? problem.megabytes : 'most' in problem ? problem.most : 0);
  };
}
