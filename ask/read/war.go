package read

import (
	"fmt"
	"strings"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
)

// event is a war that the question names without making it a date.
type event struct {
	start, end int
	war        lexicon.War
	isCause    bool // named after "in" or "during", or bare: it may be what help was given in
}

// findWars reads the wars of the text, after the dates. A war becomes a date where its frame says so.
func findWars(p *dateParser) (events []event) {
	for _, s := range lexicon.WarShapes {
		at := s.Re.FindStringSubmatchIndex(p.text)
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
		e := event{start: at[0], end: at[1], war: s.War}
		if d := e.war.Day(frame); !d.IsZero() {
			text := strings.TrimSpace(p.text[at[0]:at[1]])
			p.add(dated{start: at[0], end: at[1], date: d,
				note: ask.NoteOf(e.war.DayIs(frame), ask.Quote(text), ask.Day(d))})
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

// problem says why the war is no date, with dates to ask for instead.
func (e event) problem() (text ask.Note, instead []string) {
	for _, d := range []entente.Date{e.war.Start, e.war.End} {
		if !d.IsZero() {
			instead = append(instead, fmt.Sprint(d.Year))
		}
	}
	if e.war.Name == "cold_war" {
		instead = []string{"1955", "1985"}
	}
	return ask.NoteOf("war_stretch", ask.Arg{War: e.war.Name}), instead
}
