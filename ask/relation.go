package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// sayRelation answers "what ties A and B, and are they allied".
func (d *Desk) sayRelation(r Reading, p tie.Portfolio) string {
	a, b := capital(d.name(r.Subject)), d.name(r.Object)
	if len(p.Partners) == 0 {
		return fmt.Sprintf("Nothing ties %s and %s %s%s: %s.", d.name(r.Subject), b, when(r), known(r), absence(p.Absence, p.Coverage))
	}
	x := p.Partners[0]
	var s string
	if x.Tier == tie.TreatyAlly {
		s = fmt.Sprintf("%s and %s %s treaty allies %s%s, %s.", a, b, are(r), when(r), known(r), d.allied(x))
	} else {
		s = fmt.Sprintf("%s and %s %s not treaty allies %s%s.", a, b, are(r), when(r), known(r))
		s += d.former(x, r)
	}
	return s + d.others(x, r) + contestedTie(x)
}

// yesNoWords begin a question that wants a yes or a no.
var yesNoWords = []string{"is", "are", "was", "were", "does", "do", "did", "has", "have", "had"}

func isYesNo(question string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(question), " ")
	return slices.Contains(yesNoWords, strings.ToLower(first))
}

// yesOrNo says whether the two are, or were, treaty allies; with a kind, whether such a tie holds.
func yesOrNo(a Answer) string {
	for _, p := range a.Partners {
		if p.Tier == tie.TreatyAlly || (a.Reading.Kind != "" && p.Tier != tie.NoTier) {
			return "Yes. "
		}
	}
	return "No. "
}

func are(r Reading) string {
	if r.IsDated {
		return "were"
	}
	return "are"
}

// allied says since when, in which direction and with what standing.
func (d *Desk) allied(x tie.Partner) string {
	s := "since " + tie.InWords(x.Since)
	if x.Direction == "one_sided" && len(x.OwedBy) > 0 {
		s += ", one-sided (only " + d.name(x.OwedBy[0]) + " owes defence)"
	}
	return s + " (" + standingOf(x) + ")"
}

// former names the last alliance that ended before the date.
func (d *Desk) former(x tie.Partner, r Reading) string {
	var last tie.View
	for _, v := range x.Ties {
		if isDefence(v) && v.Standing == tie.Ended && !v.To.Before(last.To) {
			last = v
		}
	}
	if last.Agreement == "" {
		return ""
	}
	return fmt.Sprintf(" An alliance between them lasted from %s to %s.", tie.InWords(last.From), tie.InWords(last.To))
}

// isDefence reports whether a tie is a treaty with a defence obligation, whatever its standing.
func isDefence(v tie.View) bool {
	if v.Kind != entente.KindAlliance || v.Standing == tie.Contested {
		return false
	}
	for _, o := range v.Obligations {
		if o == entente.Defence.String() {
			return true
		}
	}
	return false
}

// others says what else holds between the two, by kind.
func (d *Desk) others(x tie.Partner, r Reading) string {
	counts := map[string]int{}
	var order []string
	for _, v := range x.Ties {
		if v.Tier == tie.NoTier || (v.Tier == tie.TreatyAlly && x.Tier == tie.TreatyAlly) {
			continue
		}
		k := kindWord(v)
		if counts[k] == 0 {
			order = append(order, k)
		}
		counts[k]++
	}
	if len(order) == 0 {
		return ""
	}
	parts := make([]string, len(order))
	for i, k := range order {
		parts[i] = k
		if counts[k] > 1 {
			parts[i] = fmt.Sprintf("%s (%d)", k, counts[k])
		}
	}
	verb := " They are also tied by "
	if x.Tier != tie.TreatyAlly {
		verb = " What ties them: "
	}
	return verb + list(parts, 8) + "."
}

// kindWord is a tie's kind as a noun; an alliance without defence is called by what it promises.
func kindWord(v tie.View) string {
	switch {
	case v.Kind == entente.KindAlliance && len(v.Obligations) > 0:
		return strings.ReplaceAll(list(v.Obligations, 4), "_", "-") + " pact"
	case v.Kind == entente.KindMembership && v.Count != nil:
		return fmt.Sprintf("%d shared organisations", *v.Count)
	}
	return strings.ReplaceAll(string(v.Kind), "_", " ")
}

func contestedTie(x tie.Partner) string {
	for _, v := range x.Ties {
		if v.Standing == tie.Contested && v.Kind == entente.KindAlliance {
			return fmt.Sprintf(" A claimed tie (%s) is contested and does not make them allies.", v.Title)
		}
	}
	return ""
}

// saySince answers since when, and until when, two actors were allied.
func (d *Desk) saySince(r Reading, p tie.Portfolio) string {
	a, b := capital(d.name(r.Subject)), d.name(r.Object)
	if len(p.Partners) == 0 {
		return fmt.Sprintf("%s and %s are tied by nothing that the ledger knows%s: %s.", a, b, known(r), absence(p.Absence, p.Coverage))
	}
	x := p.Partners[0]
	past, now := d.alliances(x)
	if len(past)+len(now) == 0 {
		return fmt.Sprintf("%s and %s have had no defence obligation that the sources know of%s.", a, b, known(r)) + d.others(x, r) + contestedTie(x)
	}
	var s string
	if len(past) > 0 {
		spans := make([]string, len(past))
		for i, p := range past {
			spans[i] = "from " + tie.InWords(p.From) + " to " + tie.InWords(p.To)
		}
		s = fmt.Sprintf("%s and %s were treaty allies %s.", a, b, list(spans, 4))
	}
	if len(now) == 0 {
		return s + dates(last(x, tie.Ended))
	}
	if s != "" {
		return s + fmt.Sprintf(" They have been allies again since %s (%s).", tie.InWords(x.Since), standingOf(x)) + dates(last(x, ""))
	}
	return fmt.Sprintf("%s and %s have been treaty allies since %s (%s).", a, b, tie.InWords(x.Since), standingOf(x)) + dates(last(x, ""))
}

// alliances joins the alliances of a pair into unbroken spells: those that are over and the present
// one. One that has not begun is left out.
func (d *Desk) alliances(x tie.Partner) (past, now []entente.Period) {
	var ps []entente.Period
	for _, v := range x.Ties {
		if isDefence(v) && v.Standing != tie.NotYet {
			ps = append(ps, entente.Period{From: v.From, To: v.To})
		}
	}
	for _, p := range tie.Join(ps) {
		if p.From == x.Since && x.Tier == tie.TreatyAlly {
			now = append(now, p)
		} else {
			past = append(past, p)
		}
	}
	return past, now
}

// last is the alliance that a sentence rests on: the latest to begin, among those of a standing or,
// with "", among those that hold.
func last(x tie.Partner, s tie.Standing) (best tie.View) {
	for _, v := range x.Ties {
		holds := v.Standing == s || (s == "" && v.Tier == tie.TreatyAlly)
		if isDefence(v) && holds && !v.From.Before(best.From) {
			best = v
		}
	}
	return best
}

// dates tells signature and entry into force where the sources give both.
func dates(v tie.View) string {
	rests := "It rests"
	if v.Standing == tie.Ended {
		rests = "It rested"
	}
	if v.EntryForce.IsZero() || v.EntryForce == v.From {
		return fmt.Sprintf(" %s on the %s.", rests, v.Title)
	}
	signed := v.Signed
	if signed.IsZero() {
		signed = v.From
	}
	return fmt.Sprintf(" %s on the %s, signed %s and in force %s.", rests, v.Title, onDate(signed), onDate(v.EntryForce))
}

// inWords writes out the question that a reading answers.
func (d *Desk) inWords(r Reading) string {
	at := ""
	if r.IsDated {
		at = " " + onDate(r.AsOf)
	}
	_, many := noun(r)
	if r.Kind == "" && r.Tier == "" {
		many = "allies and partners"
	}
	if r.Intent == Relation {
		return fmt.Sprintf("What ties %s and %s%s?", d.name(r.Subject), d.name(r.Object), at)
	}
	return fmt.Sprintf("Who are the %s of %s%s?", many, d.name(r.Subject), at)
}
