export { chosenIn, putInto } from './putting';
export { isLooking, toggleLook, type Look } from './emphasis';
export { indentList, isListed, nextItem, toggleList, type ListKind } from './lists';
export { addressOf, linkAt, linkWords, putLink, takeLink } from './links';
export { putIn, type Chosen, type Put } from './chosen';
export { pastedText } from './pasted';
