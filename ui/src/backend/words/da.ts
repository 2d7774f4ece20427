import type { Words } from '../refusals';
import { access } from './da/access';
import { openErrors, problems, shared, unknown } from './da/shared';

export const da: Words = { refusals: { ...shared, ...openErrors, ...access }, problems, unknown };
