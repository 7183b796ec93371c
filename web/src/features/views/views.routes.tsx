import type { Feature } from '@/shared/feature';
import { FavouriteLinks } from './FavouriteLinks';

/** The views of all lists; in the side bar those a person keeps there. */
export const views: Feature = { name: 'views', side: FavouriteLinks };
