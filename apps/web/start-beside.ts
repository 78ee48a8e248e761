import path from 'node:path';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const START = path.join(import.meta.dirname, 'src/app/start.tsx');

/**
 * The app's code is fetched beside the small script that asks for it, instead of after it. Not as `modulepreload`: that
 * compiles it too, at once, in front of what the small script has to do.
 */
export function startBeside(): Plugin {
  return {
    name: 'start-beside',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const files = new Set<string>();
        const visit = (file: string) => {
          if (files.has(file)) return;
          files.add(file);
          for (const imported of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) visit(imported);
        };
        for (const { facadeModuleId, fileName } of chunks) if (facadeModuleId === START) visit(fileName);
        return [...files]
          .filter((file) => !html.includes(file))
          .map((file): HtmlTagDescriptor => {
            const attrs = { rel: 'preload', as: 'script', crossorigin: true, fetchpriority: 'low', href: `/${file}` };
            return { tag: 'link', attrs, injectTo: 'head' };
          });
      },
    },
  };
}
