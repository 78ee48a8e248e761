import { useTranslation } from 'react-i18next';

/** How somebody is named: what an erased person did and said stays, their name does not. */
export function usePersonName(): (person: { name: string }) => string {
  const { t } = useTranslation();
  return ({ name }) => name || t('common.deletedPerson');
}
