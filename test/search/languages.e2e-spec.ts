import { samplePolicy, sampleUser } from '../setup/samples';
import { type SearchedApp, startSearchedApp } from '../setup/searched-app';

interface Hit {
  document: { name: string };
  highlights?: { field: string; fragments: string[] }[];
}

/** What stands in a document, and words of it as people type them, each with what must be highlighted. */
const LANGUAGES: readonly [
  language: string,
  text: string,
  words: readonly (readonly [typed: string, marked: string])[],
][] = [
  [
    'Japanese',
    '東京都アクセス方針',
    [
      ['アクセス', 'アクセス'],
      ['東京', '東京'],
      ['方針', '方針'],
      ['都', '都'],
    ],
  ],
  [
    'Japanese in half width',
    '大阪ﾊﾞｽｾﾝﾀｰ規則',
    [
      ['バス', 'ﾊﾞｽ'],
      ['ｾﾝﾀｰ', 'ｾﾝﾀｰ'],
      ['センター', 'ｾﾝﾀｰ'],
    ],
  ],
  [
    'Japanese in full width',
    'クラウド利用',
    [
      ['ｸﾗｳﾄﾞ', 'クラウド'],
      ['利用', '利用'],
    ],
  ],
  ['hiragana', 'わたしのさいふ', [['さいふ', 'さいふ']]],
  [
    'Chinese',
    '数据访问控制策略',
    [
      ['访问', '访问'],
      ['控制策略', '控制策略'],
      ['策', '策'],
    ],
  ],
  [
    'Chinese beyond the first plane',
    '𠮷野家的规定',
    [
      ['𠮷野', '𠮷野'],
      ['规定', '规定'],
    ],
  ],
  [
    'Korean',
    '서울특별시에서 접근정책을 관리',
    [
      ['특별시', '특별시'],
      ['접근', '접근'],
      ['정책', '정책'],
    ],
  ],
  [
    'Thai',
    'นโยบายการเข้าถึงกรุงเทพ',
    [
      ['เข้าถึง', 'เข้าถึง'],
      ['นโยบาย', 'นโยบาย'],
      ['กรุงเทพ', 'กรุงเทพ'],
    ],
  ],
  [
    'Lao',
    'ນະໂຍບາຍການເຂົ້າເຖິງ',
    [
      ['ການ', 'ການ'],
      ['ເຂົ້າເຖິງ', 'ເຂົ້າເຖິງ'],
    ],
  ],
  ['Khmer', 'គោលការណ៍ចូលប្រើ', [['ចូលប្រើ', 'ចូលប្រើ']]],
  ['Burmese', 'ဝင်ရောက်ခွင့်မူဝါဒ', [['မူဝါဒ', 'မူဝါဒ']]],
  [
    'Arabic with marks',
    'سياسة مُحَمَّد',
    [
      ['محمد', 'مُحَمَّد'],
      ['سِيَاسَة', 'سياسة'],
    ],
  ],
  [
    'Arabic letters',
    'أحكام الإدارة',
    [
      ['احكام', 'أحكام'],
      ['الاداره', 'الإدارة'],
    ],
  ],
  [
    'Persian',
    'کتاب های علی',
    [
      ['كتاب', 'کتاب'],
      ['علي', 'علی'],
    ],
  ],
  ['Hebrew with points', 'שָׁלוֹם לכולם', [['שלום', 'שָׁלוֹם']]],
  [
    'Russian',
    'Ёлочные правила чтения',
    [
      ['елочные', 'Ёлочные'],
      ['ёлочные', 'Ёлочные'],
      ['ПРАВИЛА', 'правила'],
    ],
  ],
  [
    'Greek',
    'Κανόνας Σωκράτης',
    [
      ['κανονας', 'Κανόνας'],
      ['ΣΩΚΡΑΤΗΣ', 'Σωκράτης'],
    ],
  ],
  [
    'Turkish',
    'Işık İlkesi',
    [
      ['isik', 'Işık'],
      ['ilkesi', 'İlkesi'],
    ],
  ],
  [
    'Vietnamese',
    'Chính sách truy cập',
    [
      ['chinh', 'Chính'],
      ['sách', 'sách'],
    ],
  ],
  [
    'German',
    'Größenwächter',
    [
      ['grossenwachter', 'Größenwächter'],
      ['GRÖSSENWÄCHTER', 'Größenwächter'],
    ],
  ],
  [
    'decomposed letters',
    'Re\u0301sumer les re\u0300gles',
    [
      ['résumer', 'Re\u0301sumer'],
      ['regles', 're\u0300gles'],
    ],
  ],
  ['Hindi', 'पहुँच नीति', [['नीति', 'नीति']]],
  [
    'digits of other scripts',
    'Raum ٤٢ ４３',
    [
      ['42', '٤٢'],
      ['43', '４３'],
    ],
  ],
  [
    'full-width Latin',
    'ＡＣＭＥ規程',
    [
      ['acme', 'ＡＣＭＥ'],
      ['規程', '規程'],
    ],
  ],
  [
    'several scripts',
    '北京Zugang정책Доступ',
    [
      ['zugang', 'Zugang'],
      ['北京', '北京'],
      ['정책', '정책'],
      ['доступ', 'Доступ'],
    ],
  ],
];

describe('words of every language', () => {
  let app: SearchedApp;

  const search = async (query: string): Promise<Hit[]> =>
    (
      await app.http.post<{ items: Hit[] }>('/api/v1/search', {
        ...{ collection: 'trust_policies', query, highlight: true },
      })
    ).body.items;

  beforeAll(async () => {
    app = await startSearchedApp();
    const { body: owner } = await app.http.post('/api/v1/users', sampleUser('languages', 1));
    for (const [n, [, name]] of LANGUAGES.entries()) {
      const policy = { ...samplePolicy('languages', n, String(owner['user_id'])), name };
      expect((await app.http.post('/api/v1/trust-policies', policy)).status).toBe(201);
    }
    await app.settled();
  });

  afterAll(async () => app.close());

  it.each(
    LANGUAGES.flatMap(([language, text, words]) => words.map(([typed, marked]) => ({ language, text, typed, marked }))),
  )('find the document and are highlighted in it: $typed ($language)', async ({ text, typed, marked }) => {
    const hit = (await search(typed)).find(({ document }) => document.name === text);
    const fragments = hit?.highlights?.find(({ field }) => field === 'name')?.fragments ?? [];
    expect(fragments.join('')).toContain(`<em>${marked}</em>`);
  });

  it.each(LANGUAGES.map(([language, text]) => ({ language, text })))(
    'complete what is typed of them, and name the field: $language',
    async ({ text }) => {
      const prefix = encodeURIComponent([...text].slice(0, 2).join(''));
      const { body } = await app.http.get<{ items: { field: string; text: string }[] }>(
        `/api/v1/search/suggest?collection=trust_policies&limit=20&prefix=${prefix}`,
      );
      expect(body).toMatchObject({ items: expect.anything() as unknown });
      expect(body.items.map((item) => item.text)).toContain(text);
      for (const item of body.items) expect(item.field).toBe('name');
    },
  );

  it('marks the words of all scripts in one fragment', async () => {
    const [hit] = await search('zugang 정책');
    expect(hit?.highlights).toEqual([{ field: 'name', fragments: ['北京<em>Zugang정책</em>Доступ'] }]);
  });

  it('finds nothing that only has the characters of a word in another order', async () => {
    expect(await search('スアセク')).toEqual([]);
    expect(await search('略策制控')).toEqual([]);
  });
});
