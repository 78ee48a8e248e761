import { Waiting } from '../../app/waiting.tsx';

export function DecidePage() {
  return <Waiting />;
}
