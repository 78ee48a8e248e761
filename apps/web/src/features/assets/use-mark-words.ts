import { useTranslation } from 'react-i18next';

/** The words of ratings, labels and picks. */
export function useMarkWords() {
  const { t } = useTranslation();
  return {
    rating: (count: number) => t('photos.rating', { count }),
    star: (count: number) => t('photos.star', { count }),
    picks: { PICK: t('photos.pick.PICK'), REJECT: t('photos.pick.REJECT') },
    colours: {
      RED: t('photos.colour.RED'),
      YELLOW: t('photos.colour.YELLOW'),
      GREEN: t('photos.colour.GREEN'),
      BLUE: t('photos.colour.BLUE'),
    },
  };
}
