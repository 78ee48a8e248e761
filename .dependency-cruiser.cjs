/**
 * Which part may import which: docs/architecture.md in a form that fails the check.
 * Each entry names a part and everything it may reach; itself is always included.
 */
const packages = {
  contracts: [],
  db: [],
  media: [],
  emails: [],
  ui: [],
  domain: ['db', 'contracts'],
  integrations: ['emails', 'contracts', 'domain'],
};
const apps = {
  web: ['ui', 'contracts'],
  worker: ['domain', 'integrations', 'media', 'emails', 'db', 'contracts'],
  server: ['worker', 'domain', 'integrations', 'media', 'db', 'contracts'],
};

/** Folders of the domain, each with those it may import. `notifications` and `sync` react to events: nobody imports them. */
const bottom = ['activity', 'organizations'];
const domain = {
  activity: [],
  organizations: ['activity'],
  projects: bottom,
  assets: [...bottom, 'projects'],
  retouching: [...bottom, 'projects', 'assets', 'guidelines', 'pricing'],
  review: [...bottom, 'projects', 'assets', 'guidelines', 'pricing', 'retouching'],
  guidelines: [...bottom, 'projects'],
  pricing: [...bottom, 'projects'],
  invoicing: [...bottom, 'projects', 'pricing'],
  payments: [...bottom, 'projects', 'invoicing'],
  notifications: [
    ...bottom,
    'projects',
    'assets',
    'retouching',
    'review',
    'guidelines',
    'pricing',
    'invoicing',
    'payments',
  ],
  sync: [...bottom, 'projects', 'assets', 'retouching', 'review', 'guidelines'],
};

const tests = '[.](test|spec)[.]tsx?$|/testing/|^packages/db/src/matrix/';
const folder = (name) => `^(${name in apps ? 'apps' : 'packages'})/${name}/`;

const directions = Object.entries({ ...packages, ...apps }).map(([part, reachable]) => ({
  name: `direction-${part}`,
  comment: `${part} imports ${reachable.length > 0 ? reachable.join(', ') : 'no sibling'}.`,
  severity: 'error',
  from: { path: folder(part), pathNot: tests },
  to: { path: '^(apps|packages)/', pathNot: [part, ...reachable].map(folder) },
}));

const domainFolders = Object.entries(domain).map(([name, reachable]) => ({
  name: `domain-${name}`,
  comment: `domain/${name} imports ${reachable.length > 0 ? reachable.join(', ') : 'no other folder'}.`,
  severity: 'error',
  from: { path: `^packages/domain/src/${name}/`, pathNot: tests },
  to: {
    path: `^packages/domain/src/(${Object.keys(domain).join('|')})/`,
    pathNot: `^packages/domain/src/(${[name, ...reachable].join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    ...directions,
    ...domainFolders,
    {
      name: 'integrations-know-domain-ports-only',
      comment: 'Providers implement the domain’s ports; types of ports.ts are all they may know of it.',
      severity: 'error',
      from: { path: folder('integrations'), pathNot: tests },
      to: { path: folder('domain'), pathNot: '/ports[.]ts$' },
    },
    {
      name: 'integrations-take-types-from-domain',
      comment: 'A port is an interface: importing anything that runs would turn the direction around.',
      severity: 'error',
      from: { path: folder('integrations'), pathNot: tests },
      to: { path: folder('domain'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'What needs each other belongs together, or lacks a third that both need.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'bare-client-inside-db',
      comment: 'Outside packages/db everything goes through withActor, which sets the actor of row-level security.',
      severity: 'error',
      from: { path: '^(apps|packages|e2e|bench|scripts)/', pathNot: [folder('db'), tests] },
      to: {
        path: 'packages/db/src/generated/prisma/(client|internal)|node_modules/@prisma/(client|adapter-pg)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'connections-inside-db',
      comment:
        'A connection of one’s own, or the owner’s client, knows no actor: row-level security would show it nothing, or everything.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: [folder('db'), tests] },
      to: {
        path: '^packages/db/src/(owner-client|with-client|with-actor|become-actor|become-statement)[.]ts$|(^|node_modules/)(pg|postgres)(/|$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'auth-client-in-wiring',
      comment:
        'The authentication tables are opened once, where the server is put together; everybody else is handed the port.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: [folder('db'), tests, '^apps/server/src/wiring[.]ts$'] },
      to: { path: '^packages/db/src/auth-client[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-without-test-tools',
      comment: 'What runs for users imports nothing made for tests.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|[?](raw|url|worker)$' },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API in JavaScript yet: swc reads the files instead.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|packages/db/src/generated/' },
    exclude: { path: '(^|/)(dist|[.]cache|[.]data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'browser', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
