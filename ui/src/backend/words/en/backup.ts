import type { BackupError, BackupEvent, BackupTrouble, OpenError, RestoreError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { openErrors } from './shared';
import { settings as say } from '../../../texts/en/settings';
import type { EventSentences } from '../../events';
import { fieldsText } from '../fields';

/** Why a copy could not be made, and what to do; also shown where a copy failed by itself. */
export const backupTroubles: Record<BackupTrouble, string> = {
  folder_missing: 'The folder for backups is not there. Plug the drive in, or choose another folder.',
  folder_read_only: 'Nothing can be saved in the folder for backups. Choose another folder, or ask the IT department.',
  folder_full: 'There is no room for the backup. Clear some space on the drive, or choose another folder.',
  copy_damaged: 'The backup could not be read back and was thrown away. Try again, or choose another drive.',
  office_unreadable: 'The office file could not be read. Try again; if it happens again, call whoever looks after the program.',
};

/** Why a file is no backup that can be used, where it is not as with an office. */
const unusable: Partial<Record<OpenError['code'], string>> = {
  locked: 'The office in the file is open somewhere. Close it, or choose a backup.',
  not_an_office: 'The file is not a backup of an office. Choose another.',
  damaged: 'The backup is damaged. Choose an older one.',
  newer: 'The backup was made with a newer version of the program. Update the program on this computer, or choose an older backup.',
  office_missing: 'The backup is no longer there. Plug in the drive, or choose another.',
  may_not_be_read: 'You may not read the backup. Ask the IT department for access, or choose another.',
};

const unreadable = 'The backup cannot be read. Choose another.';

export const backup: SliceSentences<BackupError | RestoreError> = {
  backup_belongs_to_server: () => 'The office is on a server. Whoever owns the server makes the backups.',
  backup_folder_not_chosen: () => 'No folder for backups has been chosen. Choose one first.',
  backup_failed: ({ trouble }) => backupTroubles[trouble],
  backup_of_another_office: ({ officeName }) =>
    `The copy is of ${officeName ? `“${officeName}”` : 'another office'}, not of the office that is open. Choose a copy of this office. To see the other one, go to the first window and open the copy as an office of its own.`,
  office_in_use: () => 'The office is open somewhere else on this computer. Close it there and try again. Nothing is changed.',
  restore_folder_full: () => 'There is no room for the office from the copy beside the present one. Make room on the drive and try again. Nothing is changed.',
  restore_folder_read_only: () =>
    'Nothing can be saved in the folder the office lies in. Ask IT for access and try again. Nothing is changed.',
  backup_unusable: ({ reason }) =>
    reason.code === 'database' ? unreadable : (unusable[reason.code] ?? openErrors[reason.code](undefined as never)),
};

const backupFields: Record<string, string> = { folder: say.backupFolder, generations: 'The number of copies' };

export const backupEvents: EventSentences<BackupEvent> = {
  backup_settings_changed: ({ fields }) => `changed ${fieldsText(backupFields, fields, 'and', 'something')} of the backups`,
  backup_made: ({ fileName }) => `made a backup: ${fileName}`,
  backup_failed: ({ trouble }) => `could not make a backup. ${backupTroubles[trouble]}`,
  restore_begun: ({ fileName }) => `began to put the office back to ${fileName}`,
  backup_restored: ({ fileName }) => `put the office back to ${fileName}`,
  export_begun: () => 'gave the whole office out as a file',
};
