package main

import (
	"strings"

	"entente"
	"entente/say"
	"entente/tie"
)

// iso writes a date as the tables do.
func iso(d entente.Date) string { return d.String() }

// tieLine is one tie: what it is, every spell of it, and how sure it is that it holds at a date.
func tieLine(v tie.View, at entente.Date, words say.Labels) string {
	parts := []string{tieWords(v)}
	for _, s := range []string{words.Spans(v, iso), words.DefenceSpans(v, iso), enteredForce(v)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	line := strings.Join(parts, ", ")
	if v.Standing != tie.Signed && !v.IsUndated() {
		line += ": " + standing(v, at)
	}
	if x := v.Suspended; x != nil && v.Standing != tie.LegSuspended {
		line += "; suspended by " + joinNames(x.By, words) + " since " + x.Since.String() + ", not left"
	}
	return line
}

// enteredForce names the entry into force where it is not the beginning of the tie.
func enteredForce(v tie.View) string {
	var parts []string
	if !v.Signed.IsZero() && v.Signed != v.From && v.Standing != tie.Signed {
		parts = append(parts, "signed "+v.Signed.String())
	}
	if !v.EntryForce.IsZero() && v.EntryForce != v.From && v.Standing != tie.Signed {
		parts = append(parts, "in force "+v.EntryForce.String())
	}
	return strings.Join(parts, ", ")
}

// standing leaves out what was said later than the date asked about.
func standing(v tie.View, at entente.Date) string {
	s := strings.ReplaceAll(string(v.Standing), "_", " ")
	if v.Standing == tie.NotYet && v.From.IsZero() {
		s = "not seen before then"
	}
	if !v.Confirmed.IsZero() && v.Standing == tie.InForce && v.Confirmed.First().Compare(at.Last()) <= 0 {
		s += ", confirmed " + v.Confirmed.String()
	}
	if !v.Observed.IsZero() {
		s += " " + v.Observed.String()
	}
	return s
}

func joinNames(ids []entente.ActorID, words say.Labels) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = words.Name(id)
	}
	return strings.Join(out, ", ")
}
