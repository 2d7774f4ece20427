import type { BackupError, BackupEvent, BackupTrouble, OpenError, RestoreError } from '../../generated/operations';
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

/** Why a file is no backup that can be used, where it is not as with an office. */
const unusable: Partial<Record<OpenError['code'], string>> = {
  locked: 'Kontoret i filen er åbent et sted. Luk det, eller vælg en sikkerhedskopi.',
  not_an_office: 'Filen er ikke en sikkerhedskopi af et kontor. Vælg en anden.',
  damaged: 'Sikkerhedskopien er beskadiget. Vælg en ældre.',
  newer: 'Sikkerhedskopien er lavet med en nyere udgave af programmet. Opdater programmet på denne pc, eller vælg en ældre kopi.',
  office_missing: 'Sikkerhedskopien findes ikke længere dér. Sæt drevet i, eller vælg en anden.',
  may_not_be_read: 'Du har ikke lov til at læse sikkerhedskopien. Bed it-afdelingen om adgang, eller vælg en anden.',
};

const unreadable = 'Sikkerhedskopien kan ikke læses. Vælg en anden.';

export const backup: SliceSentences<BackupError | RestoreError> = {
  backup_belongs_to_server: () => 'Kontoret ligger på en server. Den, der ejer serveren, tager sikkerhedskopier.',
  backup_folder_not_chosen: () => 'Der er ikke valgt en mappe til sikkerhedskopier. Vælg en først.',
  backup_failed: ({ trouble }) => backupTroubles[trouble],
  backup_of_another_office: ({ officeName }) =>
    `Kopien er af ${officeName ? `«${officeName}»` : 'et andet kontor'}, ikke af det kontor, der er åbent. Vælg en kopi af dette kontor. Vil du se den anden, så gå til første vindue og åbn kopien som sit eget kontor.`,
  office_in_use: () => 'Kontoret er åbent et andet sted på computeren. Luk det der, og prøv igen. Intet er ændret.',
  restore_folder_full: () => 'Der er ikke plads til kontoret fra kopien ved siden af det nuværende. Ryd op på drevet, og prøv igen. Intet er ændret.',
  restore_folder_read_only: () =>
    'Der kan ikke gemmes i den mappe, kontoret ligger i. Spørg it-afdelingen om adgang, og prøv igen. Intet er ændret.',
  backup_unusable: ({ reason }) =>
    reason.code === 'database' ? unreadable : (unusable[reason.code] ?? openErrors[reason.code](undefined as never)),
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
