import type { BackupError, BackupEvent, BackupTrouble } from '../../generated/operations';
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

export const backup: SliceSentences<BackupError> = {
  backup_belongs_to_server: () => 'The office is on a server. Whoever owns the server makes the backups.',
  backup_folder_not_chosen: () => 'No folder for backups has been chosen. Choose one first.',
  backup_failed: ({ trouble }) => backupTroubles[trouble],
  backup_unusable: ({ reason }) => {
    if (reason.code === 'locked') return 'The office in the file is open somewhere. Close it, or choose a backup.';
    if (reason.code === 'not_an_office') return 'The file is not a backup of an office. Choose another.';
    if (reason.code === 'damaged') return 'The backup is damaged. Choose an older one.';
    if (reason.code === 'database') return 'The backup cannot be read. Choose another.';
    return openErrors[reason.code](undefined as never);
  },
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
