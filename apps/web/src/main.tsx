import './lib/before-schemas.ts';
import './app/app.css';
import { startTheme } from '@etouch/ui/theme';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { router } from './app/router.tsx';
import { startI18n } from './lib/i18n.ts';

/** What the first page needs may take so long, ms, before a sign of waiting is shown instead of nothing. */
const PATIENCE = 400;

startTheme();
// With its code and its data there, a page is drawn once and whole instead of frame by frame.
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
await Promise.all([startI18n(), Promise.race([router.load(), patience])]);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
