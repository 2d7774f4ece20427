/** What an agreement may have to do with, in the order it is asked. */
import type { ClauseCondition } from '../../backend/generated/operations';

export const CONDITIONS = ['premises', 'economy', 'children', 'confidentiality', 'attached'] as const satisfies readonly ClauseCondition[];
