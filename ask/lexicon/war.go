package lexicon

import (
	_ "embed"
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

//go:embed wars.csv
var warFile []byte

var wars = readWars()

func readWars() []War {
	var out []War
	for _, r := range table("wars.csv", warFile) {
		w := War{Name: r["war"], words: r["words"], Place: entente.ActorID(r["place"]), From: year(r["from"]), To: year(r["to"])}
		w.Start, w.End = dateIn(r["start"]), dateIn(r["end"])
		out = append(out, w)
	}
	return out
}

func year(s string) int16 { return dateIn(s).Year }

func dateIn(s string) entente.Date {
	d, err := entente.ParseDate(s)
	if s != "" && err != nil {
		panic("wars.csv: " + err.Error())
	}
	return d
}

// TreatyNames are names of agreements and blocs that contain no usable actor. They are kept out of
// the search for names (Warsaw is the capital of Poland) and do not narrow a question.
var TreatyNames = compileTreaties()

//go:embed treaties.csv
var treatyFile []byte

func compileTreaties() *regexp.Regexp {
	byLanguage := map[string][]string{}
	for _, r := range table("treaties.csv", treatyFile) {
		byLanguage[r["language"]] = append(byLanguage[r["language"]], r["name"])
	}
	return regexp.MustCompile(`\b(?:the )?(?:` + strings.Join(byLanguage["en"], "|") + `)\b|` + strings.Join(byLanguage["ko"], "|"))
}

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
