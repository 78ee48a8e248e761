import './app/app.css';
import { startTheme } from '@etouch/ui/theme';
import { askForCode } from './first-screen/app-code.ts';
import { showFirstScreen } from './first-screen/first-screen.ts';

// Small, and all that pictures need; the app comes behind them.
startTheme();
await showFirstScreen();
askForCode();
await import('./app/start.tsx');
