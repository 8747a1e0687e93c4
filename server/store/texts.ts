/** Texts in SQL. */
import type { Selectable } from 'kysely'
import type {
  Alignment,
  NewTextVersion,
  PublishedText,
  Sources,
  TextSummary,
  Texts,
  VersionSummary,
} from '#server/domain/ports/texts.ts'
import type { NamingProfile, Numbering } from '#shared/legal/unit.ts'
import type { Rows } from './database.ts'
import { fromJson, toJson } from './json.ts'
import type { TextTable, TextVersionTable } from './schema.ts'

type SummaryRow = Selectable<
  Omit<TextVersionTable, 'unitsJson' | 'sourceJson' | 'alignmentJson' | 'publishedBy'>
> &
  Pick<TextTable, 'naming' | 'numbering'>

const summaryColumns = [
  'textId',
  'version',
  'titleJson',
  'languagesJson',
  'publishedAt',
  'naming',
  'numbering',
] as const

const summary = (row: SummaryRow): TextSummary => ({
  textId: row.textId,
  version: row.version,
  title: fromJson(row.titleJson),
  languages: fromJson(row.languagesJson),
  naming: row.naming as NamingProfile,
  numbering: row.numbering as Numbering,
  publishedAt: row.publishedAt,
})

/** By language what its alignment left over, and under `version` how the units follow from the version before. */
type Alignments = Readonly<Record<string, unknown>> & { readonly version?: Alignment }

export const sqlTexts = (rows: Rows): Texts => {
  const versions = () => rows.selectFrom('textVersions').innerJoin('texts', 'texts.id', 'textVersions.textId')
  const alignments = async (textId: string, version: number): Promise<Alignments> => {
    const { alignmentJson } = await rows
      .selectFrom('textVersions')
      .select('alignmentJson')
      .where('textId', '=', textId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    return fromJson<Alignments | null>(alignmentJson) ?? {}
  }
  return {
    async list() {
      const newest = await versions()
        .select(summaryColumns)
        .where(({ eb, ref, selectFrom }) =>
          eb(
            'version',
            '=',
            selectFrom('textVersions as other')
              .select(({ fn }) => fn.max('other.version').as('newest'))
              .where('other.textId', '=', ref('texts.id')),
          ),
        )
        .orderBy('texts.createdAt', 'desc')
        .orderBy('texts.id', 'desc')
        .execute()
      return newest.map(summary)
    },

    async get(textId, version): Promise<PublishedText | undefined> {
      const row = await versions()
        .select([...summaryColumns, 'unitsJson'])
        .where('textId', '=', textId)
        .$if(version !== undefined, (query) => query.where('version', '=', version!))
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && { ...summary(row), units: fromJson(row.unitsJson) }
    },

    async versionNumbers(textId) {
      const found = await rows
        .selectFrom('textVersions')
        .select('version')
        .where('textId', '=', textId)
        .orderBy('version')
        .execute()
      return found.map((row) => row.version)
    },

    async versions(textId): Promise<readonly VersionSummary[]> {
      const found = await versions()
        .innerJoin('user', 'user.id', 'textVersions.publishedBy')
        .select([...summaryColumns, 'alignmentJson', 'publishedBy', 'user.name as publisherName'])
        .where('textId', '=', textId)
        .orderBy('version')
        .execute()
      return found.map((row) => {
        const alignment = fromJson<Alignments | null>(row.alignmentJson)?.version
        return {
          ...summary(row),
          publishedBy: { id: row.publishedBy, name: row.publisherName },
          ...(alignment && { alignment }),
        }
      })
    },

    async realign({ textId, version, units, alignment }) {
      const kept = await alignments(textId, version)
      await rows
        .updateTable('textVersions')
        .set({
          unitsJson: toJson(units),
          ...(alignment && { alignmentJson: toJson({ ...kept, version: alignment }) }),
        })
        .where('textId', '=', textId)
        .where('version', '=', version)
        .execute()
    },

    async add(version: NewTextVersion) {
      const { textId, naming, numbering, publishedBy, publishedAt } = version
      if (version.version === 1)
        await rows
          .insertInto('texts')
          .values({ id: textId, naming, numbering, createdBy: publishedBy, createdAt: publishedAt })
          .execute()
      await rows
        .insertInto('textVersions')
        .values({
          textId,
          version: version.version,
          titleJson: toJson(version.title),
          languagesJson: toJson(version.languages),
          unitsJson: toJson(version.units),
          sourceJson: toJson(version.sources),
          alignmentJson: toJson({
            ...version.languageReports,
            ...(version.alignment && { version: version.alignment }),
          }),
          publishedBy,
          publishedAt,
        })
        .execute()
    },

    async addLanguage({ textId, version, title, languages, units, alignment }, lang, source) {
      const kept = await alignments(textId, version)
      const row = await rows
        .selectFrom('textVersions')
        .select('sourceJson')
        .where('textId', '=', textId)
        .where('version', '=', version)
        .executeTakeFirstOrThrow()
      await rows
        .updateTable('textVersions')
        .set({
          titleJson: toJson(title),
          languagesJson: toJson(languages),
          unitsJson: toJson(units),
          alignmentJson: toJson({ ...kept, [lang]: alignment ?? null }),
          sourceJson: toJson({ ...fromJson<Sources>(row.sourceJson), [lang]: source }),
        })
        .where('textId', '=', textId)
        .where('version', '=', version)
        .execute()
    },
  }
}
