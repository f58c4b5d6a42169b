package ko

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/ask"
)

//go:embed notes.csv
var noteFile []byte

// noteTexts are the sentences of the notes, by code.
var noteTexts = readTexts(noteFile)

// readTexts reads a file of codes and texts. The file is part of the program: what is wrong in it is a bug.
func readTexts(file []byte) map[string]string {
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		panic("notes.csv: " + err.Error())
	}
	out := make(map[string]string, len(rows))
	for _, r := range rows[1:] {
		out[r[0]] = r[1]
	}
	return out
}

// places are where the arguments of a note stand: {1}, {2.years}, {*} for all of them, each with the particle that
// follows: {1:은/는}.
var places = regexp.MustCompile(`\{(\d|\*)(\.years)?(?::([^}]+))?\}`)

// stretches are the English words of a stretch of time.
var stretches = map[string]string{"after": "이후", "since": "이후", "before": "이전", "until": "까지", "till": "까지",
	"by": "까지", "from": "부터", "between": "사이", "during": "동안"}

// note is the sentence of a note.
func (d *Speaker) note(n ask.Note) string {
	if n.Code == "unknown_words" {
		return josa(all(d.args(n.Args)), "은/는") + " 알 수 없는 명칭 또는 단어입니다."
	}
	if n.Code == "stretch" && len(n.Args) > 0 {
		n.Args = slices.Clone(n.Args)
		n.Args[0].Word = cmp.Or(stretches[strings.ToLower(n.Args[0].Word)], n.Args[0].Word)
	}
	return places.ReplaceAllStringFunc(noteTexts[n.Code], func(place string) string {
		m := places.FindStringSubmatch(place)
		i, _ := strconv.Atoi(m[1])
		var said string
		switch {
		case m[1] == "*":
			said = all(d.args(n.Args))
		case i < 1 || i > len(n.Args):
			return place
		case m[2] == ".years":
			said = yearsWithin(n.Args[i-1].Period)
		default:
			said = d.arg(n.Args[i-1])
		}
		if m[3] == "" {
			return said
		}
		return josa(said, m[3])
	})
}

func (d *Speaker) args(as []ask.Arg) []string {
	out := make([]string, len(as))
	for i, a := range as {
		out[i] = d.arg(a)
	}
	return out
}

// arg is one place of a note in words.
func (d *Speaker) arg(a ask.Arg) string {
	switch {
	case a.Quote != "":
		return "‘" + a.Quote + "’"
	case a.Word != "":
		return a.Word
	case !a.Date.IsZero():
		return date(a.Date)
	case a.Period != (entente.Period{}):
		return within(a.Period)
	case !a.At.IsZero():
		return d.nameAt(a.Actor, a.At)
	case a.Actor != "":
		return d.name(a.Actor)
	case a.Kind != "":
		return layers[a.Kind]
	case a.War != "":
		return wars[a.War]
	}
	return number(a.Number)
}

// heard are parts of a question; its own words are quoted.
func (d *Speaker) heard(as []ask.Arg) []string {
	out := d.args(as)
	for i, a := range as {
		if a.Word != "" {
			out[i] = "‘" + a.Word + "’"
		}
	}
	return out
}

// yearsWithin is a period in years, as the time that a name is of.
func yearsWithin(p entente.Period) string {
	switch {
	case p.From.IsZero():
		return fmt.Sprintf("%d년까지", p.To.Year)
	case p.To.IsZero():
		return fmt.Sprintf("%d년 이후", p.From.Year)
	}
	return fmt.Sprintf("%d~%d년", p.From.Year, p.To.Year)
}

// refusal is why a question is not answered, with what was and was not understood.
func (d *Speaker) refusal(r ask.Proposition) string {
	s := "이 질문에는 답변할 수 없습니다. " + d.note(r.Refusal)
	if len(r.Understood) > 0 {
		s += " 이해한 부분: " + all(d.heard(r.Understood)) + "."
	}
	if len(r.NotUnderstood) > 0 {
		s += " 이해하지 못한 부분: " + all(d.heard(r.NotUnderstood)) + "."
	}
	return s
}

// question writes out a question that can be answered.
func (d *Speaker) question(q ask.Question) string {
	a, b, at, was := d.name(q.A), d.name(q.B), "", false
	if !q.At.IsZero() {
		a, b, at, was = d.nameAt(q.A, q.At), d.nameAt(q.B, q.At), date(q.At)+" ", true
	}
	switch q.Form {
	case ask.AskPair:
		if was {
			return at + josa(a, "은/는") + " " + josa(b, "과/와") + " 동맹이었나?"
		}
		return josa(a, "은/는") + " " + josa(b, "과/와") + " 동맹인가?"
	case ask.AskTies:
		return at + josa(a, "과/와") + " " + b + "의 관계는?"
	case ask.AskShared:
		return at + josa(a, "과/와") + " " + b + "의 공동 동맹국은?"
	case ask.AskSince:
		return josa(a, "과/와") + " " + josa(b, "은/는") + " 언제부터 동맹인가?"
	case ask.AskCount:
		return at + a + "의 동맹국은 몇 개국인가?"
	case ask.AskKind:
		return at + d.kindQuestion(a, q.Kind)
	case ask.AskTrade:
		return josa(a, "과/와") + " 자유무역협정을 체결한 국가는?"
	case ask.AskMost:
		return at + "동맹국이 가장 많은 국가는?"
	case ask.AskMember:
		return at + josa(a, "은/는") + " " + b + "의 회원국" + map[bool]string{true: "이었나?", false: "인가?"}[was]
	case ask.AskPartners:
		return at + a + "의 " + partnersOf(q) + "?"
	case ask.AskMembers:
		return at + a + "의 회원국은?"
	}
	return at + a + "의 동맹국은?"
}
