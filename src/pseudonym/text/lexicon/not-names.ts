/**
 * Words that are written with a capital inside a sentence and are no person: institutions, laws, brands, peoples and languages, feasts,
 * and the words with which headings and labels begin. Folded.
 */
import { wordSet } from './words.js';

export const NOT_NAMES: ReadonlySet<string> = wordSet(`
ggz ggd gemeente politie justitie openbaar ministerie om halt reclassering brandweer ambulance kinderbescherming raad veilig thuis jeugdzorg jeugdbescherming samen werk inkomen
uwv svb ind coa avim dji brp rni rdw kvk cjib cak bkr digid wmo wlz zvw wvggz wzd awbz avg uavg apv bibob riec liec tbs isd pga zvh mdo moa mdha vog pi ib vve mbo hbo vmbo havo vwo
opiumwet jeugdwet participatiewet gemeentewet huurwet drankwet alcoholwet huisvestingswet woningwet wetboek strafrecht damocles burgerlijk wet artikel art lid
leger heils humanitas tactus iriszorg jellinek novadic brijder parnassia mediant lentis emergis yulius pluryn leger rode kruis voedselbank kringloop buurtzorg thuiszorg vluchtelingenwerk mee
jumbo lidl aldi plus coop spar hema action kruidvat etos blokker primark ikea albert heijn bijenkorf mediamarkt gamma praxis karwei kwantum xenos zeeman wibra bol zalando wehkamp amazon
marktplaats vinted thuisbezorgd uber bolt postnl dhl dpd ups facebook instagram insta snapchat snap tiktok whatsapp telegram signal youtube google apple samsung iphone android microsoft teams outlook
word excel netflix spotify ziggo kpn vodafone odido tmobile t-mobile eneco essent vattenfall greenchoice vitens achmea zilveren kruis cz vgz menzis ohra ing rabobank abn amro sns bunq knab tikkie
ns arriva connexxion keolis qbuzz gvb ret htm
mercedes bmw audi opel volkswagen golf polo vw ford fiesta focus renault clio peugeot citroen fiat seat skoda toyota yaris kia hyundai volvo mazda suzuki nissan tesla vespa piaggio yamaha honda vito transit caddy transporter
ritalin concerta oxazepam diazepam temazepam lorazepam methadon quetiapine olanzapine haldol lithium prozac sertraline tramadol oxycodon paracetamol ghb xtc lsd mdma cannabis speed thiamine
korsakov parkinson alzheimer asperger autisme adhd add ptss emdr borderline lvb moca iq hiv copd cva covid corona tourette
nederland nederlands nederlandse nederlander nederlanders engels engelse frans franse duits duitse spaans spaanse turks turkse turk turken marokkaans marokkaanse marokkaan pools poolse pool polen bulgaars
bulgaarse bulgaar roemeens roemeense roemeen syrisch syrische syrier eritrees eritrese eritreer somalisch somalische surinaams surinaamse antilliaans antilliaanse arabisch arabische berbers koerdisch koerdische
tigrinya papiaments fries friese russisch oekraiens oekraiense chinees chinese italiaans portugees afghaans iraans irakees pakistaans hindi farsi dari somali europees europese afrikaans afrikaanse westerse
islam islamitisch moslim moslims christelijk katholiek protestants joods hindoe boeddhist jehova ramadan suikerfeest offerfeest kerst kerstmis pasen pinksteren sinterklaas koningsdag hemelvaart oud nieuw carnaval god allah
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december
de het een en of maar want dus als dan toen daar hier er is was wordt werd heeft had zij hij ze wij we ik jij je u uw mijn ons onze hun haar zijn dit dat deze die wie wat waar wanneer waarom hoe welke
niet geen wel ook nog al alle alles veel weinig soms vaak altijd nooit nu later vandaag gisteren morgen vanavond vannacht sinds vanaf tot tijdens na voor door met zonder over onder boven naast
tussen tegen bij uit in op aan te van naar per via om omdat terwijl hoewel indien mits tenzij volgens wegens
aanleiding achtergrond adres advies afgesproken afspraak afspraken afwezig aanwezig agenda algemeen analyse antecedenten beeld beleid bericht beoordeling bespreking besluit bevinding bevindingen bijlage
bijzonderheden bron casus conclusie context contact cc criteria datum deelnemers dienst doel domein dossier duur eerste evaluatie gebied gedrag gegevens geboren gedaan gesprek graag groep hulp hulpvraag huisbezoek
huidige incident informatie ingekomen inhoud inleiding inzet intake kader kamer kenmerk klacht kosten leeftijd locatie maatregel maatregelen medicatie melding memo mutatie naam naar notitie notulen
onderwerp onderzoek opgemaakt opmerking opvolging overleg pand periode plan planning portofoon probleem proces-verbaal punt rapport rapportage registratienummer reden rondvraag risico scenario school score
situatie signaal signalen sociaal status stand stap subject team telefoon terugkoppeling tijd tijdlijn toelichting toezicht vader verslag vertrouwelijk verzoek verzuim voorstel voorgeschiedenis vraag vragen
vervolg verwachting verklaring week werk wonen woning zorg zorgen zaak wijk buurt straat
noord zuid oost west centrum station stadhuis gemeentehuis ziekenhuis rechtbank bureau kantoor loket politiebureau wijkteam wijkcentrum buurthuis moskee kerk
marokko turkije suriname syrie irak iran eritrea ethiopie somalie bulgarije roemenie polen duitsland belgie frankrijk spanje curacao aruba afghanistan oekraine ghana nigeria pakistan china hongarije portugal italie griekenland servie kroatie bosnie albanie litouwen letland estland engeland vietnamees vietnamese tsjechisch slowaaks grieks albanees litouws lets hongaars servisch armeens thais ghanees braziliaans
ok sms app tv pc gps usb pdf id nb ps nvt nvt. sp lp mmc xl zzp bv nv vof anbi kwh mwh cm km ml mg gram kg euro eur btw sos ehbo bhv pgb tnv swat ots muhp zin cao aow anw ww wia wajong iow bbz wsnp msnp top
mr mevr mevrouw meneer heer dokter drs dr nl eu vs be de ja nee oké oke hallo hoi dag bedankt dank groeten groet mvg graag
`);

/** Behind these a word with a capital names an organisation, a building or a thing. */
export const ORGANISATION_CUES: ReadonlySet<string> = wordSet(`
basisschool school college lyceum kinderopvang kinderdagverblijf peuterspeelzaal bso stichting vereniging wijkcentrum buurtcentrum buurthuis jongerencentrum centrum moskee kerk synagoge tempel parochie restaurant
cafe bar eetcafe snackbar cafetaria hotel pension bouwbedrijf slagerij bakkerij bakker autobedrijf garage garagebedrijf bedrijf firma winkel supermarkt woningcorporatie corporatie woningstichting
zorginstelling instelling kliniek ziekenhuis verpleeghuis verzorgingshuis woonzorgcentrum zorgcentrum hospice pi gevangenis opvang inloophuis daklozenopvang gemeente waterschap provincie ministerie bank
verzekeraar zorgverzekeraar deurwaarder incassobureau uitzendbureau drogist sportschool voetbalclub club zwembad zwemcentrum sporthal camping vakantiepark wasserij kapsalon apotheek praktijk afdeling
huisartsenpraktijk team basisteam wijkteam projectgroep project programma merk type model groep partij krant blad televisie zender app website platform wijkraad bewonersgroep bewonerscommissie
makelaar makelaardij notariskantoor advocatenkantoor coffeeshop shishalounge buurtwinkel pizzeria grillroom bezorgdienst taxi taxibedrijf rijschool manege kinderboerderij
`);

/** Endings of such words: Jeugdwet, Kredietbank, Zwemcentrum, Fatih-moskee, Poolse is caught by its own list. */
const ENDINGS: readonly string[] = [
  ...[
    'wet',
    'bank',
    'dienst',
    'raad',
    'team',
    'teams',
    'centrum',
    'school',
    'college',
    'zorg',
    'moskee',
    'kerk',
  ],
  ...['instituut', 'fonds', 'gemeente', 'vereniging', 'stichting', 'bureau', 'groep', 'bedrijf'],
  ...[
    'platform',
    'monumenten',
    'verzekering',
    'ambtenaar',
    'regisseur',
    'aanpak',
    'melding',
    'plan',
    'verslag',
  ],
];

const LONGEST_ENDING = 12;
const ENDING_SET: ReadonlySet<string> = new Set(ENDINGS);

/** Whether a word ends like an institution; the word must be at least three letters longer than the ending. */
export function soundsLikeInstitution(folded: string): boolean {
  for (let length = 3; length <= LONGEST_ENDING && length + 3 <= folded.length; length += 1) {
    if (ENDING_SET.has(folded.slice(-length))) return true;
  }
  return false;
}
