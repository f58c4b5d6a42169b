package crosswalk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"entente"
)

// written are the codes of a named system in a text: "COW:732", "GW 732", "ISO 3166-1 410", "ISO2:KR".
// Letters need a colon, because "iso in" may be two words.
var written = regexp.MustCompile(`(?i)\b(cow|gw|iso[23]?|iso[ -]?3166(?:-[13])?) ?: ?([a-z]{2,4})\b|` +
	`\b(cow|gw|iso|iso[ -]?3166(?:-[13])?|iso numeric)(?: ?[:#] ?|[ -]?(?:code |number |numeric |no\.? ?)|[ -]?)(\d{1,3})\b`)

// codeMention reads a code of a named system that begins at a place of the text.
func (c *Crosswalk) codeMention(text string, at []int, d entente.Date) (Mention, bool) {
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return strings.ToUpper(text[at[2*i]:at[2*i+1]])
	}
	list, code := part(1)+part(3), part(2)+part(4)
	m := Mention{Start: at[0], End: at[1], Text: text[at[0]:at[1]], How: howCode}
	isNumber := code[0] <= '9'
	var systems []entente.System
	switch {
	case list == "COW" && isNumber:
		systems = []entente.System{entente.SystemCOW}
	case list == "COW":
		systems = []entente.System{entente.SystemCOWLetters}
	case list == "GW" && isNumber:
		systems = []entente.System{entente.SystemGW}
	case list == "GW":
		systems = []entente.System{entente.SystemGWLetters}
	case isNumber:
		systems = []entente.System{entente.SystemISONumeric}
	default:
		systems = []entente.System{entente.SystemISO3, entente.SystemISO2}
	}
	if id := entente.ActorID(list + ":" + code); c.actors[id].ID != "" {
		m.Actor, m.Period = id, c.lifetime(id)
		m.IsEra = !m.Period.To.IsZero()
		return m, true
	}
	return m, c.coded(&m, code, d, systems...)
}

// coded gives a mention the actor that a code means in the first of the systems that has it, and the
// period of a code that is out of use at the date.
func (c *Crosswalk) coded(m *Mention, code string, d entente.Date, systems ...entente.System) bool {
	for _, s := range systems {
		rows, err := c.rowsOf(s, code)
		if err != nil {
			continue
		}
		r, ok := latest(rows, d)
		if !ok { // out of use then: the table prefers the first meaning
			r = rows[0]
			m.Period = r.period
		}
		m.Actor = r.actor
		if p := c.lifetime(r.actor); !p.To.IsZero() {
			m.Period, m.IsEra = p, true
		}
		return true
	}
	return false
}

// written marks the codes of named systems, with their tokens, so that the scan passes over them.
func (s *scanner) written() {
	for _, at := range written.FindAllStringSubmatchIndex(s.text, -1) {
		m, ok := s.c.codeMention(s.text, at, s.date)
		if !ok {
			continue
		}
		i := slices.IndexFunc(s.tokens, func(t token) bool { return t.start >= m.Start })
		if i < 0 || s.tokens[i].start >= m.End {
			continue
		}
		s.codes[i] = m
	}
}

// code reads a bare code in capital letters. In small letters it is one only if it is the whole text.
func (s *scanner) code(i int) (m Mention, ok bool) {
	t := s.tokens[i]
	if len(t.text) < 2 || len(t.text) > 4 || t.isDotted {
		return m, false
	}
	alone := len(s.tokens) == 1
	if !alone && (!t.isUpper || s.isShouted && wordCodes[t.text]) {
		return m, false
	}
	m = Mention{Start: t.start, End: t.end, Text: s.text[t.start:t.end], How: howCode}
	switch {
	case len(t.text) > 2 && s.c.coded(&m, t.text, s.date, entente.SystemISO3):
		return m, true
	case len(t.text) == 2 && (alone || !s.isShouted && !wordPairs[t.text]):
		return m, s.c.coded(&m, t.text, s.date, entente.SystemISO2)
	case len(t.text) > 2 && (alone || !s.isShouted):
		return m, s.c.coded(&m, t.text, s.date, entente.SystemCOWLetters, entente.SystemGWLetters)
	}
	return m, false
}

// wordPairs are two-letter codes that are words or abbreviations of English, even in capitals.
var wordPairs = set("in it no so be do me my am is as at by to id tv ai pm ad re la si mr ms md pr mp ma pa sc st " +
	"eh gt us " +
	"mo co va ca ga al de")

// Find reads a text that names one actor and nothing else, as an argument of a command does: an id, a
// code of any system, or a name, with at most a letter wrong. An error of code not_found says what the text
// could have meant.
func (c *Crosswalk) Find(text string, d entente.Date) (Mention, error) {
	text = strings.TrimSpace(text)
	id := entente.ActorID(strings.ToUpper(text))
	if _, ok := c.actors[id]; ok {
		return Mention{End: len(text), Text: text, Actor: id, How: howCode}, nil
	}
	ms := c.Scan(text, d)
	if len(ms) == 1 && isBare(text, ms[0]) {
		return ms[0], nil
	}
	e := &entente.Error{Code: entente.CodeNotFound, Op: "crosswalk.Find", Message: fmt.Sprintf("%q names no actor",
		text),
		Hint: `use a code such as KOR, COW:732 or ISO:410, or a name such as "South Korea"`}
	switch {
	case len(ms) > 1:
		e.Message = fmt.Sprintf("%q names more than one actor: %s and %s", text, c.label(ms[0].Actor),
			c.label(ms[1].Actor))
		e.Hint = "give one name or code"
	case isDigits(text):
		e.Message = fmt.Sprintf("%q is a number of several lists", text)
		e.Hint = fmt.Sprintf("say which: COW:%s, GW:%s or ISO:%s", text, text, text)
	case text != "":
		if near := c.nearest(key(text)); len(near) > 0 {
			e.Message += "; the nearest known names are " + strings.Join(near, ", ")
		}
	}
	return Mention{}, e
}

// isBare says whether a text is a mention and nothing else but marks and articles.
func isBare(text string, m Mention) bool {
	for _, t := range tokenize(text[:m.Start] + " " + text[m.End:]) {
		if t.text != "the" && !t.isHangul && !t.isSuffix {
			return false
		}
	}
	return true
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
