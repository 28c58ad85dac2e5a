/** Places that people name in files, folded: Dutch municipalities and towns, provinces, some places abroad. From general knowledge. */
import { wordSet } from './words.js';

export const PLACES: ReadonlySet<string> = wordSet(`
aalsmeer aalst aalten aardenburg abcoude achterveld albrandswaard alkmaar almelo almere almkerk alphen amerongen amersfoort ameland amstelveen amsterdam
andijk anna-paulowna apeldoorn appelscha appingedam arcen arnemuiden arnhem assen asten axel baarlo baarn badhoevedarp badhoevedorp bakel balk barendrecht
barneveld bathmen bedum beek beekbergen beilen bemmel beneden-leeuwen bennekom bergambacht bergeijk bergen bergschenhoek berkel berkelland berlicum best
beuningen beusichem beverwijk biddinghuizen bilthoven bladel blaricum bleiswijk bloemendaal bodegraven boekel bolsward borculo borger born borne borssele
boskoop bosschenhoofd boxmeer boxtel breda breskens breukelen brielle brummen brunssum budel bunde bunnik bunschoten buren bussum capelle castricum
coevorden cothen cranendonck cuijk culemborg dalen dalfsen dantumadeel delden delft delfzijl denekamp deurne deventer diemen didam diepenheim diever dinteloord
dinxperlo doesburg doetinchem dokkum dongen doorn doorwerth dordrecht drachten driebergen drimmelen dronten drunen druten duiven duivendrecht echt edam ede
eemnes eersel eibergen eijsden eindhoven eist elburg elspeet elst emmeloord emmen enkhuizen enschede epe ermelo etten-leur exloo ferwert flevoland
franeker friesland garderen geertruidenberg geffen geldermalsen gelderland geldrop geleen gemert gendt genemuiden gennep gilze giethoorn goes goirle goor gorinchem
gorredijk gouda goudswaard grave groenlo groesbeek groningen groot-ammers grou haaksbergen haaren haarlem haarlemmermeer haastrecht halderberge hardenberg
harderwijk hardinxveld haren harlingen hasselt hattem heemskerk heemstede heerde heerenveen heerhugowaard heerlen heesch heeze heiloo hellendoorn hellevoetsluis
helmond helvoirt hendrik-ido-ambacht hengelo heteren heumen heusden hillegom hilvarenbeek hilversum hoenderloo hoensbroek hoevelaken holten hoofddorp
hoogeveen hoogezand hoogvliet hoorn horst houten huissen huizen hulst hummelo ijmuiden ijsselstein joure kampen kapelle kaatsheuvel katwijk kerkdriel kerkrade
kesteren klazienaveen klundert kollum kootwijkerbroek krimpen krommenie laren landgraaf landsmeer leek leerdam leerdam leersum leeuwarden leiden leiderdorp leidschendam
lelystad lemmer lent leusden lichtenvoorde limburg limmen linschoten lisse lith lochem loenen loon-op-zand losser lopik lunteren maarn maarssen maasbree
maasdriel maassluis maastricht made malden margraten marum medemblik meerssen meijel meppel middelburg middelharnis mierlo mijdrecht millingen moerdijk molenwaard
monnickendam monster montfoort mook muiden musselkanaal naaldwijk naarden neede nederweert nieuwegein nieuwerkerk nieuwkoop nieuwleusden nijkerk nijmegen nijverdal
noordwijk noordwijkerhout norg nuenen numansdorp nunspeet obdam odoorn oegstgeest oirschot oisterwijk oldenzaal olst ommen oosterbeek oosterhout oosterwolde
oostzaan ootmarsum oss oudenbosch ouderkerk oudewater oud-beijerland papendrecht pijnacker putten purmerend raalte raamsdonksveer reeuwijk renkum renswoude reusel reuver
rheden rhenen rhoon ridderkerk rijen rijsbergen rijssen rijswijk roden roelofarendsveen roermond roosendaal rosmalen rotterdam rozenburg rucphen ruinen ruurlo
sas-van-gent sassenheim schagen schaijk scherpenzeel scheveningen schiedam schiermonnikoog schijndel schinnen schoonhoven schoonebeek simpelveld sint-oedenrode sittard
sliedrecht slochteren sluis smilde sneek soest soesterberg someren son spakenburg spijkenisse stadskanaal staphorst steenbergen steenwijk stein susteren swalmen terborg
ter-apel terneuzen terschelling texel tholen tiel tilburg tubbergen twello uden uddel uitgeest uitgeester uithoorn ulft urk urmond utrecht vaals valburg valkenburg valkenswaard
varsseveld veendam veenendaal veere veghel veldhoven velp velsen venlo venray vianden vianen vijfheerenlanden vinkeveen vlaardingen vlagtwedde vledder vleuten vlieland vlissingen vlijmen
volendam voorburg voorhout voorschoten voorst vorden vriezenveen vught waalre waalwijk waddinxveen wageningen warmond warnsveld wassenaar wateringen weert weesp wehl werkendam
westervoort westerbork westland wezep wierden wijchen wijhe wijk-bij-duurstede wilnis winschoten winsum winterswijk woensdrecht woerden wolfheze wolvega workum wormer wormerveer
woudenberg woudrichem zaandam zaanstad zaltbommel zandvoort zeeland zeewolde zeist zelhem zevenaar zevenbergen zevenhuizen zierikzee zoetermeer zoeterwoude zuidhorn
zuidlaren zundert zutphen zwaag zwijndrecht zwolle drenthe overijssel noord-brabant brabant noord-holland zuid-holland twente achterhoek veluwe betuwe
antwerpen brussel gent luik keulen berlijn duisburg dusseldorf emmerich kleef kranenburg munster parijs londen istanbul ankara kayseri konya izmir trabzon antalya casablanca rabat
nador oujda tanger tetouan hoceima fes marrakech paramaribo nickerie willemstad oranjestad damascus aleppo bagdad mosul kabul teheran mogadishu asmara addis
sofia plovdiv varna pleven boekarest cluj timisoara constanta warschau krakau gdansk lodz wroclaw poznan kiev kyiv lviv charkov odessa accra lagos caïro cairo
`);
