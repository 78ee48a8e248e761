import './app/app.css';
import { startTheme } from '@etouch/ui/theme';
import { showFirstScreen } from './first-screen/first-screen.ts';

// Small, and all that pictures need; the app comes behind them.
startTheme();
await showFirstScreen();
await import('./app/start.tsx');
