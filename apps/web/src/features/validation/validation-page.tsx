import { Waiting } from '../../app/waiting.tsx';

export function ValidationPage() {
  return <Waiting />;
}
