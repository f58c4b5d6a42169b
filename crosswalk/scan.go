package crosswalk

import (
	"slices"
	"strings"

	"entente"
)

// Mention is an actor named in a text.
type Mention struct {
	Start, End   int    // byte offsets in the text
	Text         string // the text between them
	Actor        entente.ActorID
	Alternatives []entente.ActorID // who else it may mean: "Korea" is KOR, or PRK
	How          string            // name | demonym | code | capital | former | korean | misspelt
	Distance     int               // edits between the text and the name, 0 when exact
	// Period is when the name or code was in use, where it no longer is or changed its meaning: Zaire is
	// 1971 to 1997. IsEra reports that it names a state or a regime of that period, and nothing today: the
	// Soviet Union, Nazi Germany, East Germany.
	Period entente.Period
	IsEra  bool
	// Name is the name as the table has it, where it differs from the actor's own: "Nazi Germany".
	Name string
}

// The ways in which names.csv says that a name names.
const (
	howName    = "name"
	howFormal  = "formal"
	howShort   = "short"
	howFormer  = "former"
	howEra     = "era" // former, and of a state or regime that is no more; a mention's How is former
	howDemonym = "demonym"
	howCapital = "capital"
	howNot     = "not" // contains a name and is none: South America, the Warsaw Pact
)

// The ways of a mention that are not a row's own.
const (
	howCode     = "code"
	howKorean   = "korean"
	howMisspelt = "misspelt"
)

// longest is how many words a name may have.
const longest = 9

// Scan finds the actors that a text names, from left to right, without overlaps. The longest name wins
// ("Papua New Guinea"), and an exact one before a correction of a misspelt word. The date decides between the meanings
// of a name; the zero date is today. It never fails: a text without names has no mentions.
func (c *Crosswalk) Scan(text string, d entente.Date) []Mention {
	s := scanner{c: c, text: text, tokens: tokenize(text), date: d, codes: map[int]Mention{}}
	s.written()
	s.isShouted = !strings.ContainsFunc(text, isSmall)
	for i := 0; i < len(s.tokens); {
		i += s.at(i)
	}
	return s.mentions
}

func isSmall(r rune) bool { return 'a' <= r && r <= 'z' }

type scanner struct {
	c         *Crosswalk
	text      string
	tokens    []token
	date      entente.Date
	isShouted bool // the text has no small letters
	mentions  []Mention
	fixes     [][]correction  // by token, nil until they are needed
	codes     map[int]Mention // codes of a named system, by their first token
}

// at reads what begins at token i and says how many tokens to go on.
func (s *scanner) at(i int) int {
	t := s.tokens[i]
	if m, ok := s.codes[i]; ok {
		s.mentions = append(s.mentions, m)
		n := 1
		for i+n < len(s.tokens) && s.tokens[i+n].start < m.End {
			n++
		}
		return n
	}
	if t.isHangul {
		return s.hangul(i)
	}
	if t.isSuffix {
		return 1
	}
	exact, n := s.exact(i)
	if r := s.misspelt(i, n); r.n > n {
		var rows []nameRow
		for _, k := range r.keys {
			rows = append(rows, pick(s.c.names.spoken[k], s.date)...)
		}
		s.add(s.tokens[i:i+r.n], rows, howMisspelt, r.cost)
		return r.n
	}
	if n > 0 {
		s.add(s.tokens[i:i+n], exact, "", 0)
		return n
	}
	if m, ok := s.code(i); ok {
		s.mentions = append(s.mentions, m)
		return 1
	}
	return s.lastResort(i)
}

// exact finds the longest name that begins at token i, as it is written.
func (s *scanner) exact(i int) (rows []nameRow, n int) {
	k := ""
	for j := i; j < len(s.tokens) && j < i+longest; j++ {
		t := s.tokens[j]
		if t.isHangul || j > i && !t.joins {
			break
		}
		if j > i {
			k += " "
		}
		k += t.text
		if found := s.c.names.spoken[k]; len(found) > 0 && s.isMeant(i, j, found) {
			rows, n = found, j+1-i
		}
		if !s.c.names.prefix[k] {
			break
		}
	}
	return rows, n
}

// add appends a mention of the words, unless the rows say that they are no name.
func (s *scanner) add(words []token, rows []nameRow, how string, cost int) {
	if how != howMisspelt { // which has chosen for each name that it may be
		rows = pick(rows, s.date)
	}
	if rows[0].how == howNot {
		return
	}
	m := Mention{Start: words[0].start, End: words[len(words)-1].end, Actor: rows[0].actor, How: how,
		Distance: cost}
	m.Text = s.text[m.Start:m.End]
	s.c.dateMention(&m, rows[0])
	if how == "" {
		m.How = rows[0].how
		switch m.How {
		case howFormal, howShort:
			m.How = howName
		case howEra:
			m.How = howFormer
		}
	}
	for _, r := range rows[1:] {
		if r.how != howNot && r.actor != m.Actor && !slices.Contains(m.Alternatives, r.actor) {
			m.Alternatives = append(m.Alternatives, r.actor)
		}
	}
	s.mentions = append(s.mentions, m)
}
