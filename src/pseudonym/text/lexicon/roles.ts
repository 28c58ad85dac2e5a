/** Words that announce a person: forms of address, family, roles and functions. Folded, without the dot of an abbreviation. */
import { wordSet } from './words.js';

/** Forms of address: nothing but a name follows. */
export const TITLES: ReadonlySet<string> = wordSet(`
dhr mw mevr mevrouw meneer mijnheer mnr hr heer heren juffrouw mej fam familie gezin echtpaar weduwe mr drs dr ir ing prof zr zuster br broeder tante oom ome opa oma
dokter pastoor dominee ds imam rabbijn pater juf meester mama papa mam pap mr mrs ms sr
`);

/** Titles that end in a dot and are nothing else: their dot ends no sentence. */
export const DOTTED: ReadonlySet<string> = wordSet(`
dhr mw mevr mnr hr mej fam mr drs dr ir ing prof zr br ds geb tel nr nrs tnv o.a oa bijv incl excl ca afd st str burg evt resp ivm i.v.m t.a.v tav m.b.t n.a.v d.d dd
m.i.v jl a.s ll mob wo vs ref art lid blz pag plm vnl div jr sr cf betr bet
`);

/** Family and other people around somebody. */
export const KIN: ReadonlySet<string> = wordSet(`
moeder vader ouder ouders zoon dochter zoontje dochtertje kind kinderen broer broertje zus zusje zussen broers broertjes zusjes neef nicht neefje nichtje oom tante opa oma grootmoeder grootvader
schoonmoeder schoonvader schoonzus zwager schoonzoon schoondochter stiefvader stiefmoeder pleegmoeder pleegvader pleegouder pleegouders partner ex ex-partner man vrouw echtgenoot echtgenote
vriend vriendin vriendje vriendinnetje maat kameraad tweeling peuter kleuter baby jongen meisje buurman buurvrouw buren buur bovenbuurman bovenbuurvrouw onderbuurman onderbuurvrouw
overbuurman overbuurvrouw buurjongen buurmeisje huisgenoot kamergenoot onderhuurder huurder huurster bewoner bewoonster eigenaar eigenares verhuurder exploitant uitbater
familielid mantelzorger klasgenoot vriendengroep kennis
`);

/** Functions and roles of professionals and parties. */
export const FUNCTIONS: ReadonlySet<string> = wordSet(`
wijkagent wijkagente agent agente brigadier hoofdagent inspecteur rechercheur boa handhaver toezichthouder opzichter huismeester beheerder wijkbeheerder buurtbeheerder complexbeheerder
woonconsulent consulent consulente jeugdconsulent klantmanager casemanager casusregisseur procesregisseur regisseur jeugdregisseur wijkregisseur coordinator coach gezinscoach jobcoach
jongerenwerker jongerenwerkster opbouwwerker buurtwerker straatwerker welzijnswerker hulpverlener hulpverleenster begeleider begeleidster behandelaar psychiater psycholoog therapeut
huisarts arts verpleegkundige wijkverpleegkundige verzorgende apotheker tandarts verloskundige kraamverzorgster schuldhulpverlener budgetcoach bewindvoerder curator mentor
voogd gezinsvoogd jeugdbeschermer reclasseringswerker reclasseringsmedewerker leerkracht leraar lerares docent docente juf meester mentor concierge rector directeur
directrice leerplichtambtenaar schoolmaatschappelijk ib'er intern advocaat advocate officier rechter griffier notaris tolk vrijwilliger vrijwilligster maatje diaken priester
burgemeester wethouder raadslid adviseur beleidsmedewerker ambtenaar medewerker medewerkster collega stagiair stagiaire teamleider manager voorzitter notulist secretaris penningmeester
bestuurder aannemer monteur schilder koerier chauffeur kok badmeester trainer contactpersoon client cliente patient patiente betrokkene verdachte aangever aangeefster getuige slachtoffer
melder meldster klager klaagster indiener aanvrager subject bezoeker bezoekster leerling student spreker afzender ondertekenaar deelnemer deelneemster loopjongen zwerver exploitant ondernemer
verbalisant verbalisanten getuigen monteurs begeleiders professionals portier beveiliger barman kapper winkelier caissiere aansprakelijke rijder chef ex-professional persoon naam genaamd geheten heet heette roepnaam voornaam achternaam alias aka
`);

/** In front of a name for what somebody is called by others. */
export const NICK_CUES: ReadonlySet<string> = wordSet(
  'alias bijnaam aka noemt genoemd roepnaam straatnaam noemen bekend',
);

/** Behind these stands the sender. */
export const CLOSINGS: ReadonlySet<string> = wordSet(
  'groet groeten groetjes gr grt mvg vriendelijke hartelijke hoogachtend groetnis liefs x xx xxx',
);

/** In front of a name in a message. */
export const OPENINGS: ReadonlySet<string> = wordSet(
  'hoi hallo hey hee hi dag beste geachte lieve goedemorgen goedemiddag goeie he ha',
);
