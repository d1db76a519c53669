import type { PageModel } from './page.ts';

/** The page says the same whatever the database holds. */
export function presentAbout(): PageModel {
  return {
    title: 'About',
    description: 'What Stancebook is for, and whose words it shows.',
    section: null,
    path: '/about',
  };
}
