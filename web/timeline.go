package web

import (
	"cmp"
	"fmt"
	"slices"

	"entente"
	"entente/tie"
	"entente/web/draw"
)

// Timeline is the picture of every treaty an actor ever had, one bar for each spell of an agreement.
type Timeline struct {
	Ticks  []draw.Tick
	Bars   []TimelineBar
	AsOf   draw.Percent
	HasNow bool // the date of the answer lies on the axis
	Left   int  // agreements beyond those drawn
	Total  int
	All    string // address of them all
}

// TimelineBar is one agreement over one period with everybody it ties the actor to.
type TimelineBar struct {
	draw.Bar
	Title, URL string
	With       string // "United States of America", "27 partners"
	Dates      string
	Tier       tie.Tier
	IsEnded    bool
}

// barsDrawn is how many agreements the picture holds; the others are counted below it.
const barsDrawn = 60

// timeline folds the episodes of one agreement that overlap into one bar, since a treaty of thirty
// members is one treaty, and draws the most binding ones if there are too many.
func (s *site) timeline(episodes []tie.Episode, asOf entente.Date) Timeline {
	merged := s.mergeEpisodes(episodes)
	t := Timeline{Total: len(merged)}
	slices.SortStableFunc(merged, func(a, b *merge) int { return tierRank(a.tier) - tierRank(b.tier) })
	if len(merged) > barsDrawn {
		t.Left = len(merged) - barsDrawn
		merged = merged[:barsDrawn]
	}
	slices.SortStableFunc(merged, func(a, b *merge) int {
		return cmp.Or(a.span.From.Compare(b.span.From), cmp.Compare(a.title, b.title))
	})
	spans := make([]draw.Span, len(merged))
	for i, m := range merged {
		spans[i] = m.span
	}
	today := s.today()
	axis := draw.NewAxis(spans, today)
	t.Ticks = axis.Ticks
	if t.HasNow = !asOf.IsZero(); t.HasNow {
		t.AsOf = axis.At(asOf)
	}
	for _, m := range merged {
		t.Bars = append(t.Bars, TimelineBar{Bar: axis.Bar(m.span, today), Title: m.title,
			URL:  agreementURL(m.agreement),
			With: m.with(), Dates: s.Words.Between(m.span.From, m.span.To), Tier: m.tier, IsEnded: !m.span.To.IsZero()})
	}
	return t
}

// merge is the episodes of one agreement that overlap.
type merge struct {
	agreement entente.AgreementID
	title     string
	tier      tie.Tier
	span      draw.Span
	partners  []string
	isOpen    bool // an episode has no recorded end
}

func (s *site) mergeEpisodes(episodes []tie.Episode) []*merge {
	var out []*merge
	last := map[entente.AgreementID]*merge{}
	for _, e := range episodes {
		m := last[e.Agreement]
		if m == nil || !(entente.Period{From: m.span.From, To: m.span.To}).Overlaps(entente.Period{From: e.From,
			To: e.To}) {
			m = &merge{agreement: e.Agreement, title: cmp.Or(e.Title, upperFirst(s.Words.Kind(e.Kind))), tier: e.Tier,
				span: draw.Span{From: e.From, To: e.To, Seen: e.Observed}}
			last[e.Agreement] = m
			out = append(out, m)
		}
		m.add(e)
	}
	return out
}

// add widens a bar: the first beginning, the last end; open if any is open.
func (m *merge) add(e tie.Episode) {
	if tierRank(e.Tier) < tierRank(m.tier) {
		m.tier = e.Tier
	}
	if e.From.IsZero() || (!m.span.From.IsZero() && e.From.First().Before(m.span.From.First())) {
		m.span.From = e.From
	}
	if e.To.IsZero() || m.span.To.IsZero() {
		m.span.To = entente.Date{}
	} else if m.span.To.Last().Before(e.To.Last()) {
		m.span.To = e.To
	}
	switch {
	case e.Standing == tie.InForce:
		m.isOpen, m.span.Seen = true, entente.Date{}
	case !m.isOpen && m.span.Seen.Before(e.Observed):
		m.span.Seen = e.Observed
	}
	if !slices.Contains(m.partners, e.Name) {
		m.partners = append(m.partners, e.Name)
	}
}

// with names up to three partners and counts more.
func (m *merge) with() string {
	if len(m.partners) <= 3 {
		return inSeries(m.partners)
	}
	return fmt.Sprintf("%d partners", len(m.partners))
}

func tierRank(t tie.Tier) int {
	if i := slices.Index(tie.Tiers[:], t); i >= 0 {
		return i
	}
	return len(tie.Tiers)
}
