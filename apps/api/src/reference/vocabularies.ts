import {
  type AnswerOf,
  addressOf,
  canonicalPath,
  canonicalQueryOf,
  type QueryOf,
  vocabularies,
  vocabulariesQuestion,
  vocabularyNames,
} from '@counterweight/contracts/http';
import { airDefenceCatalogueVersion, weaponTableVersion } from '@counterweight/domain/values';
import { type PreparedAnswer, questionRoute } from '../http/question-route.ts';

type Query = QueryOf<typeof vocabulariesQuestion>;
type Answer = AnswerOf<typeof vocabulariesQuestion>;

/** Raised whenever a name changes that no table's version is raised for. */
const NAMES_VERSION = 1;

/** Serves what every code is called. */
export const serveVocabularies = questionRoute(vocabulariesQuestion, prepareVocabularies);

async function prepareVocabularies(query: Query): Promise<PreparedAnswer<Answer>> {
  const tables = { weapons: weaponTableVersion, air_defence: airDefenceCatalogueVersion, donors: 'ISO 3166-1' };
  return {
    ...{ versions: ['vocabularies', NAMES_VERSION, tables.weapons, tables.air_defence], seq: 0 },
    render() {
      const { lang = 'en', of = vocabularyNames } = query;
      const asked = canonicalQueryOf(vocabulariesQuestion, query);
      const inFormat = (format: string) => addressOf(vocabulariesQuestion, { ...asked, format });
      return {
        data: vocabularyNames
          .filter((name) => of.includes(name))
          .flatMap((vocabulary) =>
            vocabularies[vocabulary](lang).map(({ aliases = [], ...term }) => {
              return { vocabulary, ...term, aliases: [...aliases] };
            }),
          ),
        definition: { lang, tables, notes: [] },
        links: {
          self: canonicalPath(vocabulariesQuestion.path, asked),
          csv: inFormat('csv'),
          ndjson: inFormat('ndjson'),
        },
      };
    },
  };
}
