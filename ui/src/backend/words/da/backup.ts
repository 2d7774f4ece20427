import type { BackupError, BackupEvent, BackupTrouble } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { openErrors } from './shared';
import { settings as say } from '../../../texts/da/settings';
import type { EventSentences } from '../../events';
import { fieldsText } from '../fields';

/** Why a copy could not be made, and what to do; also shown where a copy failed by itself. */
export const backupTroubles: Record<BackupTrouble, string> = {
  folder_missing: 'Mappen til sikkerhedskopier findes ikke. Sæt drevet i, eller vælg en anden mappe.',
  folder_read_only: 'Der kan ikke gemmes i mappen til sikkerhedskopier. Vælg en anden mappe, eller spørg it-afdelingen.',
  folder_full: 'Der er ikke plads til sikkerhedskopien. Ryd op på drevet, eller vælg en anden mappe.',
  copy_damaged: 'Sikkerhedskopien kunne ikke læses igen og er kasseret. Prøv igen, eller vælg et andet drev.',
  office_unreadable: 'Kontorets fil kunne ikke læses. Prøv igen; sker det igen, så ring til den, der passer programmet.',
};

export const backup: SliceSentences<BackupError> = {
  backup_belongs_to_server: () => 'Kontoret ligger på en server. Den, der ejer serveren, tager sikkerhedskopier.',
  backup_folder_not_chosen: () => 'Der er ikke valgt en mappe til sikkerhedskopier. Vælg en først.',
  backup_failed: ({ trouble }) => backupTroubles[trouble],
  backup_unusable: ({ reason }) => {
    if (reason.code === 'locked') return 'Kontoret i filen er åbent et sted. Luk det, eller vælg en sikkerhedskopi.';
    if (reason.code === 'not_an_office') return 'Filen er ikke en sikkerhedskopi af et kontor. Vælg en anden.';
    if (reason.code === 'damaged') return 'Sikkerhedskopien er beskadiget. Vælg en ældre.';
    if (reason.code === 'database') return 'Sikkerhedskopien kan ikke læses. Vælg en anden.';
    return openErrors[reason.code](undefined as never);
  },
};

const backupFields: Record<string, string> = { folder: say.backupFolder, generations: 'Antallet af kopier' };

export const backupEvents: EventSentences<BackupEvent> = {
  backup_settings_changed: ({ fields }) => `rettede ${fieldsText(backupFields, fields, 'og', 'noget')} for sikkerhedskopier`,
  backup_made: ({ fileName }) => `tog en sikkerhedskopi: ${fileName}`,
  backup_failed: ({ trouble }) => `kunne ikke tage en sikkerhedskopi. ${backupTroubles[trouble]}`,
  restore_begun: ({ fileName }) => `gik i gang med at sætte kontoret tilbage til ${fileName}`,
  backup_restored: ({ fileName }) => `satte kontoret tilbage til ${fileName}`,
  export_begun: () => 'gav hele kontoret ud som fil',
};
