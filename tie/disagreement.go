package tie

import (
	"cmp"
	"slices"
	"strings"

	"entente"
	"entente/evidence"
)

func signed(v entente.AgreementVersion) entente.Date  { return v.Signed }
func inForce(v entente.AgreementVersion) entente.Date { return v.InForce }

// usedVersion is the index of the version whose dates are used: of the leading dataset if it has
// one, else the one told most plainly; -1 if there is none. Claims are never used.
func usedVersion(versions []entente.AgreementVersion, lead entente.DatasetID) int {
	best := -1
	for i, v := range versions {
		if v.Claim == entente.ClaimNone && (best < 0 || preferred(v, versions[best], lead)) {
			best = i
		}
	}
	return best
}

var trusts = map[string]int{"": 0, "high": 0, "medium": 1, "low": 2}

func preferred(a, b entente.AgreementVersion, lead entente.DatasetID) bool {
	return cmp.Or(
		boolCompare(b.Dataset == lead, a.Dataset == lead),
		cmp.Compare(trusts[a.Origin.Trust], trusts[b.Origin.Trust]),
		boolCompare(b.Signed.IsDay(), a.Signed.IsDay()),
		boolCompare(b.InForce.IsDay(), a.InForce.IsDay()),
		cmp.Compare(a.Evidence(), b.Evidence())) < 0
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// disagreements compares what the versions of one agreement say of its dates and of its existence.
func disagreements(partner entente.ActorID, versions []entente.AgreementVersion,
	lead entente.DatasetID) []evidence.Disagreement {
	if len(versions) < 2 {
		return nil
	}
	used := usedVersion(versions, lead)
	title := versions[max(used, 0)].Title
	var out []evidence.Disagreement
	for _, q := range []struct {
		what string
		of   func(entente.AgreementVersion) entente.Date
	}{
		{"date of signature", signed},
		{"date of entry into force", inForce},
		{"end", func(v entente.AgreementVersion) entente.Date { return v.Ended }},
	} {
		if d, ok := datesDiffer(versions, used, q.of); ok {
			d.About, d.Partner = q.what+" of "+title, partner
			out = append(out, d)
		}
	}
	if d, ok := claimsDiffer(versions, used); ok {
		d.About, d.Partner = "whether the "+strings.TrimPrefix(title, "the ")+" binds", partner
		out = append(out, d)
	}
	return out
}

// corrections are the dates of the dataset that a better informed change sets aside for this pair.
func (b *bundle) corrections(name func(entente.ActorID) string) []evidence.Disagreement {
	var out []evidence.Disagreement
	for _, o := range b.over().overrides {
		d := evidence.Disagreement{Partner: b.partner, About: o.what + " of " + b.title(), Used: 1}
		var recorded []entente.EvidenceID
		for _, r := range o.rows {
			if r.Evidence() != o.change.Evidence() {
				recorded = append(recorded, r.Evidence())
			}
		}
		says := evidence.InWords(o.change.Date)
		if o.what == "end" && (o.change.Kind == entente.ChangeReaffirmed || o.change.Kind == entente.ChangeRenewal) {
			says = "none: it held on " + says
		}
		d.Versions = []evidence.Version{{Says: evidence.InWords(o.dated), Evidence: recorded},
			{Says: says, Evidence: []entente.EvidenceID{o.change.Evidence()}}}
		rule := "a later source on those concerned (" + names(o.change.Actors, name) + ") is used"
		if o.change.Dataset == b.leading() {
			rule = "our reviewed correction of that row is used"
		}
		d.Why = why([]string{o.change.Note}, rule)
		out = append(out, d)
	}
	return out
}

func names(ids []entente.ActorID, name func(entente.ActorID) string) string {
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = name(id)
	}
	return listed(said)
}

func (b *bundle) title() string {
	if u := usedVersion(b.versions, b.leading()); u >= 0 {
		return b.versions[u].Title
	}
	return b.ties[0].Title
}

// ofTheirPair says of each disagreement whom it is about. What is said alike of several pairs is about
// the agreement as a whole: it is kept once, with no partner.
func ofTheirPair(ds []evidence.Disagreement, subject entente.Actor,
	name func(entente.ActorID) string) []evidence.Disagreement {
	same := func(a, b evidence.Disagreement) bool {
		return a.About == b.About && slices.EqualFunc(a.Versions, b.Versions, func(v, w evidence.Version) bool {
			return v.Says == w.Says && slices.Equal(v.Evidence, w.Evidence)
		})
	}
	out := []evidence.Disagreement{}
	for i, d := range ds {
		isAnother := func(o evidence.Disagreement) bool { return same(o, d) }
		if slices.ContainsFunc(ds[:i], isAnother) {
			continue
		}
		if slices.ContainsFunc(ds[i+1:], isAnother) {
			d.Partner = ""
		} else if d.Partner != "" {
			d.About += " (" + subject.Name + " and " + name(d.Partner) + ")"
		}
		out = append(out, d)
	}
	return out
}

// datesDiffer groups the versions by what they say of one date. A date known to the month agrees
// with every day of it, so it is a version of its own only where no better known one fits it.
func datesDiffer(versions []entente.AgreementVersion, used int,
	of func(entente.AgreementVersion) entente.Date) (evidence.Disagreement, bool) {
	order := byPrecision(versions, of)
	var d evidence.Disagreement
	var dates []entente.Date
	var notes []string
	d.Used = -1
	for _, i := range order {
		date := of(versions[i])
		n := slices.IndexFunc(dates, func(x entente.Date) bool {
			return x.First().Compare(date.Last()) <= 0 && date.First().Compare(x.Last()) <= 0
		})
		if n < 0 {
			n = len(dates)
			dates = append(dates, date)
			d.Versions = append(d.Versions, evidence.Version{Says: evidence.InWords(date)})
		}
		d.Versions[n].Evidence = append(d.Versions[n].Evidence, versions[i].Evidence())
		if i == used {
			d.Used = n
		}
		if note := versions[i].Note; note != "" && !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	if len(dates) < 2 {
		return d, false
	}
	if d.Used < 0 { // the used version is silent on this date: the best told one stands in
		d.Used = 0
	}
	d.Why = why(notes,
		"the version of the dataset that numbers the agreement is used, failing that the one told most plainly")
	return d, true
}

// byPrecision orders the versions that give a date and are no claims: the best known dates first,
// among equals the ones told most plainly.
func byPrecision(versions []entente.AgreementVersion, of func(entente.AgreementVersion) entente.Date) []int {
	order := make([]int, 0, len(versions))
	for i, v := range versions {
		if !of(v).IsZero() && v.Claim == entente.ClaimNone {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(precision(of(versions[b]))-precision(of(versions[a])),
			cmp.Compare(trusts[versions[a].Origin.Trust], trusts[versions[b].Origin.Trust]),
			cmp.Compare(versions[a].Evidence(), versions[b].Evidence()))
	})
	return order
}

// dateUsed is the date of the used version, or where that is silent the best known one; it is the
// one that datesDiffer marks as used.
func dateUsed(versions []entente.AgreementVersion, used int,
	of func(entente.AgreementVersion) entente.Date) entente.Date {
	best := of(versions[used])
	for _, i := range byPrecision(versions, of) {
		d := of(versions[i])
		if best.IsZero() {
			return d
		}
		if precision(d) > precision(best) && (entente.Period{From: best, To: best}).At(d) {
			return d // the same date, better known
		}
	}
	return best
}

func precision(d entente.Date) int {
	switch {
	case d.Day != 0:
		return 2
	case d.Month != 0:
		return 1
	}
	return 0
}

// claimSays is a claim in words, with what is known against it: "an automatic intervention (never ratified)".
func claimSays(v entente.AgreementVersion) string {
	says := cmp.Or(v.Level, v.Title)
	if v.Note != "" {
		says += " (" + strings.TrimRight(v.Note, ". ") + ")"
	}
	return says
}

// claimsDiffer sets what is claimed beside what is known, where any version is a claim. What is known is
// one version, in the words of the one that is used.
func claimsDiffer(versions []entente.AgreementVersion, used int) (evidence.Disagreement, bool) {
	d := evidence.Disagreement{Used: -1}
	claims := 0
	add := func(says string, id entente.EvidenceID) int {
		n := slices.IndexFunc(d.Versions, func(o evidence.Version) bool { return o.Says == says })
		if n < 0 {
			n = len(d.Versions)
			d.Versions = append(d.Versions, evidence.Version{Says: says})
		}
		d.Versions[n].Evidence = append(d.Versions[n].Evidence, id)
		return n
	}
	for _, v := range versions {
		says := claimSays(v)
		switch v.Claim {
		case entente.ClaimDoubted:
			add("claimed: "+says, v.Evidence())
			claims++
		case entente.ClaimFalse:
			add("known to be wrong: "+says, v.Evidence())
			claims++
		case entente.ClaimPlanned:
		default:
			u := versions[used]
			d.Used = add(cmp.Or(u.Note, u.Level, u.Title), v.Evidence())
		}
	}
	d.Why = "a claim that a good source contradicts is shown and lifts nobody into a tier"
	return d, claims > 0 && len(d.Versions) > 1
}

func why(notes []string, rule string) string {
	if len(notes) == 0 || notes[0] == "" {
		return rule
	}
	return strings.TrimRight(notes[0], ".; ") + "; " + rule // the best told version's note; the others say it again
}

// listed joins words as a sentence does: "neutrality, non-aggression and consultation".
func listed(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}
