import type { Words } from '../refusals';
import { access } from './en/access';
import { openErrors, problems, shared, unknown } from './en/shared';

export const en: Words = { refusals: { ...shared, ...openErrors, ...access }, problems, unknown };
