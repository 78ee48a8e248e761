import type { ProjectCard } from '@etouch/contracts/routes/projects';
import { useTranslation } from 'react-i18next';
import { useActive } from '../../lib/me.ts';

/** Who must act next, as one says it: "chez : vous", "chez : Maison Lune". */
export function useHolder(): (project: ProjectCard) => string {
  const { t } = useTranslation();
  const { organizationType } = useActive();
  return ({ heldBy, studio, client }) => {
    if (heldBy === null) return t('workflow.notHeld');
    const name =
      heldBy === organizationType
        ? t('workflow.holders.you')
        : heldBy === 'CLIENT'
          ? client.name
          : heldBy === 'STUDIO'
            ? studio.name
            : t('workflow.holders.RETOUCHER');
    return t('workflow.heldBy', { who: name });
  };
}
