package lexicon

import (
	"regexp"
	"strings"

	"entente/ask"
)

// membership patterns read a question in which names and dates have been taken out: G stands for the group, A
// for another actor; the date is gone, with the words that frame it, and so are words that change nothing. A
// whole question must match, so that no word is dropped silently.
type memberPattern struct {
	Aspect ask.Aspect
	Re     *regexp.Regexp
}

// The parts of the patterns.
var memberParts = strings.NewReplacer(
	"{who}", `(?:who(?: all)?|(?:which|what)(?: of the)?(?: other)? (?:countries|country|states|state|nations|nation|ones|members|member states)|(?:all )?(?:countries|states|nations|members)(?: that| which| who)?|any(?:one|body| country| state| member))`,
	"{be}", `(?:is|are|was|were)`,
	"{have}", `(?:have |has |had |did |do |does )?(?:ever )?`,
	"{member}", `(?:members?|member[- ](?:states?|countries|country|nations?)|countries|country|states|state|participants|part(?:y|ies)|signator(?:y|ies)|membership)`,
	"{in}", `(?:in|inside|within|part of|(?:an? )?(?:full )?(?:members?|member[- ](?:states?|countries|country|nations?)|part(?:y|ies)) (?:of|in|to))`,
	"{ask}", `(?:(?:list|name|show|give|tell|enumerate)(?: me| us)?(?: all)? )`,
	"{join}", `(?:join|joined|enter|entered|accede to|acceded to|become (?:an? )?(?:full )?(?:member|part|party) (?:of|to)|became (?:an? )?(?:full )?(?:member|part|party) (?:of|to)|get into|got into)`,
	"{leave}", `(?:leave|left|quit|exit|exited|withdraw from|withdrew from|withdrawn from|pull out of|pulled out of|depart from|departed from|drop out of|dropped out of|resign from)`,
	"{when}", `(?:when|(?:in )?(?:what|which) year|on (?:what|which) (?:date|day)|since when|how long|for how long)`,
	"{found}", `(?:founded|established|created|formed|set up|signed|made)`,
)

var MemberEnglish = compileMembers([]struct {
	aspect ask.Aspect
	shapes string
}{
	{ask.AspectFounders, `
{ask}?(?:founding|original|founder|first) {member} of G
G (?:founding|original|founder|first) {member}
(?:who|what|which) {be} (?:founding|original|founder|first) {member} of G
(?:who|what|which) {be} G (?:founding|original|founder|first) {member}
{who} {found} G
{who} {be} (?:founding|original|founder|first) {member} of G
who {be} (?:its |)founders of G
{ask}?founders of G`},
	{ask.AspectLeavers, `
{who} {have}{leave} G
(?:has|have|had|did) (?:anyone|anybody|any country|any countries|any state|any member|any members) (?:ever )?{leave} G
how many (?:countries|states|nations|members)(?: have| has)? {leave} G
{who} {be} no longer {in} G
{who} {be} not {in} G anymore
{ask}?(?:former|ex|past|previous)[- ]?{member} of G
{ask}?G (?:former|ex|past|previous)[- ]?{member}
(?:who|what|which) {be} (?:former|ex|past|previous)[- ]?{member} of G
(?:exits|withdrawals|departures) from G
{who} {be} (?:expelled|excluded|thrown out|kicked out) (?:from|of) G`},
	{ask.AspectFrozen, `
{who} {be} suspended (?:from|in|by) G
{who} of G {be} suspended
{ask}?suspended {member} of G`},
	{ask.AspectNewest, `
(?:who|what|which) {be} (?:newest|latest|most recent|last) {member} of G
(?:who|what|which) {be} (?:newest|latest|most recent|last) (?:to join|to enter|country to join|state to join) G
{ask}?(?:newest|latest|most recent) {member} of G
{who} {join} G (?:last|most recently)
who last {join} G`},
	{ask.AspectJoiners, `
{who} {have}{join} G
(?:has|have|had|did) (?:anyone|anybody|any country|any state) (?:ever )?{join} G
how many (?:countries|states|nations)(?: have| has)? {join} G
{ask}?(?:new {member} of|accessions to) G`},
	{ask.AspectFounded, `
when {be} G {found}
when did G (?:begin|start|come into being)
(?:what|which) {be} founding treaty of G
(?:what|which) {be} G founding treaty
{ask}?founding treaty of G
(?:what|which) treaty {found} G
who {found} G and when
what do {member} of G owe each other
what do G {member} owe each other
what does G (?:oblige|commit|bind) its {member} to
when {be} G (?:dissolved|disbanded|ended)
when did G (?:end|dissolve|cease to exist)
does G (?:still )?exist`},
	{ask.AspectMembers, `
{who} {be} {in} G
{who} {be} G {member}
{who} (?:make up|makes up|belong to|belongs to|belonged to|form|forms|formed|compose|composed|comprise) G
(?:who|what|which) {be} (?:all )?(?:current )?{member} (?:of|in|to) G
(?:who|what|which) {be} (?:all )?G {member}
{ask}?(?:all )?(?:current )?{member}(?: list)? (?:of|in|to) G
{ask}?(?:a )?list of (?:all )?(?:current )?{member} (?:of|in|to) G
{ask}?(?:a )?list of (?:all )?G {member}
{ask}?G (?:current )?{member}(?: list)?
{ask}?who {be} {in} G
{ask}?(?:which|what) (?:countries|states) {be} {in} G
(?:which|what) (?:countries|states|nations|{member}) (?:does|did|do) G (?:include|have|contain|comprise|consist of)
who (?:does|did) G (?:include|comprise|consist of)
what (?:does|did) G (?:include|comprise|consist of)
how many (?:countries|states|nations|{member}) (?:{be} there |{be} |{be} there currently )?{in} G
how many (?:countries|states|nations|{member}) (?:{be} there )?(?:of|in) G
how many (?:countries|states|nations|{member}) (?:does|did|do|has|had|have) G(?: have| had| include| consist of)?
how many G {member} {be} there
how many (?:countries|states|nations) (?:belong|belongs|belonged) to G
(?:what is )?(?:number|count) of {member} (?:of|in) G
{who} {be} {member} of G
G members?
members? G
{ask}(?:all )?(?:of )?G`},
	{ask.AspectJoined, `
{when} did A {join} G
{when} has A (?:joined|been {in}) G
{when} {be} A (?:been )?{in} G
{when} {be} A (?:a )?G {member}
{when} have? A been {in} G
{when} {be} A (?:admitted to|let into|accepted into|accepted by) G
{when} A {join} G
A {join} G when
{ask}?(?:date|year) of A (?:accession|entry|admission|membership) (?:to|into|in|of) G
{ask}?A (?:accession|entry|admission|membership) (?:date )?(?:to|into|in|of) G
accession of A to G
when did A G (?:membership|accession) (?:begin|start)`},
	{ask.AspectLeft, `
{when} did A {leave} G
{when} has A {leave} G
{when} A {leave} G
{when} {be} A no longer {in} G
{when} did A (?:stop|cease) (?:being {in}|to be {in}|being) G
(?:date of )?A (?:exit|withdrawal|departure) from G
{when} {be} A (?:expelled|excluded|suspended) from G
until when {be} A {in} G`},
	{ask.AspectHasLeft, `
(?:did|has|have|had) A (?:ever )?{leave} G
{be} A ever (?:out|outside) (?:of )?G
{be} A (?:expelled|excluded|suspended) from G
{be} A (?:leaving|out of|outside|outside of) G
{be} A no longer {in} G
has A ever been (?:out|outside) of G`},
	{ask.AspectHasJoined, `
(?:has|have|had|did) A (?:ever )?{join} G`},
	{ask.AspectIs, `
{be} A {in} G
{be} A ever {in} G
{be} A ever (?:a |an )?(?:full )?G {member}
{be} A one of G {member}
{be} A one of {member} of G
{be} A among {member} of G
{be} A (?:a |an )?(?:full )?G {member}
(?:has|have|had) A (?:ever )?been {in} G
(?:does|did|do) A (?:ever )?belong to G
(?:does|did) G (?:ever )?include A
{be} A included in G
A (?:is |)(?:a )?{member} of G
A in G
is it true that A {be} {in} G
A G {member}`},
})

var MemberKorean = compileMembers([]struct {
	aspect ask.Aspect
	shapes string
}{
	{ask.AspectFounders, `
G(?:의)?(?:창설|창립|원|초기)(?:회원국|회원|국|국가)(?:들)?{end}
누가G(?:을|를)?(?:창설|창립|설립|만들)(?:했|하였|었)(?:나|나요|습니까|어|는가)`},
	{ask.AspectLeavers, `
G(?:를|을|에서)?(?:탈퇴|이탈)(?:한)?(?:회원국|국가|나라|국)(?:들)?{end}
G(?:를|을|에서)?(?:떠난|나간)(?:회원국|국가|나라|국)(?:들)?{end}
(?:누가|어느나라가|어떤나라가|어느국가가|어떤국가가)G(?:를|을|에서)?(?:탈퇴|이탈)(?:했나|했나요|했습니까|했어|했는가|하였나)
(?:누가|어느나라가|어떤나라가)G(?:를|을|에서)?(?:떠났|나갔)(?:나|나요|습니까|어|는가)
G(?:의)?(?:옛|전|예전)(?:회원국|가입국)(?:들)?{end}`},
	{ask.AspectNewest, `
G(?:의)?(?:최신|가장최근|최근|마지막|새)(?:회원국|가입국){end}
G에(?:가장최근|가장최근에|가장늦게|마지막으로|최근에?)가입한(?:나라|국가|회원국){end}`},
	{ask.AspectJoiners, `
G에가입한(?:나라|국가){end}
(?:누가|어느나라가|어떤나라가)G에가입(?:했나|했나요|했습니까|했어|했는가)`},
	{ask.AspectFounded, `
G(?:은|는|이|가)?(?:언제|몇년에)(?:창설|설립|창립|결성|체결|만들어)(?:되었|됐|졌)(?:나|나요|습니까|어|는가|지)
G(?:의)?(?:창설조약|설립조약|근거조약|기본조약|조약){end}
G(?:은|는|이|가)?(?:언제)(?:해체|해산|종료)(?:되었|됐)(?:나|나요|습니까|어|는가)`},
	{ask.AspectMembers, `
(?:현재|지금)?G(?:의)?(?:현재)?(?:회원국|회원|가입국|가맹국|소속국|소속국가|구성국|당사국)(?:들)?(?:목록|명단|리스트)?{end}
(?:현재|지금)?G(?:의)?(?:현재)?(?:회원국|회원|가입국|가맹국)(?:수|의수|숫자)(?:은|는|가)?{end}
(?:현재|지금)?G(?:의)?(?:회원국|회원|가입국|가맹국)(?:은|는|이|가)?(?:모두|총)?(?:몇|몇개|몇개국|몇나라|몇국)(?:인가|인가요|입니까|이야|이지|이나|나)?(?:되나|있나|있나요|있어|있습니까|야)?
G에(?:는)?(?:가입한|속한|속해있는|가입되어있는|포함된|있는|들어있는)(?:나라|국가|회원국)(?:들)?{end}
G에(?:는)?(?:어떤|어느|무슨)(?:나라|국가)(?:들)?(?:이|가)?(?:있|속해있|가입해있|들어있|속하|있었|가입되어있|포함되)(?:나|나요|습니까|어|는가|지|니)
(?:누가|어느나라가|어떤나라가|어느국가가|어떤국가가)G에(?:있|속해있|가입해있|속하|속)(?:나|나요|습니까|어|는가|지|니|했나)
G(?:은|는)?(?:몇|몇개)(?:개국|나라|국가)(?:인가|으로구성되나|인가요|이야)?`},
	{ask.AspectJoined, `
A(?:은|는|이|가)?(?:언제|몇년에|몇년도에|언제부터)G(?:에|에는)?(?:가입|합류)(?:했나|했나요|했습니까|했어|했는가|하였나|했지|했니|한건가|한거야)?
(?:언제|몇년에|몇년도에)A(?:은|는|이|가)?G(?:에|에는)?(?:가입|합류)(?:했나|했나요|했습니까|했어|했는가|하였나|했지|했니)
A(?:은|는|이|가)?G(?:에|에는)?(?:언제|몇년에|몇년도에)(?:가입|합류)(?:했나|했나요|했습니까|했어|했는가|하였나|했지|했니)
A(?:은|는|이|가)?(?:언제부터)G(?:의)?(?:회원국|회원|가입국)(?:인가|인가요|이야|이었나|였나|입니까)
A(?:의)?G(?:에)?(?:가입|합류)(?:일|일자|날짜|연도|시기|년도)?(?:은|는)?(?:언제|몇년)?{end}`},
	{ask.AspectLeft, `
A(?:은|는|이|가)?(?:언제|몇년에|몇년도에)G(?:를|을|에서)?(?:탈퇴|이탈)(?:했나|했나요|했습니까|했어|했는가|하였나|했지|했니)
(?:언제|몇년에|몇년도에)A(?:은|는|이|가)?G(?:를|을|에서)?(?:탈퇴|이탈)(?:했나|했나요|했습니까|했어|했는가|하였나|했지|했니)
A(?:은|는|이|가)?G(?:를|을|에서)?(?:언제|몇년에)(?:탈퇴|이탈)(?:했나|했나요|했습니까|했어|했는가|하였나)
A(?:의)?G(?:에서의?)?탈퇴(?:일|일자|날짜|연도|시기)?(?:은|는)?(?:언제)?{end}`},
	{ask.AspectHasLeft, `
A(?:은|는|이|가)?G(?:를|을|에서)?(?:탈퇴|이탈)(?:했나|했나요|했습니까|했어|했는가|하였나|했지|한적이있나|한적있나)`},
	{ask.AspectIs, `
A(?:은|는|이|가|도)?(?:현재|지금)?G(?:의)?(?:회원국|회원|가입국|가맹국)(?:인가|인가요|입니까|이야|이에요|인지|이냐|이니|이었나|였나|이었습니까|맞나|맞나요|이었어|일까|인가요)?
A(?:은|는|이|가|도)?(?:현재|지금)?G에(?:가입했|가입되어있|가입해있|속해있|속하|속했|속|있|들어있|포함되|가입되)(?:나|나요|습니까|어|는가|지|니|었나|는지)
A(?:이|가)G에가입했나(?:요)?`},
})

func compileMembers(rows []struct {
	aspect ask.Aspect
	shapes string
}) []memberPattern {
	end := strings.NewReplacer("{end}", `(?:은|는|이|가|을|를|들)?(?:누구|누가|어디|어느나라|어떤나라|무엇|뭐|몇|몇개국)?(?:들)?(?:야|이야|인가|인가요|입니까|이지|지|예요|에요|이에요|나|있나|있나요|있어|있습니까|를?알려줘|을?알려줘|알려주세요|말해줘|보여줘|나열해줘|냐|니)?`)
	var out []memberPattern
	for _, row := range rows {
		for line := range strings.Lines(row.shapes) {
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, memberPattern{row.aspect, regexp.MustCompile(`^` + end.Replace(memberParts.Replace(line)) + `$`)})
			}
		}
	}
	return out
}
