/** A text with every kind of place, to cite from and to amend. */
import type { Kind, PlainUnit } from '#shared/legal/unit.ts'

const unit = (
  eId: string,
  kind: Kind,
  num: string,
  words: { readonly heading?: string; readonly text?: string } = {},
  children: readonly PlainUnit[] = [],
): PlainUnit => ({ eId, wId: eId, kind, num, ...words, children })

const text = (words: string) => ({ text: words })

export const sampleText: readonly PlainUnit[] = [
  unit('preamble', 'preamble', '', {}, [
    unit('preamble__al_1', 'alinea', '', text('а')),
    unit('preamble__al_2', 'alinea', '', text('б')),
  ]),
  unit('sec_IV', 'section', 'IV', { heading: 'N' }, [
    unit('chp_2', 'chapter', '2', { heading: 'N' }, [
      unit('art_9', 'article', '9', { heading: 'N' }, [
        unit('art_9__para_1', 'paragraph', '1', text('а:'), [
          unit('art_9__para_1__point_1', 'point', '1', text('б')),
          unit('art_9__para_1__point_2', 'point', '2', text('в'), [
            unit('art_9__para_1__point_2__subp_а', 'subpoint', 'а', text('г')),
            unit('art_9__para_1__point_2__subp_б', 'subpoint', 'б', text('д')),
          ]),
          unit('art_9__para_1__point_2-1', 'point', '2-1', text('е')),
          unit('art_9__para_1__point_3', 'point', '3', text('ж')),
          unit('art_9__para_1__al_1', 'alinea', '', text('з')),
        ]),
        unit('art_9__para_2', 'paragraph', '2', text('и')),
        unit('art_9__para_2-1', 'paragraph', '2-1', text('к')),
        unit('art_9__para_3', 'paragraph', '3', text('л')),
        unit('art_9__para_4', 'paragraph', '4', text('м')),
        unit('art_9__para_5', 'paragraph', '5', text('н')),
      ]),
      unit('art_9-1', 'article', '9-1', {}, [
        unit('art_9-1__al_1', 'alinea', '', text('о')),
        unit('art_9-1__al_2', 'alinea', '', text('п')),
        unit('art_9-1__al_3', 'alinea', '', text('р')),
      ]),
      unit('art_10', 'article', '10', text('с')),
      unit('art_11', 'article', '11', text('т')),
    ]),
  ]),
  unit('annex_1', 'annex', '1', text('у')),
]
