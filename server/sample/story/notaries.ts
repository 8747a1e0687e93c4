/** The notaries' proposal: a new article, a clause that the bar words otherwise, a deletion, a withdrawn suggestion. */
import type { SampleProposal } from './form.ts'

export const notariesProposal: SampleProposal = {
  group: 'notaries',
  title: 'Нотариаттық палатаның ұсынысы',
  note: {
    kk: 'Ұсыныс меншік пен мұраны қорғауға және нотариаттық құпияға арналған.',
    ru: 'Предложение посвящено защите собственности и наследства и нотариальной тайне.',
  },
  suggestions: [
    {
      key: 'inheritance',
      author: 'scholar-n',
      op: 'insertAfter',
      unit: 'art_8',
      wording: {
        kk: [
          {
            kind: 'article',
            num: '9',
            heading: 'Мұрагерлік',
            children: [
              {
                kind: 'paragraph',
                num: '1',
                text: 'Мұрагерлік құқығына кепілдік беріледі. Мүліктің тағдырын өсиетпен еркін айқындауға болады.',
                children: [],
              },
              {
                kind: 'paragraph',
                num: '2',
                text: 'Кәмелетке толмаған және еңбекке жарамсыз мұрагерлердің үлесін өсиет жоя алмайды.',
                children: [],
              },
            ],
          },
        ],
        ru: [
          {
            kind: 'article',
            num: '9',
            heading: 'Наследование',
            children: [
              {
                kind: 'paragraph',
                num: '1',
                text: 'Право наследования гарантируется. Судьбу имущества можно свободно определить завещанием.',
                children: [],
              },
              {
                kind: 'paragraph',
                num: '2',
                text: 'Завещание не может лишить доли несовершеннолетних и нетрудоспособных наследников.',
                children: [],
              },
            ],
          },
        ],
      },
      reason: {
        kk: 'Жобада меншік қорғалған, бірақ мұрагерлік туралы ештеңе айтылмаған.',
        ru: 'Проект защищает собственность, но ничего не говорит о наследовании.',
      },
      positions: [
        { by: 'notary-ae', stand: 'support', note: 'Күнделікті тәжірибеде ең көп қойылатын сұрақ.' },
        { by: 'notary-a', stand: 'support' },
      ],
    },
    {
      key: 'secrecy',
      author: 'notary-ae',
      op: 'replace',
      unit: 'art_9__para_3',
      wording: {
        kk: 'Нотариаттық және адвокаттық құпия заңмен қорғалады және сот шешімі бойынша ғана ашылады.',
        ru: 'Нотариальная и адвокатская тайна охраняется законом и раскрывается только по решению суда.',
      },
      reason: {
        kk: 'Құпияны кім және қандай негізде аша алатыны Конституцияның өзінде айтылуға тиіс.',
        ru: 'Кто и на каком основании может раскрыть тайну, должна сказать сама Конституция.',
      },
      positions: [{ by: 'scholar-n', stand: 'support' }],
      decision: { outcome: 'agreed', reason: 'Палата отырысында мақұлданды.' },
    },
    {
      key: 'market-value',
      author: 'scholar-n',
      op: 'replace',
      unit: 'art_8__para_2',
      wording: {
        kk: 'Мүлікті қоғамдық қажеттіліктер үшін алып қою айрықша жағдайларда, оның нарықтық құны алдын ала және толық өтелген кезде ғана мүмкін болады.',
        ru: 'Изъятие имущества для общественных нужд возможно в исключительных случаях при предварительном и полном возмещении его рыночной стоимости.',
      },
      reason: {
        kk: 'Қай құн өтелетіні айтылмаса, кепілдік бос сөз болып қалады.',
        ru: 'Пока не сказано, какая стоимость возмещается, гарантия остаётся пустой.',
      },
      positions: [
        { by: 'notary-ae', stand: 'support' },
        { by: 'notary-a', stand: 'oppose', note: 'Нарық жоқ жерде нарықтық құнды анықтау мүмкін емес.' },
      ],
      threads: [
        {
          audience: 'group',
          remarks: [
            { by: 'assistant-q', body: 'Ауылдық жерде нарықтық құн қалай анықталады?' },
            { by: 'scholar-n', body: 'Тәуелсіз бағалаушы анықтайды, оны заңда жазуға болады.' },
          ],
        },
      ],
    },
    {
      key: 'offline-service',
      author: 'notary-ae',
      op: 'delete',
      unit: 'art_10__para_3',
      reason: {
        kk: 'Қызмет көрсету тәсілі — заңның деңгейі, Конституцияның емес.',
        ru: 'Способ оказания услуги — уровень закона, а не Конституции.',
      },
      positions: [
        { by: 'scholar-n', stand: 'oppose', note: 'Желіге шықпайтын адамдардың құқығы осы жерде қорғалған.' },
      ],
    },
    {
      key: 'withdrawn',
      author: 'scholar-n',
      op: 'replace',
      unit: 'art_11__para_1',
      state: 'withdrawn',
      wording: {
        kk: 'Дербес деректер олар сипаттайтын адамның меншігі болып табылады.',
        ru: 'Персональные данные являются собственностью того, кого они описывают.',
      },
      reason: {
        kk: 'Меншік құқығы қорғаудың белгілі құралы.',
        ru: 'Право собственности — известное средство защиты.',
      },
    },
  ],
  threads: [
    {
      unit: 'art_8__para_1',
      audience: 'group',
      quote: { lang: 'kk', words: 'сот шешімі бойынша ғана' },
      remarks: [
        { by: 'assistant-q', body: 'Атқарушылық жазба бойынша өндіріп алу да осыған кіре ме?' },
        { by: 'notary-a', body: 'Иә, оған сотқа шағым жасауға болады. Түзету қажет емес.' },
      ],
      resolved: true,
    },
  ],
  state: 'drafting',
}
