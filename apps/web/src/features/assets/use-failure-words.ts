import { useTranslation } from 'react-i18next';

/** Why a picture could not be read, from the code of packages/media. */
export function useFailureWords(): (code: string) => string {
  const { t, i18n } = useTranslation();
  return (code) =>
    i18n.exists(`photos.failed.${code}`) && code === code.toUpperCase()
      ? t(`photos.failed.${code}` as 'photos.failed.OTHER')
      : t('photos.failed.OTHER');
}
