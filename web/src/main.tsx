import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { preferences } from './shared/preferences';
import { applyTheme, effectiveTheme } from './shared/theme/applyTheme';
import './app/global.css';

// before the first paint, so that nothing flashes
const { theme, density } = preferences.get();
applyTheme(effectiveTheme(theme), density);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
