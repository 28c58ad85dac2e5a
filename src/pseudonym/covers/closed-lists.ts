/**
 * The words that may stand as they are: they say something of a case and point at nobody. What is not on the list of its field becomes
 * `anders`. Left out on purpose, so that they do not slip in as a harmless word: suspect and victim (criminal data) among the roles,
 * care for the mind or for addiction (health data) among the kinds of help.
 */

const WORDS: Readonly<Record<string, readonly string[]>> = {
  'persons.sex': ['male', 'female', 'unknown', 'man', 'vrouw', 'onbekend', 'x'],
  'persons.role': [
    ...['subject', 'parent', 'parent_presumed', 'child', 'partner', 'ex_partner', 'sibling', 'grandparent'],
    ...['relative', 'resident', 'third', 'neighbour', 'group_member', 'mentor', 'guardian', 'informal_carer'],
    ...[
      'betrokkene',
      'ouder',
      'moeder',
      'vader',
      'kind',
      'broer',
      'zus',
      'grootouder',
      'bewoner',
      'inwonend',
    ],
  ],
  'relations.kind': [
    ...['parent', 'parent_presumed', 'child', 'sibling', 'half_sibling', 'spouse', 'partner', 'ex_partner'],
    ...['grandparent', 'grandchild', 'aunt', 'uncle', 'nephew', 'niece', 'cousin', 'relative', 'step_parent'],
    ...['foster_parent', 'foster_child', 'neighbour', 'friend', 'informal_carer', 'guardian', 'mentor'],
    ...['administrator', 'landlord', 'tenant', 'housemate'],
  ],
  'dwellings.type': [
    ...[
      'rijwoning',
      'hoekwoning',
      'tussenwoning',
      'eengezinswoning',
      'twee-onder-een-kap',
      'vrijstaande woning',
    ],
    ...['appartement', 'portiekflat', 'galerijflat', 'flat', 'benedenmaisonnette', 'bovenmaisonnette'],
    ...['maisonnette', 'benedenwoning', 'bovenwoning', 'dijkwoning', 'boerderij', 'seniorenwoning'],
    ...[
      'aanleunwoning',
      'studio',
      'kamer',
      'onzelfstandige woonruimte',
      'woonwagen',
      'woonboot',
      'postadres',
    ],
    ...['briefadres', 'bedrijfswoning', 'bedrijfspand', 'recreatiewoning', 'opvanglocatie'],
  ],
  'safety.kind': [
    ...[
      'veilig_thuis_considered',
      'veilig_thuis_report',
      'veilig_thuis_advice',
      'safety_plan',
      'child_signal',
    ],
    ...['child_wellbeing', 'elder_abuse_suspected', 'parent_safety', 'threat', 'fire_safety', 'staff_safety'],
  ],
  'registrations.kind': ['police', 'boa', 'politie', 'melding', 'mutatie', 'aangifte'],
  'registrations.role': [
    ...['betrokkene', 'adres', 'getuige', 'melder', 'aangever', 'benadeelde', 'slachtoffer', 'verdachte'],
    ...['bestuurder', 'eigenaar'],
  ],
  'measures.status': [
    ...[
      'considered',
      'in_preparation',
      'announced',
      'in_force',
      'executed',
      'suspended',
      'ended',
      'withdrawn',
    ],
    ...['appealed', 'rejected'],
  ],
  'support.kind': [
    ...['algemeen maatschappelijk werk', 'maatschappelijk werk', 'bemoeizorg', 'beschermingsbewind'],
    ...['bewindvoering', 'budgetbeheer', 'budgetcoaching', 'buurtbemiddeling', 'dagbesteding', 'gezinscoach'],
    ...['gezinsgesprek', 'hulp bij de administratie', 'administratie', 'huishoudelijke hulp', 'inburgering'],
    ...[
      'individuele begeleiding',
      'jeugdhulp',
      'jeugdregisseur',
      'jongerenwerk',
      'jongerencoach',
      'leerplicht',
    ],
    ...[
      'maaltijdvoorziening',
      'mantelzorgondersteuning',
      'mentorschap',
      'onafhankelijke cliëntondersteuning',
    ],
    ...[
      'opvoedondersteuning',
      'outreachende begeleiding',
      'begeleiding',
      'respijtzorg',
      'schuldhulpverlening',
    ],
    ...[
      'schuldregeling',
      'slachtofferhulp',
      'sociaal raadslieden',
      'stabilisatie schulden',
      'taalles',
      'tolk',
    ],
    ...[
      'vervoersvoorziening',
      'vrijwilliger',
      'voedselbank',
      'werkbegeleiding',
      'woningaanpassing',
      'boksen',
      'sport',
    ],
  ],
  'support.status': [
    ...['considered', 'offered', 'requested', 'intake', 'waiting', 'granted', 'running', 'paused', 'stopped'],
    ...['refused', 'rejected', 'completed'],
  ],
  'health.consequence': [
    ...['begeleiding nodig bij afspraken', 'hulp nodig bij dagelijkse handelingen', 'kan niet alleen zijn'],
    ...[
      'kan geen trappen lopen',
      'slecht ter been',
      'snel overprikkeld',
      'snel vermoeid',
      'vergeet afspraken',
    ],
    ...['begrijpt lange brieven niet', 'eenvoudige taal nodig', 'kan niet werken', 'beperkt belastbaar'],
    ...['niet alleen bezoeken', 'rustig en met aankondiging benaderen', 'kan niet zelf met geld omgaan'],
    ...['woningaanpassing nodig', 'geen', 'onbekend'],
  ],
  'debts.status': [
    ...[
      'open',
      'reminder',
      'recovery',
      'seizure',
      'disputed',
      'arrangement',
      'paid',
      'written_off',
      'suspended',
    ],
    ...['debt_settlement'],
  ],
  'income.kind': [
    ...[
      'bijstand',
      'loon',
      'AOW',
      'pensioen',
      'WW',
      'WIA',
      'Wajong',
      'ziektewet',
      'Anw',
      'studiefinanciering',
    ],
    ...['toeslagen', 'kinderbijslag', 'alimentatie', 'zelfstandige', 'geen inkomen', 'uitkering'],
  ],
  'school.grade': [
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((group) => `groep ${group}`),
    ...[1, 2, 3, 4, 5, 6].flatMap((year) => [`klas ${year}`, `leerjaar ${year}`]),
    ...['praktijkonderwijs', 'vmbo', 'havo', 'vwo', 'mbo', 'hbo', 'wo', 'voorschool', 'speciaal onderwijs'],
    ...['niet ingeschreven'],
  ],
  'professionals.function': [
    ...['adviseur', 'advocaat', 'basisarts', 'begeleider', 'behandelaar', 'beleidsadviseur', 'bewindvoerder'],
    ...['boa', 'buurtbemiddelaar', 'casemanager', 'casusregisseur', 'consulent', 'contactpersoon basisteam'],
    ...['contactpersoon', 'gezinscoach', 'handhaver', 'huisarts', 'huismeester', 'inspecteur', 'jeugdagent'],
    ...[
      'jeugdbeschermer',
      'jeugdconsulent',
      'jeugdregisseur',
      'jongerenwerker',
      'leerkracht',
      'leerplichtambtenaar',
    ],
    ...[
      'maatschappelijk werker',
      'mentor',
      'officier van dienst',
      'opbouwwerker',
      'opzichter',
      'procesregisseur',
    ],
    ...['reclasseringswerker', 'regisseur', 'schuldhulpverlener', 'sociaal beheerder', 'sociaal werker'],
    ...['teamleider', 'tolk', 'toezichthouder', 'voorzitter', 'wijkagent', 'wijkbeheerder', 'wijkregisseur'],
    ...['wijkverpleegkundige', 'woonconsulent', 'zorgcoördinator'],
  ],
};

interface ClosedList {
  readonly exact: ReadonlyMap<string, string>;
  /** The same words, the longest first: to find the kind in 'dagbesteding, 3 dagdelen'. */
  readonly longestFirst: readonly string[];
}

const LISTS: ReadonlyMap<string, ClosedList> = new Map(
  Object.entries(WORDS).map(([field, words]) => [
    field,
    {
      exact: new Map(words.map((word) => [word.toLowerCase(), word])),
      longestFirst: [...words].sort((a, b) => b.length - a.length),
    },
  ]),
);

const LONGEST_READ = 300;

/**
 * The word of the field's closed list that a text is, or that stands in it as whole words (the longest). Only words of the list are
 * ever returned; `undefined` where the field has no list or the text none of its words.
 */
export function closedWord(field: string, text: string): string | undefined {
  const list = LISTS.get(field);
  if (list === undefined) return undefined;
  const read = text.slice(0, LONGEST_READ).trim().toLowerCase();
  const exact = list.exact.get(read);
  if (exact !== undefined) return exact;
  const padded = ` ${read.replaceAll(/[^\p{L}\p{N}_-]/gu, ' ')} `;
  return list.longestFirst.find((word) => word.length > 1 && padded.includes(` ${word.toLowerCase()} `));
}

/** The fields that have a closed list. */
export const CLOSED_FIELDS: readonly string[] = Object.keys(WORDS);
