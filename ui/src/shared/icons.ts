/**
 * The pictures of the app, each taken alone from lucide (ISC) so that nothing else is bundled.
 * They are drawn once as symbols (`IconSprite`) and used by reference: two nodes an icon.
 */
import aLargeSmall from 'lucide-static/icons/a-large-small.svg?raw';
import accessibility from 'lucide-static/icons/accessibility.svg?raw';
import archive from 'lucide-static/icons/archive.svg?raw';
import arrowDown from 'lucide-static/icons/arrow-down.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowLeftRight from 'lucide-static/icons/arrow-left-right.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw';
import ban from 'lucide-static/icons/ban.svg?raw';
import bell from 'lucide-static/icons/bell.svg?raw';
import bold from 'lucide-static/icons/bold.svg?raw';
import bookOpen from 'lucide-static/icons/book-open.svg?raw';
import building2 from 'lucide-static/icons/building-2.svg?raw';
import calendarClock from 'lucide-static/icons/calendar-clock.svg?raw';
import calendarDays from 'lucide-static/icons/calendar-days.svg?raw';
import calendarPlus from 'lucide-static/icons/calendar-plus.svg?raw';
import calendarSearch from 'lucide-static/icons/calendar-search.svg?raw';
import car from 'lucide-static/icons/car.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import chevronUp from 'lucide-static/icons/chevron-up.svg?raw';
import circle from 'lucide-static/icons/circle.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import circleDashed from 'lucide-static/icons/circle-dashed.svg?raw';
import circlePause from 'lucide-static/icons/circle-pause.svg?raw';
import circleQuestionMark from 'lucide-static/icons/circle-question-mark.svg?raw';
import circleSlash from 'lucide-static/icons/circle-slash.svg?raw';
import circleUser from 'lucide-static/icons/circle-user.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import coffee from 'lucide-static/icons/coffee.svg?raw';
import contrast from 'lucide-static/icons/contrast.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import cornerDownLeft from 'lucide-static/icons/corner-down-left.svg?raw';
import doorOpen from 'lucide-static/icons/door-open.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import externalLink from 'lucide-static/icons/external-link.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import fileCheck from 'lucide-static/icons/file-check.svg?raw';
import fileDown from 'lucide-static/icons/file-down.svg?raw';
import filePlus from 'lucide-static/icons/file-plus.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import files from 'lucide-static/icons/files.svg?raw';
import folderOpen from 'lucide-static/icons/folder-open.svg?raw';
import funnel from 'lucide-static/icons/funnel.svg?raw';
import graduationCap from 'lucide-static/icons/graduation-cap.svg?raw';
import hourglass from 'lucide-static/icons/hourglass.svg?raw';
import handHeart from 'lucide-static/icons/hand-heart.svg?raw';
import hash from 'lucide-static/icons/hash.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import house from 'lucide-static/icons/house.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import italic from 'lucide-static/icons/italic.svg?raw';
import keyRound from 'lucide-static/icons/key-round.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import landmark from 'lucide-static/icons/landmark.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import layers from 'lucide-static/icons/layers.svg?raw';
import link from 'lucide-static/icons/link.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import listPlus from 'lucide-static/icons/list-plus.svg?raw';
import listOrdered from 'lucide-static/icons/list-ordered.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import mail from 'lucide-static/icons/mail.svg?raw';
import mapPin from 'lucide-static/icons/map-pin.svg?raw';
import merge from 'lucide-static/icons/merge.svg?raw';
import minus from 'lucide-static/icons/minus.svg?raw';
import monitor from 'lucide-static/icons/monitor.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import move from 'lucide-static/icons/move.svg?raw';
import notebookPen from 'lucide-static/icons/notebook-pen.svg?raw';
import panelLeft from 'lucide-static/icons/panel-left.svg?raw';
import paperclip from 'lucide-static/icons/paperclip.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import projector from 'lucide-static/icons/projector.svg?raw';
import redo2 from 'lucide-static/icons/redo-2.svg?raw';
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw';
import repeat from 'lucide-static/icons/repeat.svg?raw';
import rows3 from 'lucide-static/icons/rows-3.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import send from 'lucide-static/icons/send.svg?raw';
import server from 'lucide-static/icons/server.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import shield from 'lucide-static/icons/shield.svg?raw';
import shieldAlert from 'lucide-static/icons/shield-alert.svg?raw';
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw';
import shieldPlus from 'lucide-static/icons/shield-plus.svg?raw';
import shieldX from 'lucide-static/icons/shield-x.svg?raw';
import signature from 'lucide-static/icons/signature.svg?raw';
import star from 'lucide-static/icons/star.svg?raw';
import stickyNote from 'lucide-static/icons/sticky-note.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import trash2 from 'lucide-static/icons/trash-2.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import undo2 from 'lucide-static/icons/undo-2.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import userPlus from 'lucide-static/icons/user-plus.svg?raw';
import userX from 'lucide-static/icons/user-x.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import wrench from 'lucide-static/icons/wrench.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import zap from 'lucide-static/icons/zap.svg?raw';

export const icons = {
  'a-large-small': aLargeSmall,
  accessibility,
  archive,
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-left-right': arrowLeftRight,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  ban,
  bell,
  bold,
  'book-open': bookOpen,
  'building-2': building2,
  'calendar-clock': calendarClock,
  'calendar-days': calendarDays,
  'calendar-plus': calendarPlus,
  'calendar-search': calendarSearch,
  car,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  'chevron-up': chevronUp,
  circle,
  'circle-alert': circleAlert,
  'circle-check': circleCheck,
  'circle-dashed': circleDashed,
  'circle-pause': circlePause,
  'circle-question-mark': circleQuestionMark,
  'circle-slash': circleSlash,
  'circle-user': circleUser,
  clock,
  coffee,
  contrast,
  copy,
  'corner-down-left': cornerDownLeft,
  'door-open': doorOpen,
  download,
  ellipsis,
  'external-link': externalLink,
  eye,
  'eye-off': eyeOff,
  'file-check': fileCheck,
  'file-down': fileDown,
  'file-plus': filePlus,
  'file-text': fileText,
  files,
  'folder-open': folderOpen,
  funnel,
  'graduation-cap': graduationCap,
  'hand-heart': handHeart,
  hourglass,
  hash,
  history,
  house,
  inbox,
  info,
  italic,
  'key-round': keyRound,
  keyboard,
  landmark,
  languages,
  layers,
  link,
  list,
  'list-ordered': listOrdered,
  'list-plus': listPlus,
  lock,
  'log-out': logOut,
  mail,
  'map-pin': mapPin,
  merge,
  minus,
  monitor,
  moon,
  move,
  'notebook-pen': notebookPen,
  'panel-left': panelLeft,
  paperclip,
  pencil,
  phone,
  play,
  plus,
  printer,
  projector,
  'redo-2': redo2,
  'refresh-cw': refreshCw,
  repeat,
  'rows-3': rows3,
  search,
  send,
  server,
  settings,
  shield,
  'shield-alert': shieldAlert,
  'shield-check': shieldCheck,
  'shield-plus': shieldPlus,
  'shield-x': shieldX,
  signature,
  star,
  'sticky-note': stickyNote,
  sun,
  'trash-2': trash2,
  'triangle-alert': triangleAlert,
  'undo-2': undo2,
  upload,
  user,
  'user-plus': userPlus,
  'user-x': userX,
  users,
  wrench,
  x,
  zap,
} as const;

export type IconName = keyof typeof icons;

/** What stands inside the `<svg>` of a picture. */
export function drawing(name: IconName): string {
  const source = icons[name];
  return source.slice(source.indexOf('>', source.indexOf('<svg')) + 1, source.lastIndexOf('</svg>')).trim();
}
