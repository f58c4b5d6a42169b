package lexicon

import (
	"regexp"
	"slices"
	"strings"

	"entente"
)

// WarNamed is the war of a code.
func WarNamed(name string) warShape {
	i := slices.IndexFunc(WarShapes, func(s warShape) bool { return s.Name == name })
	return WarShapes[max(i, 0)]
}

// Matches reports whether a text speaks of the war.
func (w warShape) Matches(text string) bool {
	return w.Re.MatchString(LowerASCII(text))
}

// War is a war that questions name. "Before" and "on the eve of" it are its last day of peace, "at
// the outbreak" its first day, "at the end" its last; "in" and "during" it are no date. Wars whose
// first or last day is a matter of opinion have none.
type War struct {
	Name       string
	Start, End entente.Date
	words      string // alternatives of a regular expression
	// place is where forces sent there were sent to that war, between two years.
	Place    entente.ActorID
	From, To int16
}

var wars = []War{
	{Name: "first_world_war", Start: entente.Date{Year: 1914, Month: 7, Day: 28}, End: entente.Date{Year: 1918,
		Month: 11, Day: 11},
		words: `first world war|world war (?:i|1|one)|ww ?(?:i|1)|wwi|great war|1차 ?세계 ?대전|제1차 세계 ?대전`},
	{Name: "second_world_war", Start: entente.Date{Year: 1939, Month: 9, Day: 1}, End: entente.Date{Year: 1945,
		Month: 9, Day: 2},
		words: `second world war|world war (?:ii|2|two)|ww ?(?:ii|2)|2차 ?세계 ?대전|제2차 세계 ?대전`},
	{Name: "korean_war", Start: entente.Date{Year: 1950, Month: 6, Day: 25}, End: entente.Date{Year: 1953, Month: 7,
		Day: 27},
		words: `korean? war|korean conflict|war in korea|6[.\-/ ]?25 ?전쟁|6[.\-/ ]25(?:전쟁)?|육이오 ?전쟁|육이오|한국 ?전쟁|한국전`},
	{Name: "vietnam_war", End: entente.Date{Year: 1975, Month: 4, Day: 30},
		words: `viet ?nam(?:ese)? war|war in viet ?nam|베트남 ?전쟁|베트남전|월남전`},
	{Name: "cold_war", words: `cold war|냉전(?: ?시대| ?시기)?`},
	{Name: "crimean_war", Start: entente.Date{Year: 1853, Month: 10, Day: 16}, End: entente.Date{Year: 1856, Month: 3,
		Day: 30}, words: `crimean war`},
	{Name: "franco_prussian_war", Start: entente.Date{Year: 1870, Month: 7, Day: 19}, End: entente.Date{Year: 1871,
		Month: 5, Day: 10},
		words: `franco[- ](?:prussian|german) war`},
	{Name: "russo_japanese_war", Start: entente.Date{Year: 1904, Month: 2, Day: 8}, End: entente.Date{Year: 1905,
		Month: 9, Day: 5},
		words: `russo[- ]japanese war|러일 ?전쟁`},
	{Name: "spanish_american_war", Start: entente.Date{Year: 1898, Month: 4, Day: 21}, End: entente.Date{Year: 1898,
		Month: 8, Day: 13},
		words: `spanish[- ]american war`},
	{Name: "gulf_war", Start: entente.Date{Year: 1990, Month: 8, Day: 2}, End: entente.Date{Year: 1991, Month: 2,
		Day: 28},
		words: `(?:first |persian )?gulf war|걸프전(?:쟁)?`},
	{Name: "sino_japanese_war", words: `(?:first |second )?sino[- ]japanese war|(?:중일|청일) ?전쟁`},
	{Name: "iraq_war", words: `iraq war|war in iraq|이라크 ?전쟁|이라크전`, Place: "IRQ", From: 2003, To: 2011},
	{Name: "war_in_afghanistan", words: `war in afghanistan|afghan(?:istan)? war|아프가니스탄 ?전쟁`,
		Place: "AFG", From: 2001, To: 2021},
	{Name: "yom_kippur_war", Start: entente.Date{Year: 1973, Month: 10, Day: 6}, End: entente.Date{Year: 1973,
		Month: 10, Day: 25},
		words: `yom kippur war|october war|ramadan war`},
	{Name: "six_day_war", Start: entente.Date{Year: 1967, Month: 6, Day: 5}, End: entente.Date{Year: 1967, Month: 6,
		Day: 10}, words: `six[- ]day war`},
	{Name: "iran_iraq_war", Start: entente.Date{Year: 1980, Month: 9, Day: 22}, End: entente.Date{Year: 1988,
		Month: 8, Day: 20}, words: `iran[- ]iraq war`},
	{Name: "chaco_war", Start: entente.Date{Year: 1932, Month: 9, Day: 9}, End: entente.Date{Year: 1935, Month: 6,
		Day: 12}, words: `chaco war`},
	{Name: "balkan_wars", Start: entente.Date{Year: 1912, Month: 10, Day: 8}, End: entente.Date{Year: 1913, Month: 8,
		Day: 10}, words: `(?:first |second )?balkan wars?`},
	{Name: "winter_war", Start: entente.Date{Year: 1939, Month: 11, Day: 30}, End: entente.Date{Year: 1940, Month: 3,
		Day: 13}, words: `winter war`},
	{Name: "falklands_war", words: `falklands? war`},
	{Name: "spanish_civil_war", words: `spanish civil war`},
	{Name: "war_in_ukraine", words: `war in ukraine|ukraine war|우크라이나 ?전쟁`},
}

// TreatyNames are names of agreements and blocs that contain no usable actor. They are kept out of
// the search for names (Warsaw is the capital of Poland) and do not narrow a question.
var TreatyNames = regexp.MustCompile(`\b(?:the )?(?:warsaw (?:pact|treaty)(?: organi[sz]ation)?|north atlantic treaty|washington treaty|rio (?:pact|treaty)|` +
	`(?:pact|treaty) of (?:rome|lisbon|paris|brussels|versailles|dunkirk|washington|berlin|london|tlatelolco|rio)|` +
	`locarno (?:pact|treaties|treaty)|baghdad pact|manila pact|balkan pact|little entente|triple (?:entente|alliance)|entente cordiale|` +
	`central powers|axis powers|the axis|anti-comintern pact|pact of steel|molotov[- ]ribbentrop pact|anzus(?: treaty| pact)?|` +
	`seato|cento|csto|aukus|fpda|five power defen[cs]e arrangements|arab league|organi[sz]ation of american states|western european union|holy alliance|balkan league|quadruple alliance|dual alliance|german confederation|collective security treaty(?: organi[sz]ation)?|five eyes|six[- ]party talks|new southern policy|sunshine policy)\b|바르샤바 ?조약(?: ?기구)?|신남방 ?정책`)

type warShape struct {
	War
	Re *regexp.Regexp
}

var WarShapes = compileWars()

func compileWars() []warShape {
	const frame = `(?:\b(before|prior to|on the eve of|eve of|at the outbreak of|outbreak of|at the (?:start|beginning) of|` +
		`start of|beginning of|when|at the end of|end of|after|since|during|in|throughout|at the time of) )?(?:the )?`
	out := make([]warShape, len(wars))
	for i, w := range wars {
		out[i] = warShape{w, regexp.MustCompile(frame + `(?:` + w.words + `)( 직전| 전에| 이전| 발발 당시| ?때| ?당시| 중에| 동안)?`)}
	}
	return out
}

// Day is the day that a frame makes of the war; zero where it makes none.
func (w War) Day(frame string) entente.Date {
	if w.Start.IsZero() && !strings.Contains(frame, "end of") {
		return entente.Date{}
	}
	switch {
	case frame == "before", frame == "prior to", strings.HasSuffix(frame, "eve of"):
		return w.Start.Previous()
	case strings.HasSuffix(frame, "outbreak of"), strings.HasSuffix(frame, "start of"), strings.HasSuffix(frame,
		"beginning of"):
		return w.Start
	case strings.HasSuffix(frame, "end of"):
		return w.End
	}
	return entente.Date{}
}

// DayIs is the code of the note that says which day of the war a frame makes of it.
func (w War) DayIs(frame string) string {
	switch {
	case strings.HasSuffix(frame, "end of"):
		return "war_last_day"
	case frame == "before", frame == "prior to", strings.HasSuffix(frame, "eve of"):
		return "war_eve"
	}
	return "war_first_day"
}
