import { addStreamIteration } from './streams';

addStreamIteration();
