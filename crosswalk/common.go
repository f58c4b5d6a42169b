package crosswalk

import "strings"

// common words are never read as misspelt names, however near they are: words of questions about
// alliances, and every word of an English dictionary, and some names of people, that is so near to a
// name of ours that it would otherwise be corrected ("green" is not Greek, "Biden" is not Baden).
var common = set(`
about adman after again against aggression agree agreed agreement agreements alabamian
alabamians alderman aligned alignment alliance alliances allied allies alsatian americana
americanism americas among angara angela angora answer antarctic antigens article articles asked
assyrian assyrians aswan athena athenian athenians atman attack attacked australasia australoid
aventine aymara baits balinese barbacoa barbarian barbarians barbarous barman basil basilica
bayer before begin being belie benign berle bernie between biden bilateral blocs bohemian
bohemians border borders borne brats break breton brigs brims britt bruisers brunet brutish
bulganin bulgari bunin burgundian burka bursa cairn calories cambrian cameron canaries castrates
central changed chariots chiba chicle chide child chiles chill chime chink chino chins
chive chosen claim coalition coats collective comedian comedians commitment common comprehensive
concluded condo condoles conga consoles consult consultation cooperation cormorant cormorants
countries country cranberry creation creations croak croaks crofts current currently cyrus dacha
dales dames dances dares dates dawes dazes decca defence defend defender defense defensive
delphi dines diplomatic ditch dominic dominick dominions domitian dunes during eastern economic
either emanates embassy embraces emigrate emigrated emigrates emirate emulates ended englisher
englishwoman englishwomen entente enter entered european every exactly export exports farces
fares filliping finds fines finis finish finks finny first force former franc frances franck
francs frenchwoman frenchwomen freshman freshmen friend friends gambit geeks georgina germane
given government grampians greed green greene greens greer greet greets grenade grenadier
grenadiers group groups guadalupe guarantee guineas hamburgs hangover hangovers having hellenism
hellenize hellos hells helped history hungover hungry import imports include indiana indio
indira indra international intervene invest investment investments irishwoman irishwomen irtish
islands ismael japans javanese jerseys joined kennan kenyon kingdom kingston koran korans landon
large latest latin latter leader leaders least leave legal legalese level liberals libra
librarian librarians lieberman liston longer lyndon macaw macho macro magnolia mahayana mahicans
major maladies malarial malign maligns malts manganese mania marian maritain market marshalled
marta martians maturities mauro mazama medicals member members mexicali military minister minks
minsky mohicans montanans month months moravian moron moronic morons multilateral mutual narking
nation national nations neutral neutrality never nicer nigel nigher nikon niter nixon nobody
north northern noway nuclear number obligation oblige offense offensive oldest other others
pairs palatals pales palestrina parcs pares parish parisian parisians parka parks parsi partner
partners partnership partnerships parts peace peaking pecking peeing peeking pensions people
peoples period perking permian persists pertains philippe philippians philippic philippics
philistine philistines piking pilau piles plague pledge pokes poking poled policy polls pones
popes pores poses power powers poxes prada praetorian president pressman preterit prime printing
pristine protect puking question quite quits reason recent region regional relation relations
remain republic respond reunions right rights rival rivals romanies rotarian ruffians salon
salons samba sampan sampans sanka santa sardines sardonic sargon security sedan serfs share
shared shetland shortish should sides signed since skittish slain sloven slovenly slovens
solvents sonia sottish source sources south southern spahn spawn special sprain stain standard
standards state states status still stockroom strategic strike strong strongest suede sundanese
superpower support surname surnames susan swain swami swamis swath swats swigs swims swish
syriac tasmania tasmanian terran thank thaws their there these thing those three tiber today
together tongs tonia tonya total trade traded treaties treaty troops tucks tunas tunes tunic
tunics turfs turkeys turnkey turns tuscon tusks ultimately under union united until versus
violate visit wades wages wakes waled walesa walks walls walsh wanes wants wares waves waxes
welch wellingtons western whales where which while whitewall whitewalls whole whose wiles
wilmington windsock withdraw within without world would years yeomen
`)

// questionWords are the words of questions about alliances that people misspell as well.
var questionWords = runes(`
about after again against agree agreed agreement agreements aggression aligned alignment
alliance alliances allied allies ally also among answer before being between border borders
break changed claim collective commitment common concluded consultation consult countries
country defence defend defender defense defensive during either embassy ended entente enter
entered every exactly first force former friend friends given group groups guarantee having
helped history include intervene joined large latest leader leaders leave least legal longer
major member members military minister mutual nation national nations neutral neutrality never
nobody nuclear number obligation offense offensive oldest other others partner partners
partnership partnerships peace pledge policy power powers president prime protect question
recent region regional relation relations remain respond rival rivals security share shared
should signed since sides source sources still strategic strong strongest superpower support
their there these thing those three today together total trade traded treaties treaty troops
under until versus violate wants where which while whole whose withdraw within without world
would years
`)

func runes(words string) []spelling {
	var out []spelling
	for w := range strings.FieldsSeq(words) {
		out = append(out, spelling{w, []rune(w), letters(w)})
	}
	return out
}
