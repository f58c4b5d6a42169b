package web

import (
	"context"
	"net/url"
	"slices"
	"strconv"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/say"
	"entente/tie"
)

// Actor is the page of one actor: its partners at a date.
type Actor struct {
	Frame
	Result
	Subject  entente.Actor
	Jumps    []Link // to the parts of the page that are there
	LastYear Link   // of a former state that has nothing to show for the date
	HasMap   bool   // there is something to colour
	ISO      string
	Kind     string
	Form     AsOfForm
	Legend   []LegendRow
	Timeline Timeline
	Network  Network
}

// AsOfForm is the form that changes the dates; without scripts it is sent by its button.
type AsOfForm struct {
	Action            string
	AsOf, KnownAt     string // as typed
	Kind              string
	Kinds             []string
	Tier              tie.Tier
	Tiers             []tie.Tier
	Year, First, Last int // of the slider
}

// LegendRow is one tier of the map's key.
type LegendRow struct {
	Tier  tie.Tier
	Label string
	Size  int
}

func (s *site) actorPage(ctx context.Context, v *visit, a say.Answer) (page, error) {
	q := v.q
	id := a.Reading.Subject
	subject, _ := s.Names.Actor(id)
	if a.Membership != nil {
		return s.groupPage(q, a)
	}
	p := &Actor{Result: s.result(a), Subject: subject, Kind: upperFirst(string(subject.Kind)),
		Frame: Frame{Name: "actor", Title: subject.Name + " and its partners, " + s.Words.AsOf(a.Reading.AsOf),
			Path:     actorURL(id),
			HasTwins: true, Query: pinned(q, a.Reading, api.AnswerParams)},
		Form: s.asOfForm(actorURL(id), q, a.Reading)}
	p.ISO, _ = s.Names.CodeOf(id, entente.SystemISONumeric, s.today())
	for _, t := range append(tie.Tiers[:], tie.NoTier) {
		row := LegendRow{Tier: t, Label: upperFirst(s.tierLabel(t))}
		for _, x := range a.Partners {
			if x.Tier == t {
				row.Size++
			}
		}
		if t == tie.NoTier {
			row.Label = "Contested or ended"
		}
		if row.Size > 0 || t != tie.NoTier {
			p.Legend = append(p.Legend, row)
		}
	}
	episodes, _, err := v.Records.History(ctx, id, a.Reading.KnownAt)
	if err != nil {
		return nil, err
	}
	p.Timeline = s.timeline(episodes, a.Reading.AsOf)
	p.Timeline.All = pathTo("api/v1/actors", string(id)+"/agreements") +
		normal(url.Values{"known_at": {a.Reading.KnownAt.String()}}, []string{"known_at"})
	if p.Network, err = s.network(ctx, v, subject, a); err != nil {
		return nil, err
	}
	p.HasMap = slices.ContainsFunc(p.Groups, func(g Group) bool {
		return slices.ContainsFunc(g.Partners, func(x PartnerRow) bool { return x.ISO != "" })
	})
	if end := subject.Ended; !end.IsZero() && len(p.Groups) == 0 && end.Before(a.Reading.AsOf) {
		// The year, not the day: on their last day some states had left their alliances already.
		year := strconv.Itoa(int(end.Year))
		q := url.Values{"as_of": {year}, "known_at": {a.Reading.KnownAt.String()}}
		p.LastYear = Link{URL: p.Path + normal(q, api.AnswerParams), Text: year}
	}
	p.Jumps = p.jumps()
	return p, nil
}

// jumps are the parts of the page in their order.
func (p *Actor) jumps() []Link {
	var out []Link
	for _, part := range []struct {
		id, label string
		isThere   bool
	}{
		{"partners", "Partners", true}, {"map", "Map", p.HasMap}, {"timeline", "Timeline", true},
		{"network", "Network", true},
		{"coverage", "Coverage", len(p.Coverage) > 0}, {"disagreements", "Disagreements", len(p.Disagreements) > 0},
		{"sources", "Sources", len(p.Sources) > 0},
	} {
		if part.isThere {
			out = append(out, Link{URL: "#" + part.id, Text: part.label})
		}
	}
	return out
}

// firstYear is where the slider begins: the year in which the state system lists begin.
const firstYear = 1816

func (s *site) asOfForm(action string, q url.Values, r ask.Proposition) AsOfForm {
	f := AsOfForm{Action: action, AsOf: q.Get("as_of"), KnownAt: q.Get("known_at"), Kind: string(r.Kind), Tier: r.Tier,
		Tiers: tie.Tiers[:], Kinds: ask.KindNames(), First: firstYear, Last: int(s.today().Year)}
	f.Year = min(max(int(r.AsOf.Year), f.First), f.Last)
	return f
}

// IsNarrowed reports whether one of the fields that a phone folds away is in use.
func (f AsOfForm) IsNarrowed() bool { return f.KnownAt != "" || f.Kind != "" || f.Tier != tie.NoTier }
