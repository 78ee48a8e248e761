import type { MailLocale } from './mail-content.ts';

export interface NotificationText {
  subject: string;
  title: string;
  sentence: string;
  button: string;
}

/** What a sentence may contain; `project` is the title, or the neutral code for a retoucher. */
export interface TextValues {
  project: string;
  by?: string;
  count?: number;
  /** UTC, ISO 8601. */
  deadline?: string | null;
}

type Write = (values: { project: string; by: string; count: number; until: string; on: string }) => NotificationText;

const nb = '\u00a0';
const thin = '\u202f';

const fr: Record<string, Write> = {
  PROJECT_SENT_TO_CLIENT: ({ project, by, until }) => ({
    subject: `Vos photos sont prêtes${thin}: ${project}`,
    title: 'Vos photos vous attendent',
    sentence: `${by} vous a envoyé les photos de «${nb}${project}${nb}». Choisissez celles à retoucher${until}.`,
    button: 'Choisir les photos',
  }),
  PROJECT_RECALLED: ({ project, by }) => ({
    subject: `Projet repris par le studio${thin}: ${project}`,
    title: 'Le studio a repris le projet',
    sentence: `${by} complète «${nb}${project}${nb}». Vos choix sont conservés${thin}; vous serez prévenu de son retour.`,
    button: 'Ouvrir etouch',
  }),
  SELECTION_SUBMITTED: ({ project, by }) => ({
    subject: `Sélection remise${thin}: ${project}`,
    title: 'La sélection est remise',
    sentence: `${by} a terminé la sélection de «${nb}${project}${nb}». Elle est maintenant à confirmer par le studio.`,
    button: 'Voir la sélection',
  }),
  SELECTION_REOPENED: ({ project, by }) => ({
    subject: `Sélection rouverte${thin}: ${project}`,
    title: 'La sélection est rouverte',
    sentence: `${by} a rouvert la sélection de «${nb}${project}${nb}». Vos choix sont là, modifiez-les puis terminez.`,
    button: 'Reprendre la sélection',
  }),
  QUOTE_OFFERED: ({ project, by }) => ({
    subject: `Devis à accepter${thin}: ${project}`,
    title: 'Un devis attend votre accord',
    sentence: `${by} vous propose un devis pour la retouche de «${nb}${project}${nb}».`,
    button: 'Voir le devis',
  }),
  QUOTE_ACCEPTED: ({ project, by }) => ({
    subject: `Devis accepté${thin}: ${project}`,
    title: 'Le devis est accepté',
    sentence: `${by} a accepté le devis de «${nb}${project}${nb}». Vous pouvez confirmer la sélection.`,
    button: 'Confirmer la sélection',
  }),
  SELECTION_CONFIRMED: ({ project, by }) => ({
    subject: `Retouche en cours${thin}: ${project}`,
    title: 'La retouche commence',
    sentence: `${by} a confirmé la sélection de «${nb}${project}${nb}». Vous validerez les images retouchées.`,
    button: 'Voir le projet',
  }),
  PHOTOS_ASSIGNED: ({ project, by, count, until }) => ({
    subject: `${count} ${count > 1 ? 'photos' : 'photo'} à retoucher${thin}: ${project}`,
    title: count > 1 ? `${count} photos vous sont attribuées` : 'Une photo vous est attribuée',
    sentence: `${by} vous attribue du travail sur ${project}${until}. Originaux et consignes sont dans votre file.`,
    button: 'Ouvrir la file',
  }),
  VERSIONS_HANDED_IN: ({ project, by, count }) => ({
    subject: `${count} ${count > 1 ? 'versions remises' : 'version remise'}${thin}: ${project}`,
    title: count > 1 ? `${count} versions à contrôler` : 'Une version à contrôler',
    sentence: `${by} a remis ${count > 1 ? 'des versions' : 'une version'} pour «${nb}${project}${nb}».`,
    button: 'Contrôler la qualité',
  }),
  VERSION_SENT_BACK: ({ project, by, count }) => ({
    subject: `${count > 1 ? `${count} versions à reprendre` : 'Une version à reprendre'}${thin}: ${project}`,
    title: 'À reprendre',
    sentence: `${by} renvoie ${count > 1 ? `${count} versions` : 'une version'} de ${project} avec ses remarques.`,
    button: 'Voir les remarques',
  }),
  READY_FOR_VALIDATION: ({ project, by }) => ({
    subject: `Images retouchées à valider${thin}: ${project}`,
    title: 'Vos images sont retouchées',
    sentence: `${by} vous présente les images retouchées de «${nb}${project}${nb}». Validez-les ou dites ce qui doit changer.`,
    button: 'Valider les images',
  }),
  CHANGES_REQUESTED: ({ project, by }) => ({
    subject: `Modifications demandées${thin}: ${project}`,
    title: 'Le client demande des modifications',
    sentence: `${by} a refusé au moins une image de «${nb}${project}${nb}». Un nouveau round est ouvert.`,
    button: 'Voir les demandes',
  }),
  PROJECT_APPROVED: ({ project, by }) => ({
    subject: `Projet validé${thin}: ${project}`,
    title: 'Tout est validé',
    sentence: `${by} a validé toutes les images de «${nb}${project}${nb}». La livraison est figée.`,
    button: 'Voir la livraison',
  }),
  PROJECT_DELIVERED: ({ project }) => ({
    subject: `Votre livraison est prête${thin}: ${project}`,
    title: 'Votre livraison est prête',
    sentence: `Les images de «${nb}${project}${nb}» peuvent être téléchargées, avec leur manifeste SHA-256.`,
    button: 'Télécharger',
  }),
  PROJECT_REOPENED: ({ project, by }) => ({
    subject: `Projet rouvert${thin}: ${project}`,
    title: 'Le projet est rouvert',
    sentence: `${by} reprend des images de «${nb}${project}${nb}». Vous les validerez à nouveau.`,
    button: 'Voir le projet',
  }),
  PROJECT_CANCELED: ({ project, by }) => ({
    subject: `Projet annulé${thin}: ${project}`,
    title: 'Le projet est annulé',
    sentence: `${by} a annulé «${nb}${project}${nb}».`,
    button: 'Ouvrir etouch',
  }),
  DELETION_ANNOUNCED: ({ project, count, on }) => ({
    subject: `Suppression de fichiers annoncée${thin}: ${project}`,
    title: 'Des fichiers archivés vont être supprimés',
    sentence: `${count} ${count > 1 ? 'fichiers' : 'fichier'} de «${nb}${project}${nb}» ${count > 1 ? 'seront supprimés' : 'sera supprimé'}${on}. La page du projet dit lesquels${thin}; un administrateur du studio peut les conserver plus longtemps.`,
    button: 'Voir les fichiers concernés',
  }),
  STORAGE_FILLING: ({ by, count }) => ({
    subject: `Espace de stockage de ${by} plein à ${count}${nb}%`,
    title: 'L’espace de stockage se remplit',
    sentence: `${by} occupe ${count}${nb}% de son espace de stockage. Une fois plein, il n’accepte plus de fichiers${thin}; supprimez ce qui ne sert plus, ou demandez davantage d’espace à la plateforme.`,
    button: 'Ouvrir etouch',
  }),
};

const en: Record<string, Write> = {
  PROJECT_SENT_TO_CLIENT: ({ project, by, until }) => ({
    subject: `Your photos are ready: ${project}`,
    title: 'Your photos are waiting for you',
    sentence: `${by} has sent you the photos of “${project}”. Choose the ones to retouch${until}.`,
    button: 'Choose photos',
  }),
  PROJECT_RECALLED: ({ project, by }) => ({
    subject: `Taken back by the studio: ${project}`,
    title: 'The studio has taken the project back',
    sentence: `${by} is completing “${project}”. Your choices are kept; you will be told when it returns.`,
    button: 'Open etouch',
  }),
  SELECTION_SUBMITTED: ({ project, by }) => ({
    subject: `Selection submitted: ${project}`,
    title: 'The selection is in',
    sentence: `${by} has finished the selection of “${project}”. The studio now confirms it.`,
    button: 'See the selection',
  }),
  SELECTION_REOPENED: ({ project, by }) => ({
    subject: `Selection reopened: ${project}`,
    title: 'The selection is open again',
    sentence: `${by} has reopened the selection of “${project}”. Your choices are there: change them, then finish.`,
    button: 'Go on choosing',
  }),
  QUOTE_OFFERED: ({ project, by }) => ({
    subject: `Quote to accept: ${project}`,
    title: 'A quote waits for your agreement',
    sentence: `${by} offers you a quote for retouching “${project}”.`,
    button: 'See the quote',
  }),
  QUOTE_ACCEPTED: ({ project, by }) => ({
    subject: `Quote accepted: ${project}`,
    title: 'The quote is accepted',
    sentence: `${by} has accepted the quote of “${project}”. You can confirm the selection.`,
    button: 'Confirm the selection',
  }),
  SELECTION_CONFIRMED: ({ project, by }) => ({
    subject: `In retouch: ${project}`,
    title: 'Retouching begins',
    sentence: `${by} has confirmed the selection of “${project}”. You will validate the retouched images.`,
    button: 'See the project',
  }),
  PHOTOS_ASSIGNED: ({ project, by, count, until }) => ({
    subject: `${count} ${count === 1 ? 'photo' : 'photos'} to retouch: ${project}`,
    title: count === 1 ? 'One photo is assigned to you' : `${count} photos are assigned to you`,
    sentence: `${by} assigns you work on ${project}${until}. Originals and guidelines are in your queue.`,
    button: 'Open the queue',
  }),
  VERSIONS_HANDED_IN: ({ project, by, count }) => ({
    subject: `${count} ${count === 1 ? 'version' : 'versions'} handed in: ${project}`,
    title: count === 1 ? 'One version to check' : `${count} versions to check`,
    sentence: `${by} has handed in ${count === 1 ? 'a version' : 'versions'} for “${project}”.`,
    button: 'Check the quality',
  }),
  VERSION_SENT_BACK: ({ project, by, count }) => ({
    subject: `${count === 1 ? 'A version' : `${count} versions`} to rework: ${project}`,
    title: 'To rework',
    sentence: `${by} sends back ${count === 1 ? 'a version' : `${count} versions`} of ${project} with remarks.`,
    button: 'See the remarks',
  }),
  READY_FOR_VALIDATION: ({ project, by }) => ({
    subject: `Retouched images to validate: ${project}`,
    title: 'Your images are retouched',
    sentence: `${by} shows you the retouched images of “${project}”. Approve them or say what must change.`,
    button: 'Validate the images',
  }),
  CHANGES_REQUESTED: ({ project, by }) => ({
    subject: `Changes requested: ${project}`,
    title: 'The client requests changes',
    sentence: `${by} has rejected at least one image of “${project}”. A new round is open.`,
    button: 'See the requests',
  }),
  PROJECT_APPROVED: ({ project, by }) => ({
    subject: `Project approved: ${project}`,
    title: 'Everything is approved',
    sentence: `${by} has approved every image of “${project}”. The delivery is frozen.`,
    button: 'See the delivery',
  }),
  PROJECT_DELIVERED: ({ project }) => ({
    subject: `Your delivery is ready: ${project}`,
    title: 'Your delivery is ready',
    sentence: `The images of “${project}” can be downloaded, with their SHA-256 manifest.`,
    button: 'Download',
  }),
  PROJECT_REOPENED: ({ project, by }) => ({
    subject: `Project reopened: ${project}`,
    title: 'The project is open again',
    sentence: `${by} reworks images of “${project}”. You will validate them again.`,
    button: 'See the project',
  }),
  PROJECT_CANCELED: ({ project, by }) => ({
    subject: `Project canceled: ${project}`,
    title: 'The project is canceled',
    sentence: `${by} has canceled “${project}”.`,
    button: 'Open etouch',
  }),
  DELETION_ANNOUNCED: ({ project, count, on }) => ({
    subject: `Files will be deleted: ${project}`,
    title: 'Archived files will be deleted',
    sentence: `${count} ${count === 1 ? 'file' : 'files'} of “${project}” will be deleted${on}. The project’s page says which; an administrator of the studio can keep them longer.`,
    button: 'See which files',
  }),
  STORAGE_FILLING: ({ by, count }) => ({
    subject: `Storage of ${by} ${count}% full`,
    title: 'The storage is filling up',
    sentence: `${by} uses ${count}% of its storage. Once full it takes no more files; delete what is no longer needed, or ask the platform for more space.`,
    button: 'Open etouch',
  }),
};

const texts = { fr, en };

/**
 * The words of a notification's mail.
 * @throws Error for a type without words: a test asks for every type of the contract
 */
export function notificationText(locale: MailLocale, type: string, values: TextValues): NotificationText {
  const write = texts[locale][type];
  if (!write) throw new Error(`no words for a notification of type ${type}`);
  return write({
    project: values.project,
    by: values.by ?? '',
    count: values.count ?? 1,
    until: values.deadline ? untilText(locale, values.deadline) : '',
    on: values.deadline ? onText(locale, values.deadline) : '',
  });
}

function onText(locale: MailLocale, deadline: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const date = new Date(deadline).toLocaleDateString(locale, options);
  return locale === 'fr' ? ` à partir du ${date}` : ` from ${date} on`;
}

function untilText(locale: MailLocale, deadline: string): string {
  const date = new Date(deadline).toLocaleDateString(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return locale === 'fr' ? ` avant le ${date}` : ` by ${date}`;
}
