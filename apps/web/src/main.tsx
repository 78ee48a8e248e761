import './lib/before-schemas.ts';
import './app/app.css';
import { startTheme } from '@etouch/ui/theme';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startI18n } from './lib/i18n.ts';

startTheme();
await startI18n();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
