import { policies } from '@counterweight/contracts/http';

/** The policies as the page that people read. */
export function policiesPage(): string {
  const intro =
    'What can be relied on. The same texts are served at `/v1/policies`, and this page is made of them by `npm run docs`.';
  const parts = policies.map(({ title, text }) => [`## ${title}`, ...text].join('\n\n'));
  return `${['# Policies', intro, ...parts].join('\n\n')}\n`;
}
