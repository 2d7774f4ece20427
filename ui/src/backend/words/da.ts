import type { Words } from '../refusals';
import { access } from './da/access';
import { agreements } from './da/agreements';
import { openErrors, problems, shared, unknown } from './da/shared';

export const da: Words = { refusals: { ...shared, ...openErrors, ...access, ...agreements }, problems, unknown };
