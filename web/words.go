package web

import (
	"fmt"
	"strings"

	"entente"
	"entente/evidence"
	"entente/tie"
)

// words is a date in English, "" where none is recorded.
func words(d entente.Date) string {
	if d.IsZero() {
		return ""
	}
	return evidence.InWords(d)
}

func (s *site) tierLabel(t tie.Tier) string {
	label, _ := s.Words.Tier(t)
	return label
}

func underscore[T ~string](s T) string { return strings.ReplaceAll(string(s), "_", " ") }

// inSeries joins words as a sentence does: "a, b and c".
func inSeries(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

func (s *site) nameOf(id entente.ActorID) string {
	if a, ok := s.Names.Actor(id); ok {
		return a.Name
	}
	return string(id)
}

func (s *site) koreanOf(id entente.ActorID) string {
	a, _ := s.Names.Actor(id)
	return a.Korean
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// upperFirst begins a heading.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
