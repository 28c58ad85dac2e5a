/** What makes a word the name of a street. Folded. */
import { wordSet } from './words.js';

/** Endings that make a word with a capital a street, with or without a number. */
const STRONG: ReadonlySet<string> = wordSet(`
straat straatje laan weg plein kade dijk gracht singel steeg dreef plantsoen pad hof boulevard allee baan kanaal str wegje pleintje laantje straatweg
`);
/** Endings that do so only together with a number. */
const WEAK: ReadonlySet<string> = wordSet(`
haven dam kamp veld hoek brink burg berg wal park erf ring akker donk horst heide oord zoom rade markt poort brug bos beemd meent es vest waard rijn dal eind einde kant tuin tuinen
gaarde hage land lande landen meer sluis terp wiel molen stede stein veste want wering werf wijk zand zijde
`);
/** Everyday words with such an ending. */
const EVERYDAY: ReadonlySet<string> = wordSet(`
onderweg snelweg autoweg vluchtweg omweg uitweg spoorweg voetpad fietspad wandelpad zandpad jaagpad halverwege winkelstraat zijstraat hoofdstraat achterpad schoolplein kerkhof gerechtshof
speelplein marktplein parkeerplein voorweg zijweg doorweg bedrijfsterrein achterweg zandweg landweg straat laan weg plein kade dijk gracht hof steeg pad singel baan tramkanaal mediakanaal
binnenhof rijbaan rijbanen busbaan loopbaan hondenpad ventweg rondweg ringweg dorpsplein ruiterpad kanaal terugweg heenweg afweg trapveldje achterstraat woonstraat speelstraat stoep rotonde
galerij portiek binnenplein werkkamp krachtveld trapveld voetbalveld sportveld speelveld weiland buitenland binnenland eiland ziekenhuis buitenhof gasthof vroeghof leefhof park sportpark pretpark
dierenpark bedrijvenpark vakantiepark wagenpark volkstuin achtertuin voortuin binnentuin daktuin moestuin supermarkt arbeidsmarkt woningmarkt rommelmarkt kerstmarkt weekmarkt wijk thuiswijk
`);

/** The last two letters of all endings: a word that ends otherwise is looked at no further. */
const LAST_TWO: ReadonlySet<string> = new Set([...STRONG, ...WEAK].map((ending) => ending.slice(-2)));

export type StreetKind = 'strong' | 'weak';

const LONGEST_ENDING = 9;

/** How surely a folded word names a street; undefined where nothing says so. */
export function streetKind(folded: string): StreetKind | undefined {
  if (!LAST_TWO.has(folded.slice(-2)) || EVERYDAY.has(folded)) return undefined;
  let kind: StreetKind | undefined;
  for (let length = 2; length <= LONGEST_ENDING && length + 2 <= folded.length; length += 1) {
    const ending = folded.slice(-length);
    if (STRONG.has(ending)) return 'strong';
    if (WEAK.has(ending)) kind = 'weak';
  }
  return kind;
}

/** Words that begin the name of a street; at the start of a sentence only these are taken along. */
export const STREET_BEGINNINGS: ReadonlySet<string> = wordSet(`
oude oud nieuwe nieuw grote groote kleine lange korte hoge lage graaf gravin burgemeester burg dr prof professor pastoor pater kapelaan deken prins prinses prinsen koning koningin keizer
sint st van de het jan piet willem johan karel pieter hendrik maria anna juliana wilhelmina beatrix emma eerste tweede derde vierde noorder zuider ooster wester noord zuid oost west
noordelijke zuidelijke oostelijke westelijke mr ds dominee admiraal generaal kolonel luitenant president minister monseigneur mgr bisschop abt jonker baron vrouwe heer rector meester zuster
`);

/** Words behind which a word with a capital and a small number is an address. */
export const ADDRESS_CUES: ReadonlySet<string> = wordSet(`
op aan in te adres wonende woonachtig woont wonen postadres woonadres verblijfadres inschrijfadres ingeschreven flat pand perceel woning huis naar bij hoek oan yn vanaf huisadres briefadres tav vluchtweg t.a.v
bezoekadres bevindingen
`);

/** With a capital and a number these are no address. */
export const NUMBERED_THINGS: ReadonlySet<string> = wordSet(`
groep klas bus lijn tram trein team wijk blok kamer fase stap golf portofoon week kwartaal punt bijlage artikel art lid versie niveau domein vraag optie actie agendapunt deel hoofdstuk unit cel afdeling
perron spoor baan gate windows iphone playstation ps xbox vak veld zaal lokaal etage verdieping januari februari maart april mei juni juli augustus september oktober november december
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag jaar uur top area route rijksweg euro
`);

/** The small words that occur inside the name of a street. */
export const STREET_INFIXES: ReadonlySet<string> = wordSet("van de den der het 't ter ten la en");

/** In front of the name of a street or of a building that is called after one. */
export const BUILDINGS: ReadonlySet<string> = wordSet(
  'flat galerijflat portiekflat torenflat pand hoek complex',
);
