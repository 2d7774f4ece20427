import { mount } from 'svelte';
import './shared/tokens.css';
import './shared/base.css';
import './shared/field.css';
import App from './App.svelte';
import { askToStart } from './access';
import { setBackend } from './backend/call';
import { isInWindow, windowBackend } from './backend/window';
import { appearance } from './shared/appearance.svelte';
import { useRemembered } from './pages/remembered';
import { language } from './texts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has lost its #app');

async function start(into: HTMLElement): Promise<void> {
  // In a plain browser there is no window to ask; while developing, an invented office answers instead.
  if (import.meta.env.DEV && !isInWindow()) {
    setBackend((await import('./testing/inventedOffice')).inventedOffice());
  } else {
    setBackend(windowBackend);
  }
  askToStart();
  useRemembered();
  appearance.start();
  if (language.current === 'en') await language.fetchEnglish();
  mount(App, { target: into });
  // Whoever changes the language later does not wait for it.
  requestAnimationFrame(() => setTimeout(() => void language.fetchEnglish()));
}

void start(target);
