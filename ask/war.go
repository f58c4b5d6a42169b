package ask

import (
	"fmt"
	"regexp"
	"strings"

	"entente"
	"entente/tie"
)

// war is a war that questions name. "Before" and "on the eve of" it are its last day of peace, "at
// the outbreak" its first day, "at the end" its last; "in" and "during" it are no date. Wars whose
// first or last day is a matter of opinion have none.
type war struct {
	name       string
	start, end entente.Date
	words      string // alternatives of a regular expression
	// place is where forces sent there were sent to that war, between two years.
	place    entente.ActorID
	from, to int16
}

var wars = []war{
	{name: "the First World War", start: entente.Date{Year: 1914, Month: 7, Day: 28}, end: entente.Date{Year: 1918, Month: 11, Day: 11},
		words: `first world war|world war (?:i|1|one)|ww ?(?:i|1)|wwi|great war|1차 ?세계 ?대전|제1차 세계 ?대전`},
	{name: "the Second World War", start: entente.Date{Year: 1939, Month: 9, Day: 1}, end: entente.Date{Year: 1945, Month: 9, Day: 2},
		words: `second world war|world war (?:ii|2|two)|ww ?(?:ii|2)|2차 ?세계 ?대전|제2차 세계 ?대전`},
	{name: "the Korean War", start: entente.Date{Year: 1950, Month: 6, Day: 25}, end: entente.Date{Year: 1953, Month: 7, Day: 27},
		words: `korean? war|korean conflict|war in korea|6[.\-/ ]?25 ?전쟁|6[.\-/ ]25(?:전쟁)?|육이오 ?전쟁|육이오|한국 ?전쟁|한국전`},
	{name: "the Vietnam War", end: entente.Date{Year: 1975, Month: 4, Day: 30},
		words: `viet ?nam(?:ese)? war|war in viet ?nam|베트남 ?전쟁|베트남전|월남전`},
	{name: "the Cold War", words: `cold war|냉전(?: ?시대| ?시기)?`},
	{name: "the Crimean War", start: entente.Date{Year: 1853, Month: 10, Day: 16}, end: entente.Date{Year: 1856, Month: 3, Day: 30}, words: `crimean war`},
	{name: "the Franco-Prussian War", start: entente.Date{Year: 1870, Month: 7, Day: 19}, end: entente.Date{Year: 1871, Month: 5, Day: 10},
		words: `franco[- ](?:prussian|german) war`},
	{name: "the Russo-Japanese War", start: entente.Date{Year: 1904, Month: 2, Day: 8}, end: entente.Date{Year: 1905, Month: 9, Day: 5},
		words: `russo[- ]japanese war|러일 ?전쟁`},
	{name: "the Spanish-American War", start: entente.Date{Year: 1898, Month: 4, Day: 21}, end: entente.Date{Year: 1898, Month: 8, Day: 13},
		words: `spanish[- ]american war`},
	{name: "the Gulf War", start: entente.Date{Year: 1990, Month: 8, Day: 2}, end: entente.Date{Year: 1991, Month: 2, Day: 28},
		words: `(?:first |persian )?gulf war|걸프전(?:쟁)?`},
	{name: "the Sino-Japanese War", words: `(?:first |second )?sino[- ]japanese war|(?:중일|청일) ?전쟁`},
	{name: "the Iraq War", words: `iraq war|war in iraq|이라크 ?전쟁|이라크전`, place: "IRQ", from: 2003, to: 2011},
	{name: "the war in Afghanistan", words: `war in afghanistan|afghan(?:istan)? war|아프가니스탄 ?전쟁`,
		place: "AFG", from: 2001, to: 2021},
	{name: "the Yom Kippur War", start: entente.Date{Year: 1973, Month: 10, Day: 6}, end: entente.Date{Year: 1973, Month: 10, Day: 25},
		words: `yom kippur war|october war|ramadan war`},
	{name: "the Six-Day War", start: entente.Date{Year: 1967, Month: 6, Day: 5}, end: entente.Date{Year: 1967, Month: 6, Day: 10}, words: `six[- ]day war`},
	{name: "the Iran-Iraq War", start: entente.Date{Year: 1980, Month: 9, Day: 22}, end: entente.Date{Year: 1988, Month: 8, Day: 20}, words: `iran[- ]iraq war`},
	{name: "the Chaco War", start: entente.Date{Year: 1932, Month: 9, Day: 9}, end: entente.Date{Year: 1935, Month: 6, Day: 12}, words: `chaco war`},
	{name: "the Balkan Wars", start: entente.Date{Year: 1912, Month: 10, Day: 8}, end: entente.Date{Year: 1913, Month: 8, Day: 10}, words: `(?:first |second )?balkan wars?`},
	{name: "the Winter War", start: entente.Date{Year: 1939, Month: 11, Day: 30}, end: entente.Date{Year: 1940, Month: 3, Day: 13}, words: `winter war`},
	{name: "the Falklands War", words: `falklands? war`},
	{name: "the Spanish Civil War", words: `spanish civil war`},
	{name: "the war in Ukraine", words: `war in ukraine|ukraine war|우크라이나 ?전쟁`},
}

// treatyNames are names of agreements and blocs that contain no usable actor. They are kept out of
// the search for names (Warsaw is the capital of Poland) and do not narrow a question.
var treatyNames = regexp.MustCompile(`\b(?:the )?(?:warsaw (?:pact|treaty)(?: organi[sz]ation)?|north atlantic treaty|washington treaty|rio (?:pact|treaty)|` +
	`(?:pact|treaty) of (?:rome|lisbon|paris|brussels|versailles|dunkirk|washington|berlin|london|tlatelolco|rio)|` +
	`locarno (?:pact|treaties|treaty)|baghdad pact|manila pact|balkan pact|little entente|triple (?:entente|alliance)|entente cordiale|` +
	`central powers|axis powers|the axis|anti-comintern pact|pact of steel|molotov[- ]ribbentrop pact|anzus(?: treaty| pact)?|` +
	`seato|cento|csto|aukus|fpda|five power defen[cs]e arrangements|arab league|organi[sz]ation of american states|western european union|holy alliance|balkan league|quadruple alliance|dual alliance|german confederation|collective security treaty(?: organi[sz]ation)?|five eyes|six[- ]party talks|new southern policy|sunshine policy)\b|바르샤바 ?조약(?: ?기구)?|신남방 ?정책`)

type warShape struct {
	war
	re *regexp.Regexp
}

var warShapes = compileWars()

func compileWars() []warShape {
	const frame = `(?:\b(before|prior to|on the eve of|eve of|at the outbreak of|outbreak of|at the (?:start|beginning) of|` +
		`start of|beginning of|when|at the end of|end of|after|since|during|in|throughout|at the time of) )?(?:the )?`
	out := make([]warShape, len(wars))
	for i, w := range wars {
		out[i] = warShape{w, regexp.MustCompile(frame + `(?:` + w.words + `)( 직전| 전에| 이전| 발발 당시| ?때| ?당시| 중에| 동안)?`)}
	}
	return out
}

// event is a war that the question names without making it a date.
type event struct {
	start, end int
	war        war
	isCause    bool // named after "in" or "during", or bare: it may be what help was given in
}

// findWars reads the wars of the text, after the dates. A war becomes a date where its frame says so.
func findWars(p *dateParser) (events []event) {
	for _, s := range warShapes {
		at := s.re.FindStringSubmatchIndex(p.text)
		if at == nil || !isWordEdge(p.text, at[0], at[1]) {
			continue
		}
		part := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return p.text[at[2*i]:at[2*i+1]]
		}
		frame := part(1)
		if ko := strings.TrimSpace(part(2)); ko != "" {
			frame = map[string]string{"직전": "eve of", "전에": "before", "이전": "before", "발발 당시": "outbreak of"}[ko]
		}
		e := event{start: at[0], end: at[1], war: s.war}
		if day := e.war.day(frame); !day.IsZero() {
			text := strings.TrimSpace(p.text[at[0]:at[1]])
			p.add(dated{start: at[0], end: at[1], date: day,
				note: fmt.Sprintf("%q is read as %s%s.", text, tie.InWords(day), e.war.dayIs(frame))})
			continue
		}
		e.isCause = frame == "" || frame == "in" || frame == "during" || frame == "at the time of"
		events = append(events, e)
		p.blank(at[0], at[1])
	}
	return events
}

// isWordEdge reports whether the stretch does not cut a Latin word in two.
func isWordEdge(s string, start, end int) bool {
	letter := func(b byte) bool { return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' }
	return (start == 0 || !letter(s[start-1]) || !letter(s[start])) &&
		(end == len(s) || !letter(s[end-1]) || !letter(s[end]))
}

func (p *dateParser) blank(start, end int) {
	p.text = p.text[:start] + strings.Repeat(";", end-start) + p.text[end:]
}

// day is the day that a frame makes of the war; zero where it makes none.
func (w war) day(frame string) entente.Date {
	if w.start.IsZero() && !strings.Contains(frame, "end of") {
		return entente.Date{}
	}
	switch {
	case frame == "before", frame == "prior to", strings.HasSuffix(frame, "eve of"):
		return w.start.Previous()
	case strings.HasSuffix(frame, "outbreak of"), strings.HasSuffix(frame, "start of"), strings.HasSuffix(frame, "beginning of"):
		return w.start
	case strings.HasSuffix(frame, "end of"):
		return w.end
	}
	return entente.Date{}
}

func (w war) dayIs(frame string) string {
	switch {
	case strings.HasSuffix(frame, "end of"):
		return ", its last day"
	case frame == "before", frame == "prior to", strings.HasSuffix(frame, "eve of"):
		return ", the day before it began"
	}
	return ", its first day"
}

// problem says why the war is no date, with dates to ask for instead.
func (e event) problem() (text string, instead []string) {
	for _, d := range []entente.Date{e.war.start, e.war.end} {
		if !d.IsZero() {
			instead = append(instead, fmt.Sprint(d.Year))
		}
	}
	if e.war.name == "the Cold War" {
		instead = []string{"1955", "1985"}
	}
	return fmt.Sprintf("A stretch of time such as %s is not one date.", e.war.name), instead
}
