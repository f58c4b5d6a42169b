package web

import (
	"cmp"
	"net/url"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

// Group is the partners of one tier.
type Group struct {
	Tier     tie.Tier
	Label    string // "Treaty allies"
	Size     string // "41 partners"
	Rule     string
	IsFolded bool // long lists of weak ties are shown on demand
	Partners []PartnerRow
}

// PartnerRow is one partner with its ties.
type PartnerRow struct {
	Name, Korean string
	URL          string // of the two together
	ISO          string // ISO numeric, for the map
	Actor        entente.ActorID
	Tier         tie.Tier
	Summary      string // "mutual, since 1 October 1953"
	Count        *int
	Ties         []TieRow
	More         []TieRow // lesser ties, folded
}

// Span is the number of table rows that the partner takes.
func (p PartnerRow) Span() int { return len(p.Ties) + min(len(p.More), 1) }

// MoreLabel names the fold.
func (p PartnerRow) MoreLabel() string { return count(len(p.More), "more tie", "more ties") }

// TieRow is one tie, in words.
type TieRow struct {
	Title, URL string
	ID         entente.AgreementID
	Kind       string // "alliance", "strategic partnership (special)"
	Promise    string // "defence, consultation"
	Direction  string
	Dates      string
	Extra      string // "signed …; in force …"
	Standing   string
	Class      string // "contested", "past", or "" for one that holds
	Note       string
	Marks      []Mark
}

// standingClass is how a tie that does not simply hold is set apart.
var standingClass = map[tie.Standing]string{tie.Contested: "contested", tie.Ended: "past", tie.NotYet: "past",
	tie.Signed: "past"}

// foldAfter is the number of partners in a tier from which its list is folded, or its partners' lesser
// ties are; tiesShown is how many ties of a partner are shown in a shorter one. Ties come sorted by
// tier, so that those shown are the ones that give the partner its tier. A pair shows all its ties.
const (
	foldAfter = 12
	tiesShown = 3
)

// groups puts an answer's partners under their tiers. partners come sorted by tier; an unsorted one
// still lands in its own group.
func (s *site) groups(a say.Answer, notes *footnotes) []Group {
	var out []Group
	for _, t := range append(tie.Tiers[:], tie.NoTier) {
		_, rule := s.Words.Tier(t)
		g := Group{Tier: t, Rule: rule}
		for _, p := range a.Partners {
			if p.Tier == t {
				g.Partners = append(g.Partners, s.partnerRow(a, p, notes))
			}
		}
		n := len(g.Partners)
		if n == 0 {
			continue
		}
		g.Label, g.Size = s.Words.Heading(t, n), count(n, "partner", "partners")
		shown := tiesShown
		if n > foldAfter {
			shown = 1
		}
		for i, p := range g.Partners {
			if a.Reading.Object == "" && len(p.Ties) > shown {
				g.Partners[i].Ties, g.Partners[i].More = p.Ties[:shown], p.Ties[shown:]
			}
		}
		g.IsFolded = n > foldAfter && (t == tie.OtherPartner || t == tie.EconomicPartner || t == tie.NoTier)
		out = append(out, g)
	}
	return out
}

func (s *site) partnerRow(a say.Answer, p tie.Partner, notes *footnotes) PartnerRow {
	row := PartnerRow{Name: cmp.Or(p.Name, string(p.Actor)), Korean: p.Korean, Actor: p.Actor, Tier: p.Tier,
		Count: p.Count,
		URL:   s.dyadURL(a, p.Actor)}
	row.ISO, _ = s.Names.CodeOf(p.Actor, entente.SystemISONumeric, s.today())
	row.Summary = s.summary(p)
	for _, v := range p.Ties {
		row.Ties = append(row.Ties, s.tieRow(v, notes))
	}
	return row
}

// summary says what holds for the partner as a whole, unless its first tie, which stands beside it,
// says just that.
func (s *site) summary(p tie.Partner) string {
	var first tie.View
	if len(p.Ties) > 0 {
		first = p.Ties[0]
	}
	var parts []string
	d := s.Words.Direction(p.Direction, p.OwedBy)
	if d != "" && tierRank(p.Tier) <= tierRank(tie.SecurityPartner) &&
		d != s.Words.Direction(first.Direction, first.OwedBy) {
		parts = append(parts, d)
	}
	if !p.Since.IsZero() && p.Since != first.From {
		parts = append(parts, "since "+words(p.Since))
	}
	return strings.Join(parts, ", ")
}

// dyadURL leads to the two together at the date of the answer; without a subject, to the partner.
func (s *site) dyadURL(a say.Answer, partner entente.ActorID) string {
	path := actorURL(partner)
	if a.Reading.Subject != "" && a.Reading.Subject != partner {
		path = pathTo("dyad", string(a.Reading.Subject)+"/"+string(partner))
	}
	return path + s.dates(a.Reading)
}

// dates is the query that keeps an answer's dates where they are not the usual ones.
func (s *site) dates(r ask.Proposition) string {
	q := url.Values{}
	if r.AsOf != s.today() {
		q.Set("as_of", r.AsOf.String())
	}
	q.Set("known_at", r.KnownAt.String())
	return normal(q, []string{"as_of", "known_at"})
}

func (s *site) tieRow(v tie.View, notes *footnotes) TieRow {
	row := TieRow{Title: cmp.Or(v.Title, upperFirst(s.Words.Kind(v.Kind))), Kind: s.calledIn(v),
		Dates:    upperFirst(s.Words.Spans(v, evidence.InWords)),
		Standing: s.Words.Standing(v), Note: v.Note, Class: standingClass[v.Standing], Marks: notes.marks(v.Evidence)}
	if v.Agreement != "" {
		row.URL, row.ID = agreementURL(v.Agreement), v.Agreement
	}
	if v.Level != "" {
		row.Kind += " (" + underscore(v.Level) + ")"
	}
	if v.Through != "" {
		row.Kind += ", through " + s.nameOf(v.Through)
	}
	if v.Count != nil {
		row.Promise = count(*v.Count, "organisation", "organisations")
	}
	if len(v.Obligations) > 0 {
		promises := make([]string, len(v.Obligations))
		for i, o := range v.Obligations {
			promises[i] = strings.ReplaceAll(o, "non_aggression", "non-aggression")
		}
		row.Promise = strings.Join(promises, ", ")
		row.Direction = s.Words.Direction(v.Direction, v.OwedBy)
	}
	if strings.EqualFold(row.Kind, row.Title) {
		row.Kind = "" // a tie without a title of its own is called by its kind
	}
	row.Extra = s.extraDates(v)
	return row
}

// extraDates names signature and entry into force where they differ from the beginning.
func (s *site) extraDates(v tie.View) string {
	var parts []string
	if d := s.Words.DefenceSpans(v, evidence.InWords); d != "" {
		parts = append(parts, d)
	}
	if x := v.Suspended; x != nil && v.Standing != tie.LegSuspended {
		parts = append(parts, "suspended by "+s.Words.Listed(x.By)+" since "+words(x.Since)+", not left")
	}
	if !v.Signed.IsZero() && v.Signed != v.From && v.Standing != tie.Signed {
		parts = append(parts, "signed "+words(v.Signed))
	}
	if !v.EntryForce.IsZero() && v.EntryForce != v.From && v.Standing != tie.Signed {
		parts = append(parts, "entered into force "+words(v.EntryForce))
	}
	return strings.Join(parts, "; ")
}

// calledIn is what a tie is called on a page: an alliance by what it promises.
func (s *site) calledIn(v tie.View) string {
	if v.Kind == entente.KindAlliance {
		return s.Words.Called(v)
	}
	return s.Words.Kind(v.Kind)
}

// RankRow is one line of a ranking.
type RankRow struct {
	Rank int // shared by those that have as many
	PartnerRow
}

// ranking numbers partners that come sorted by their count.
func ranking(groups []Group) []RankRow {
	var rows []RankRow
	for _, g := range groups {
		for _, p := range g.Partners {
			row := RankRow{Rank: len(rows) + 1, PartnerRow: p}
			if n := len(rows); n > 0 && p.Count != nil && rows[n-1].Count != nil && *p.Count == *rows[n-1].Count {
				row.Rank = rows[n-1].Rank
			}
			rows = append(rows, row)
		}
	}
	return rows
}
