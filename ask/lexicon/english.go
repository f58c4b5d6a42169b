package lexicon

import (
	"entente/ask"
)

// Reasons for refusing, and notes, by their codes.
const (
	NotFuture  = "future"
	NotHostile = "hostility"
	NotNegated = "negated"
	notNeutral = "neutral"
	notPeriod  = "period"
	notFormer  = "former"
	NotWhy     = "why"
	NotCompare = "compare"
	notFewest  = "fewest"
	notScope   = "scope"
	notAmounts = "amounts"
	NotMembers = "membership"
)

const SecretNote = "secret"

const WeighNote = "weigh"

// english is the lexicon of English phrases, one rule a line: the sense, then the phrases. In a
// phrase "a|b" are alternatives and "a?" may be left out; the longest phrase that fits wins.
var english = []struct {
	sense   Sense
	phrases string
}{
	{Sense{Role: RoleWho}, `
who
whom
whose
whos
anyone|anybody|someone|somebody|everyone|everybody
which|what all? other? two|three|four|five|ten|twenty|3|5|10|20? countries|country|contries|nations|nation|states|state|governments|powers|actors
countries|country|nations|nation|states|state|governments|powers that|which|who?
`},
	{Sense{Role: RoleWhat}, "what\nwhich\nwhat's\nwhat kind|kinds|type|types|sort|sorts of\nwhat sort"},
	{Sense{Role: RoleAsk}, `
list|name|show|give|display|enumerate|identify|find|tell me|us? all|the?
give me the|a? full|complete? list|overview of
who's who
tell me about
`},
	{Sense{Role: RolePolar}, `
is|are|was|were|do|does|did|has|have|had
isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't
can|could you please? tell|show|list|give|name me|us?
`},
	{Sense{Role: RolePartner, Also: RoleWho}, "country|countries|nations|states allied with|to"},
	{Sense{Role: RolePartner}, `
ally|allies|allied|allys|ally's
friend|friends|friendly
partner|partners|partnered
in|with alliance with
side|sides|sided|siding|aligned|align|aligns with
on the side of
on the same side
treaty partner|partners
formal|official|formally|officially ally|allies|allied
`},
	{Sense{Role: RolePartner, Kind: ask.KindDefence}, `
treaty|military|defence|defense|defensive ally|allies
defence|defense pact|treaty partner|partners
formal? treaty ally|allies
military|militarily allied
bound|obliged|committed|pledged by treaty|treaties? to defend|protect|help
`},
	{Sense{Role: RoleDefend, Kind: ask.KindDefence}, `
obliged|obligated|bound|committed|required|pledged|sworn|contracted|supposed by|under? treaty|treaties|law? to|by defend|protect|help|assist|aid|defending|protecting
obligation|obligations|duty|commitment|promise|pledge to|of? defend|protect|defending|protecting
would|must|has|have|had|need|needs to? defend|protect
owe|owes|owed mutual? defence|defense|protection
would|must help|assist|aid|support|rescue
's aid|rescue
would|must|has|have|had to? come|go to the? aid|defence|defense|help|rescue|assistance of
come|comes|coming|go to the? aid|defence|defense|help|rescue|assistance of
defend|defends|defending|protect|protects|protected|defended|protecting
`},
	{Sense{Role: RoleTie, Kind: ask.KindDefence}, `
mutual? bilateral? defence|defense|defensive pact|pacts|treaty|treaties|alliance|alliances|agreement|agreements|obligation|obligations|commitment|commitments|guarantee|guarantees|accord|accords|pledge|pledges|arrangement|arrangements
mutual defence|defense
mutual? military alliance|alliances|pact|pacts|treaty|treaties
security guarantee|guarantees|guarantor|guarantors
obliged|obligated|committed|bound|required to mutual|each defence|defense
duty|promise|obligation of defence|defense
`},
	{Sense{Role: RoleSkip}, `
if|when|where|in it|they|he|she|one|the|either|them? is|are|was|were|gets|got|country? attacked|invaded|threatened
if|when|once attacked|invaded|threatened
in the? case|event of an? armed? attack|war|invasion|aggression
in an emergency
against|from armed? attack|aggression|attacks
`},
	{Sense{Role: RoleTie, Kind: ask.KindAlliance}, "alliance treaty|treaties|pact|pacts|agreement|agreements"},
	{Sense{Role: RoleTie, Kind: ask.KindOffence}, "offensive alliance|alliances|pact|pacts|treaty|treaties"},
	{Sense{Role: RoleTie, Kind: ask.KindNeutrality}, "neutrality pact|pacts|treaty|treaties|agreement|agreements|partner|partners|obligation|obligations?"},
	{Sense{Role: RoleTie, Kind: ask.KindNonAggression}, `
non aggression|aggressive pact|pacts|treaty|treaties|agreement|agreements|partner|partners|obligation|obligations?
nonaggression|nonaggresion pact|pacts|treaty|treaties|agreement|agreements|partner|partners|obligation|obligations?
`},
	{Sense{Role: RoleTie, Kind: ask.KindConsultation}, "consultation pact|pacts|treaty|treaties|agreement|agreements|partner|partners|obligation|obligations?\nentente|ententes"},
	{Sense{Role: RoleTie, Kind: ask.KindSecurity}, `
security pact|pacts|treaty|treaties|agreement|agreements|partner|partners|partnership|partnerships|tie|ties|relations|relationship|relationships|cooperation|commitment|commitments|links|arrangement|arrangements|alliance|alliances|ally|allies|relation
military tie|ties|cooperation|partner|partners|partnership|partnerships|relations|relationship|links|agreement|agreements
defence|defense partner|partners|partnership|partnerships|tie|ties|relations|relationship|links
`},
	{Sense{Role: RoleTie, Kind: ask.KindSecurity}, "security|political|joint? declaration|declarations"},
	{Sense{Role: RoleTie, Kind: ask.KindCooperation}, "defence|defense cooperation|co agreement|agreements|partner|partners|pact|pacts|treaty|treaties|arrangement|arrangements?\ndca|dcas\nmilitary cooperation agreement|agreements"},
	{Sense{Role: RoleTie, Kind: ask.KindBases}, `
military? base|bases
status of forces agreement|agreements|treaty?
visiting forces agreement|agreements?
sofa|sofas
basing agreement|agreements|rights|arrangement|arrangements?
`},
	{Sense{Role: RoleTie, Kind: ask.KindIntelligence}, "intelligence sharing? agreement|agreements|partner|partners|pact|pacts|treaty|cooperation?\nshare|shares|sharing military? intelligence\ngsomia"},
	{Sense{Role: RoleTie, Kind: ask.KindArms}, "arms|weapons|weapon sale|sales|deal|deals|cooperation|codevelopment|co|agreement|agreements|supplier|suppliers|partners|partner|exports|transfers?\nbuy|buys|bought|sell|sells|sold arms|weapons to|from?"},
	{Sense{Role: RoleTie, Kind: ask.KindStrategic}, `
special|comprehensive|global|declared|a|strategic special|comprehensive|and|global? strategic cooperative? partner|partners|partnership|partnerships|relationship|relationships|tie|ties|relations|ally|allies|alliance|cooperation|alignment|agreement|agreements
strategic cooperative? partner|partners|partnership|partnerships|relationship|relationships|tie|ties|relations|ally|allies|alliance|cooperation|agreement|agreements|partnered
strategically
strategic
`},
	{Sense{Role: RoleTie, Kind: ask.KindTrade}, `
free? trade|trading agreement|agreements|deal|deals|pact|pacts|treaty|treaties|accord|accords|area|areas|partner|partners|partnership|relations|ties|relationship|arrangement|arrangements
free trade with?
fta|ftas|rta|rtas|pta|ptas|cepa|cepas|epa|epas
comprehensive? economic partnership agreement|agreements
preferential trade agreement|agreements
customs union|unions
preferential|regional|bilateral trade agreement|agreements
trades? freely
`},
	{Sense{Role: RoleTie, Kind: ask.KindDigital}, "digital\ndigital trade|economy|partnership? agreement|agreements|partner|partners|partnership|partnerships"},
	{Sense{Role: RoleTie, Kind: ask.KindSwap}, "bilateral? currency swap|swaps agreement|agreements|line|lines|deal|deals|arrangement|arrangements|partner|partners?\nswap line|lines|agreement|agreements|arrangement|arrangements\ncurrency swap|swaps\nswap|swaps"},
	{Sense{Role: RoleTie, Kind: ask.KindInvestment}, `
bilateral? investment protection? treaty|treaties|agreement|agreements|pact|pacts|deal|deals|partner|partners
bit|bits
investment|investments
`},
	{Sense{Role: RoleTie, Kind: ask.KindEconomic}, "economic partner|partners|partnership|partnerships|tie|ties|relations|relationship|agreement|agreements|links|pact|pacts|cooperation|treaty|treaties|deals|ally|allies"},
	{Sense{Role: RoleTie, Kind: ask.KindDiplomatic}, `
diplomatic relation|relations|relationship|relationships|tie|ties|mission|missions|representation|partner|partners|links|contacts|recognition
embassy|embassies|ambassador|ambassadors|embassys
diplomacy
`},
	{Sense{Role: RoleTie, Kind: ask.KindSummits}, "summit|summits state? visits?\nstate? visit|visits\nhigh level visit|visits|meeting|meetings"},
	{Sense{Role: RoleTie, Kind: ask.KindOrganisations}, `
international|intergovernmental|same|shared|common? organisation|organisations|organization|organizations|igos|igo
shared memberships|membership
in? the same international|intergovernmental? organisations|organizations|organisation|organization as
member|members|membership of|in the same|both|common? organisation|organisations|organization|organizations
`},
	{Sense{Role: RoleTie, Kind: ask.KindAid}, "foreign|development? aid\naid|development|assistance agreement|agreements|partner|partners"},
	{Sense{Role: RoleHelp, Kind: ask.KindSupport}, `
send|sends|sent|sending|contributed|contribute|provided|provide|dispatched|deployed|committed|gave|supplied|offered|lent their|combat|military|medical|its|any|ground|armed|some? troops|troop|forces|force|soldiers|help|aid|support|units|men|assistance|personnel|contingents|battalions|armies|army|ships to? help|aid|support|defend|assist|fight|in|for|with|alongside|rescue|save|protect?
fought|fight|fighting on the? side|sides of
fought|fight|fighting|battled for|alongside|beside|together|on|with with|the|side? side? of?
helped|help|supported|aided|assisted|support|assist|backed|saved|rescued to? defend|fight?
came to the? aid|help|defence|defense|rescue|assistance of
past military? support|supporters
troop|troops|force|forces contributor|contributors|contributing|contributions|contribution countries|nations|states|to?
un|united nations? command contributors|contributor|members|forces
war time|wartime allies|ally|partners|helpers|supporters
wartime allies|ally
`},
	{Sense{Role: RoleTie, Kind: ask.KindTroops}, "troop|troops|soldiers abroad|overseas?\nmilitary? deployment|deployments\npeacekeepers|peacekeeping\ntroop|troops dispatch|dispatches|deployment|deployments|deployed|stationed abroad|overseas?\npeacekeeping troops"},
	{Sense{Role: RoleTie}, `
alliance|alliances|aliance
tie|ties|tied|tying
relation|relations|relationship|relationships|related|relating
pact|pacts|treaty|treaties|agreement|agreements|accord|accords|deal|deals|instruments
link|links|linked|linking|connection|connections|connected|connect|connects
bond|bonds|bound|bind|binds|binding
partnership|partnerships|cooperation|cooperate|cooperates|commitment|commitments|obligation|obligations
relationship|alliance|diplomatic status
stand|stands with|by
guarantee|guarantees
`},
	{Sense{Role: RoleCount}, `
how many
how many other|different|distinct|total|of|formal|active|such? countries|states|nations|governments|powers
total? number of countries|states|nations?
the? count of
how numerous
how large a number of
count
`},
	{Sense{Role: RoleWhen}, `
since when
when
when exactly
from|until|till|to|up when
until|till|from|since|in|on|at|by|during what|which year|years|date|day|month|time|point
since what|which? year|date|time
what|which year|date|day|month
for? how long
how many years|decades|months|days
how old
the? date|dates|year|day of|when|on
the? start|starting|end|begin|beginning|signing|signature date of?
the? duration|length|start|beginning|end|birth|origin|origins|founding|expiry|termination|conclusion|signing|signature|entry of|into
how far back
`},
	{Sense{Role: RoleEnd}, `
end|ends|ended|ending
expire|expires|expired|lapse|lapsed|terminate|terminated|terminates|dissolve|dissolved|abrogated|abrogate|stop|stopped|stops|cease|ceased|collapse|collapsed|break|broke|broken down|up|off?
begin|began|begun|start|started|starts|begins|commence|commenced
come|came|go|went into effect|being|force
enter|entered into force|effect
last|lasted|lasts
leave|leaves|left|withdraw|withdrew|quit|renew|renewed|extended
over
`},
	{Sense{Role: RoleRank}, `
the? most
the? most number of
the? highest|largest|greatest|biggest|maximum|max total? number|count|amount|set|network|list|total of?
more? than any|all other|others? country|countries|nation|nations|state|states|else?
more than anyone|anybody|everyone else?
than anyone|anybody|everyone else?
top|leading countries|states|nations|ten|five|10|5|3|20|three? by number? of?
top countries|states|nations
ranking|rankings|rank|ranked|ranks of|by? countries|states|nations? by?
leads|leader in|by number? of?
top 3|5|10|20|25|50|100|three|five|ten|twenty
`},
	{Sense{Role: RoleShared, Also: RolePartner}, "mutual ally|allies|friend|friends|partner|partners"},
	{Sense{Role: RoleShared}, `
share|shares|shared|sharing
in common
common|joint|jointly
the same
overlap|overlapping|overlaps
simultaneously
at the same time
`},
	{Sense{Role: RoleBoth}, "both\nboth of\neach of"},
	{Sense{Role: RoleBetween}, "between|betwen|among\nin|to with each other\nwith|to each other|another\nwith|to one another"},
	{Sense{Role: RoleAnd}, "and\nplus\nas well as\ntogether with\nalong with"},
	{Sense{Role: RoleOr}, "or\neither"},
	{Sense{Role: RoleOf}, "of\nwith\nto\n's\nfor\nby\ntowards|toward"},
	{Sense{Role: RoleIn}, "in\nwithin\ninside\nfrom|out among|of"},
	{Sense{Role: RoleBloc}, "country|countries|nations|nation|states|state|governments|government|member|members|powers|membership"},
	{Sense{Role: RoleAgainst}, "against\nfight|fought|fighting against\nin the fight against"},
	{Sense{Role: RoleNote, Why: WeighNote}, `
closest|close|closer|main|key|major|important|chief|primary|principal|biggest|best|greatest|strongest|staunchest|top|nearest|leading|largest|strong|firm|loyal|trusted|powerful
the? most important|powerful|loyal|trusted|reliable|significant|valuable|dependable|faithful|vital
number one
oldest|longest|newest|youngest|latest|longstanding
long standing
longest|oldest standing|lasting
real|true|genuine|natural|ideal|worst|weakest|special|dearest|favourite|favorite
`},
	{Sense{Role: RoleRefuse, Why: notPeriod}, "between|in the? world? wars|war\nin? the? interwar years|period|era?"},
	{Sense{Role: RoleNote, Why: "direction_told"}, "one sided\nonesided|asymmetric|reciprocal"},
	{Sense{Role: RoleNote, Why: SecretNote}, "secret|secretly|covert|clandestine|hidden|undisclosed"},
	{Sense{Role: RoleSkip}, "public|publicly"},
	{Sense{Role: RoleNote, Why: "bilateral_shown"},
		"bilateral|multilateral|bilaterally"},
	{Sense{Role: RoleNarrow}, `
europe|european|europeans|asia|asian|asians|africa|african|oceania|pacific|latin|eurasia|scandinavia|scandinavian|nordic|balkan|balkans|caribbean|arab|arabs|muslim|western|eastern|communist|capitalist|democratic|democracies|nuclear
north|south|central|latin america|american|americas
middle|far|near east|eastern
southeast|south east|east|central|western|northeast|south asia|asian
western|eastern|northern|southern|central europe|european|africa|african
`},
	{Sense{Role: RoleEver}, "ever\nat any time|point|stage in|of? history?\nonce\nthrough|throughout history\nin history|past\nin the past\nhistorically|historical|historic\nof all time\nall time\nover time\nhistory of?"},
	{Sense{Role: RoleHow}, "how"},
	{Sense{Role: RoleModal}, "would|wouldn't|must"},
	{Sense{Role: RoleRefuse, Why: NotFuture}, `
will|won't|shall|should|shouldn't|might|future|predict|predicts|prediction|predictions|forecast|likely|unlikely|probably|soon|upcoming|expected|expect|plan|plans|planning|planned|intends|hypothetically
next war|year|ally|allies|decade|president|election?
going to
gonna
what if
`},
	{Sense{Role: RoleRefuse, Why: NotHostile}, `
enemy|enemies|rival|rivals|rivalry|adversary|adversaries|foe|foes|opponent|opponents|hostile|hostility|hostilities|invade|invades|invaded|invasion|attack|attacks|attacked|attacking|threat|threats|threaten|threatens|conflict|conflicts|dispute|disputes|sanction|sanctions|sanctioned|oppose|opposes|opposed|hate|hates|war|wars|warring|fight|fights|fighting|fought|bomb|bombed|nuke|battle|battles|coup|spy|spies|occupied|occupy|annexed|colony|colonies|colonized|colonised|conquered
at war with
`},
	{Sense{Role: RoleRefuse, Why: NotNegated}, `
not|no|never|none|without|nor|neither|cannot|can't|nobody|no-one|except|excepting|excluding|exclude|besides|but|minus|lacking|lack|lacks|unallied|nonallied|nonaligned|unaligned|missing|refuse|refused|refuses|instead|non|only|solely|exclusively|alone
other than
apart|aside from
not allied|aligned with?
rather than
`},
	{Sense{Role: RoleRefuse, Why: notNeutral}, "neutral|neutrality"},
	{Sense{Role: RoleRefuse, Why: notFormer}, "former|formerly|ex|previous|previously|past|old|earlier|erstwhile|lost|onetime\nused to be|have?\nno longer\nnot anymore|any more"},
	{Sense{Role: RoleRefuse, Why: NotWhy}, "why|reason|reasons|cause|causes|explain|opinion|think|feel|believe|because|purpose|benefit|benefits|advantages|worth|good|bad|trust|reliable|dangerous|afraid|like|likes|dislike\nhow close|strong|good|bad|important|likely|reliable|well|stable|much\nhow come"},
	{Sense{Role: RoleRefuse, Why: NotCompare}, "more|less|fewer|than|better|worse|stronger|weaker|versus|vs|compare|compared|comparison|differ|difference|rather|similar|similarity"},
	{Sense{Role: RoleRefuse, Why: notFewest}, "fewest|least|lowest|smallest|minimum|bottom\nthe? fewest|least number? of?\nlowest|smallest number of"},
	{Sense{Role: RoleRefuse, Why: notAmounts}, "export|exports|exported|import|imports|imported|gdp|spending|budget|amount|volume|dollars|money|billion|million|tariff|tariffs|percent|percentage|value\nhow much"},
	{Sense{Role: RoleRefuse, Why: notScope}, `
restaurant|restaurants|weather|population|president|minister|capital|flag|language|languages|food|hotel|hotels|recipe|movie|movies|song|songs|football|soccer|team|teams|player|players|tourist|tourism|visa|visas|airport|flight|flights|currency|stock|stocks|price|prices|king|queen|dictator|leader|leaders|city|cities|mountain|river|religion|area|border|borders|climate|map|time|author|book|university|company|companies|joke|poem|story|election|elections|singer|actor|actress
capital city? of?
prime minister
world cup
`},
	{Sense{Role: RoleRefuse, Why: NotMembers}, "member|members|membership of|in the?\nwho is in\njoin|joined|joins|joining"},
	{Sense{Role: RoleSkip}, `
a|an|the|there|that|this|these|those|such
it|its|they|their|them|he|she|his|her|i|me|my|mine|you|your|we|our|us|itself|themselves
each other
be|been|being|am|get|gets|got|having|done|make|makes|made|making|'re|'ve|re|r|u
please|pls|plz|kindly|thanks|thank|hi|hello|hey|ok|okay|so|well|just|again|also|too|then|anyway
can|could|may|let|want|wants|need|know|known|tell|say|says|see|learn|understand|wonder|wondering|wondered|ask|asking|question|answer|look|check
can|could|would|will you please? tell|show|list|give|name me|us?
do you know
i want|need|would|wanna|gotta to|like? to|like? know|see|find|learn|ask? out?
i'd like to know|see
i|i'm wonder|wondering if|whether?
i am wondering|asking|looking if|for|whether?
if|whether
on|at|from|as|about|regarding|concerning|through|via|under|upon|into|over
as of|at|in|on
as far as you know
any|some|all|every|each|other|others|different|various|several|many|else|one|ones|two
still|already|yet|actually|really|exactly|officially|official|formally|formal|legally|legal|currently|current|present|existing|active|effective|effectively|valid|today's|contemporary|modern|technically|generally|basically|indeed
in force|effect|place
sign|signed|signs|signing|conclude|concluded|concludes|ratified|ratify|formed|form|forms|hold|holds|held|maintain|maintains|maintained|keep|keeps|kept|enter|entered|enters|establish|established|establishes|agreed|agree|negotiated|struck|reached|enjoy|enjoys|enjoyed|become|became|becomes|becoming|remain|remains|remained|exist|exists|existed|exist|count|counts|counted|considered|regarded|recognised|recognized|called|include|includes|included|comprise|declare|declared|based|concerning|took|take|takes|part|participate|participated
set|turn|turned up|out
belong|belongs|belonged to?
count|counts|counted as|among
help me
the? state of
list|overview|summary|details|detail|information|info|data|facts|status|state|situation|nature|position|record|records|full|complete|entire|whole|total|names|name
according to the? data|records|entente?
militarily
's side|behalf
come|comes|came|go to
or not|no
year|years|date|day|month|time|moment
the year|month|time of?
in|at|during the|that year|month|time|period of?
government|governments of
republic|kingdom of?
people of
international|foreign|external|global|world|worldwide
in the world
of|in all? the? world
on earth
anywhere
ad|ce|ad.
mutual|mutually|reciprocal|actual
between them|themselves
currently in force
apply|applies|applied|stand|stands
with respect|regard|reference to
`},
}
