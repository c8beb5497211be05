import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** What a page says outside of its code blocks. */
function prose(file: string): string {
  return readFileSync(file, 'utf8').replace(/^( *)```[\s\S]*?^\1```/gm, '');
}

/** The anchors that GitHub gives the headings of a page, repeated ones without their number. */
function anchors(file: string): ReadonlySet<string> {
  const headings = [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Links of a page to files of this repository that lead nowhere. */
function brokenLinks(page: string): string[] {
  const file = join(root, page);
  const targets = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const linked = path === '' ? file : resolve(dirname(file), path);
      if (!existsSync(linked)) return true;
      return anchor !== undefined && linked.endsWith('.md') && !anchors(linked).has(anchor);
    })
    .map((target) => `${relative(root, file)} -> ${target}`);
}

test('there are pages to look at', () => {
  expect(pages.length).toBeGreaterThan(25);
});

test.each(pages)('every link of %s leads to a file and heading that there is', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

/** Paths that a page names in its text, such as `packages/domain`, without those that stand for several. */
function missingPaths(page: string): string[] {
  const named = [...prose(join(root, page)).matchAll(/`((?:apps|packages|infra|tests|scripts|docs)\/[\w./-]+)`/g)];
  return named.map(([, path = '']) => path).filter((path) => !existsSync(join(root, path)));
}

test.each(pages)('every path that %s names is there', (page) => {
  expect(missingPaths(page)).toEqual([]);
});
