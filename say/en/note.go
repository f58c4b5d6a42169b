package en

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
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

// note is the sentence of a note.
func (d *Speaker) note(n ask.Note) string {
	if n.Code == "unknown_words" {
		return d.unknownWords(n)
	}
	return places.ReplaceAllStringFunc(noteTexts[n.Code], func(place string) string {
		m := places.FindStringSubmatch(place)
		if m[1] == "*" {
			return list(d.args(n.Args), len(n.Args))
		}
		i, _ := strconv.Atoi(m[1])
		if i < 1 || i > len(n.Args) {
			return place
		}
		if m[2] == ".years" {
			return yearsWithin(n.Args[i-1].Period)
		}
		return d.arg(n.Args[i-1])
	})
}

// places are where the arguments of a note stand: {1}, {2.years}, {*} for all of them.
var places = regexp.MustCompile(`\{(\d|\*)(\.years)?\}`)

func (d *Speaker) unknownWords(n ask.Note) string {
	said := d.args(n.Args)
	if len(said) == 1 {
		return "The name or word " + said[0] + " is not known."
	}
	return "The names or words " + list(said, len(said)) + " are not known."
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
		return strconv.Quote(a.Quote)
	case a.Word != "":
		return a.Word
	case !a.Date.IsZero():
		return evidence.InWords(a.Date)
	case a.Period != (entente.Period{}):
		return within(a.Period)
	case !a.At.IsZero():
		return inSentence(d.cw.NameAt(a.Actor, a.At))
	case a.Actor != "":
		if x, ok := d.cw.Actor(a.Actor); ok {
			return x.Name
		}
		return string(a.Actor)
	case a.Kind != "":
		return layer(a.Kind)
	case a.War != "":
		return wars[a.War]
	}
	return strconv.Itoa(a.Number)
}

// yearsWithin is a period in years, as the time that a name is of.
func yearsWithin(p entente.Period) string {
	switch {
	case p.From.IsZero():
		return fmt.Sprintf("the years until %d", p.To.Year)
	case p.To.IsZero():
		return fmt.Sprintf("the years since %d", p.From.Year)
	}
	return fmt.Sprintf("%d to %d", p.From.Year, p.To.Year)
}

// refusal is why a question is not answered, with what was and was not understood.
func (d *Speaker) refusal(r ask.Proposition) string {
	s := "I cannot answer that. " + d.note(r.Refusal)
	if len(r.Understood) > 0 {
		s += " Understood: " + strings.Join(d.args(r.Understood), ", ") + "."
	}
	if len(r.NotUnderstood) > 0 {
		s += " Not understood: " + strings.Join(d.args(r.NotUnderstood), ", ") + "."
	}
	return s
}

// question writes out a question that can be answered.
func (d *Speaker) question(q ask.Question) string {
	a, b, at, is := d.label(q.A), d.label(q.B), "", "is"
	if !q.At.IsZero() {
		at, is = " "+onDate(q.At), "was"
	}
	switch q.Form {
	case ask.AskPair:
		return capital(is) + " " + a + " allied with " + b + at + "?"
	case ask.AskTies:
		return "What ties " + a + " and " + b + at + "?"
	case ask.AskShared:
		return "Which allies do " + a + " and " + b + " share" + at + "?"
	case ask.AskSince:
		return "Since when have " + a + " and " + b + " been allies?"
	case ask.AskCount:
		if at == "" {
			return "How many allies does " + a + " have?"
		}
		return "How many allies did " + a + " have" + at + "?"
	case ask.AskKind:
		return "Which countries " + kindVerb(q.Kind) + " " + a + at + "?"
	case ask.AskTrade:
		return "Which countries have a free trade agreement with " + a + "?"
	case ask.AskMost:
		if at == "" {
			return "Which country has the most allies?"
		}
		return "Which country had the most allies" + at + "?"
	case ask.AskMember:
		return "Is " + a + " in " + d.name(q.B) + at + "?"
	case ask.AskPartners:
		return d.whoAre(q, at)
	case ask.AskMembers:
		return "Who are the members of " + d.name(q.A) + at + "?"
	}
	return "Who " + is + " allied with " + a + at + "?"
}

// label is an actor's name as a question has it: a group is better known by its abbreviation.
func (d *Speaker) label(id entente.ActorID) string {
	if d.cw.IsGroup(id) {
		return string(id)
	}
	return d.name(id)
}

// kindVerbs say what a partner of each kind does, before the name.
var kindVerbs = map[ask.KindFilter]string{
	ask.KindSupport: "sent troops to help", ask.KindDiplomatic: "have diplomatic relations with",
	ask.KindOrganisations: "are in the same organisations as", ask.KindBases: "have a status of forces agreement with",
	ask.KindIntelligence: "share intelligence with", ask.KindArms: "have an arms deal with",
	ask.KindTroops: "have a troop deployment with",
}

func kindVerb(k ask.KindFilter) string {
	if v, ok := kindVerbs[k]; ok {
		return v
	}
	noun := strings.TrimSuffix(layer(k), "s")
	noun = strings.Replace(noun, "treatie", "treaty", 1)
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "have an " + noun + " with"
	}
	return "have a " + noun + " with"
}
