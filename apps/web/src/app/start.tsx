import '../lib/before-schemas.ts';
import { createRoot } from 'react-dom/client';
import { appBegins, endFirstScreen } from '../first-screen/give-way.ts';
import { startI18n } from '../lib/i18n.ts';
import { App } from './app.tsx';
import { router } from './router.tsx';

/** What the first page needs may take so long, ms, before a sign of waiting is shown instead of nothing. */
const PATIENCE = 400;
/** A page that shows no photos in the place of the first screen has come instead, ms. */
const OTHER_PAGE = 3_000;

// With its code and its data there, a page is drawn once and whole instead of frame by frame.
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
await Promise.all([startI18n(), Promise.race([router.load(), patience])]);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
appBegins();
createRoot(root).render(<App />);
setTimeout(endFirstScreen, OTHER_PAGE);
