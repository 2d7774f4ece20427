import type { Words } from '../refusals';
import { access } from './en/access';
import { agreements } from './en/agreements';
import { openErrors, problems, shared, unknown } from './en/shared';

export const en: Words = { refusals: { ...shared, ...openErrors, ...access, ...agreements }, problems, unknown };
