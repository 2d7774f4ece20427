import { expect, test } from 'vitest';
import type { Role } from '../backend/generated/operations';
import { landingOf } from './landing';

test.each<[Role[], string[]]>([
  [['front_desk'], ['today']],
  [['manager'], ['today']],
  [['consultant'], ['agreements']],
  [['consultant', 'front_desk'], ['today']],
  [['administrator', 'consultant'], ['agreements']],
  [['auditor'], ['settings', 'log']],
  [['juror'], ['award']],
])('%j begin at %j', (roles, parts) => {
  expect(landingOf(roles)).toEqual(parts);
});
