package apitest

import (
	"context"
	"fmt"
	"slices"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

const (
	snapATOP  = "eafd146fa5c5"
	snapKorea = "0123456789ab"
)

func day(y, m, d int) entente.Date {
	return entente.Date{Year: int16(y), Month: uint8(m), Day: uint8(d)}
}

func row(snap string, line int) entente.EvidenceID {
	return entente.EvidenceID(fmt.Sprintf("%s.L%d", snap, line))
}

func rows(snap string, lines ...int) []entente.EvidenceID {
	var ids []entente.EvidenceID
	for _, l := range lines {
		ids = append(ids, row(snap, l))
	}
	return ids
}

// Allies gives South Korea ten partners of every tier, everybody else a hundred and sixty.
func (w *World) Allies(ctx context.Context, actor entente.ActorID, o ask.Options) (say.Answer, error) {
	if _, ok := w.Actor(actor); !ok {
		return say.Answer{}, unknown(actor)
	}
	a := w.blank(ask.Allies, o)
	a.Reading.Subject = actor
	switch actor {
	case "KOR":
		a.Partners = w.korean()
		a.Answer = "On 24 November 2026 South Korea has one treaty ally: the United States of America, " +
			"since 1 October 1953."
		a.Disagreements = []evidence.Disagreement{{About: "date of entry into force of the Mutual Defense Treaty",
			Partner: "USA", Used: 1,
			Why: "the two were a day apart in Washington and Seoul; the dataset that numbers the agreement is used",
			Versions: []evidence.Version{{Says: "18 November 1954", Evidence: rows(snapKorea, 12)},
				{Says: "17 November 1954", Evidence: rows(snapATOP, 412)}}}}
	case "ASEAN":
		w.roster(&a)
	case "PRK":
		a.Absence, a.Answer = evidence.OutOfCoverage, "No source reaches this date."
	case "DDDE":
		if a.Reading.AsOf.Year > 1990 {
			a.Absence, a.Answer = evidence.NotInSystem, "There was no such state at this date."
			break
		}
		fallthrough
	default:
		a.Partners = w.many(actor)
		a.Answer = fmt.Sprintf("%s has %d partners.", actor, len(a.Partners))
	}
	a.Partners = slices.DeleteFunc(a.Partners, func(p tie.Partner) bool { return o.Tier != "" && p.Tier != o.Tier })
	explain(&a)
	return a, w.called(ctx)
}

// Dyad gives the first actor's ties with the second.
func (w *World) Dyad(ctx context.Context, x, y entente.ActorID, o ask.Options) (say.Answer, error) {
	if _, ok := w.Actor(y); !ok {
		return say.Answer{}, unknown(y)
	}
	a, err := w.Allies(ctx, x, o)
	if err != nil {
		return a, err
	}
	a.Reading.Intent, a.Reading.Object = ask.Relation, y
	a.Partners = slices.DeleteFunc(a.Partners, func(p tie.Partner) bool { return p.Actor != y })
	a.Disagreements = slices.DeleteFunc(a.Disagreements, func(d evidence.Disagreement) bool { return d.Partner != y })
	if len(a.Partners) == 0 {
		a.Absence = evidence.None
	}
	a.Evidence = evidence.Footnotes{}
	explain(&a)
	return a, nil
}

func explain(a *say.Answer) {
	var ids []entente.EvidenceID
	for _, p := range a.Partners {
		for _, v := range p.Ties {
			ids = append(ids, v.Evidence...)
		}
	}
	for _, d := range a.Disagreements {
		for _, v := range d.Versions {
			ids = append(ids, v.Evidence...)
		}
	}
	for _, id := range ids {
		a.Evidence[id] = note(id)
	}
}

var atop = evidence.Source{Dataset: "atop", Short: "ATOP", Edition: "5.1", Home: "http://www.atopdata.org",
	Citation: "Leeds, Ritter, Mitchell and Long (2002). Alliance Treaty Obligations and Provisions, 1815-1944. " +
		"International Interactions 28: 237-260.",
	Licence: "no open licence; facts cited"}

var koreaTies = evidence.Source{Dataset: "korea-ties", Short: "Korea ties", Edition: "2026-11",
	Citation: "Entente project (2026). Ties of South Korea, collected from public pages.", Licence: "CC BY 4.0"}

func note(id entente.EvidenceID) evidence.Footnote {
	_, place, _ := entente.ParseEvidenceID(id)
	const rest = "0000000000000000000000000000000000000000000000000000"
	if len(id) > 12 && string(id[:12]) == snapKorea {
		o := entente.Origin{}
		if place.Line == 31 {
			o.Trust = "low"
		}
		return evidence.NewFootnote(&koreaTies, &evidence.File{Source: koreaTies.ID(), Snapshot: snapKorea + rest,
			Name: "ties.csv",
			Role: "facts", Restates: "a page of the Ministry of Foreign Affairs"}, place, o)
	}
	f := &evidence.File{Source: atop.ID(), Snapshot: snapATOP + rest, Name: "atop5_1m.csv", Role: "member"}
	if place.Line == 413 { // one source, two files
		f.Name, f.Role = "atop5_1a.csv", "agreement"
	}
	return evidence.NewFootnote(&atop, f, place, entente.Origin{})
}

func (w *World) partner(id entente.ActorID, t tie.Tier, since entente.Date, ties ...tie.View) tie.Partner {
	x, _ := w.Actor(id)
	p := tie.Partner{Actor: id, Name: x.Name, Korean: x.Korean, Kind: x.Kind, Tier: t, Since: since, Ties: ties}
	if len(ties) > 0 {
		p.Direction, p.OwedBy = ties[0].Direction, ties[0].OwedBy
	}
	return p
}

func view(k entente.Kind, t tie.Tier, id entente.AgreementID, title string, from entente.Date,
	standing tie.Standing) tie.View {
	return tie.View{Kind: k, Tier: t, Agreement: id, Title: title, From: from, Standing: standing,
		Obligations: []string{},
		Direction:   "mutual", Datasets: []entente.DatasetID{"korea-ties"}, Evidence: rows(snapKorea, 40+len(title))}
}

func (w *World) korean() []tie.Partner {
	treaty := view(entente.KindAlliance, tie.TreatyAlly, "atop:3240", "Mutual Defense Treaty", day(1953, 10, 1),
		tie.InForce)
	treaty.Obligations, treaty.Confirmed, treaty.EntryForce = []string{"defence", "consultation"}, day(2023, 4, 26),
		day(1954, 11, 17)
	treaty.Signed, treaty.Datasets = day(1953, 10, 1), []entente.DatasetID{"atop", "korea-ties"}
	treaty.Evidence = append(rows(snapATOP, 412, 413, 977, 978, 1204, 1205), rows(snapKorea, 12)...)
	sofa := view(entente.KindStatusOfForces, tie.SecurityPartner, "korea-ties:sofa", "Status of Forces Agreement",
		day(1967, 2, 9), tie.LastObserved)
	sofa.Observed = day(2018, 12, 31)
	gsomia := view(entente.KindIntelligence, tie.SecurityPartner, "korea-ties:gsomia",
		"General Security of Military Information Agreement",
		day(2016, 11, 23), tie.InForce)
	gsomia.Confirmed, gsomia.Note = day(2023, 3, 21), "A notice of termination in August 2019 was suspended in "+
		"November 2019 and withdrawn in March 2023."
	strategic := func(id, level string, y int) tie.View {
		v := view(entente.KindStrategic, tie.StrategicPartner, entente.AgreementID("korea-ties:sp-"+id),
			"Strategic partnership", day(y, 12, 5), tie.InForce)
		v.Level = level
		return v
	}
	cepa := view(entente.KindTrade, tie.EconomicPartner, "desta:1021", "Free Trade Agreement", day(2004, 4, 1),
		tie.LastObserved)
	memo := view(entente.KindAlliance, "", "korea-ties:uae-2009", "Memorandum of 2009", day(2009, 11, 0), tie.Contested)
	war := view(entente.KindPastSupport, tie.OtherPartner, "korea-ties:tur-war", "Combat forces in the Korean War",
		day(1950, 10, 17), tie.Ended)
	war.To = day(1953, 7, 27)
	n := 73
	shared := view(entente.KindMembership, tie.OtherPartner, "", "", entente.Year(1975), tie.LastObserved)
	shared.Count = &n
	return []tie.Partner{
		w.partner("USA", tie.TreatyAlly, day(1953, 10, 1), treaty, sofa),
		w.partner("JPN", tie.SecurityPartner, day(2016, 11, 23), gsomia, shared),
		w.partner("AUS", tie.StrategicPartner, day(2021, 12, 13), strategic("aus", "comprehensive_strategic", 2021)),
		w.partner("IND", tie.StrategicPartner, day(2015, 5, 18), strategic("ind", "special_strategic", 2015)),
		w.partner("IDN", tie.StrategicPartner, day(2017, 11, 9), strategic("idn", "special_strategic", 2017)),
		w.partner("VNM", tie.StrategicPartner, day(2022, 12, 5), strategic("vnm", "comprehensive_strategic", 2022)),
		w.partner("CHL", tie.EconomicPartner, day(2004, 4, 1), cepa),
		w.partner("FJI", tie.OtherPartner, entente.Date{}, shared),
		w.partner("RUS", tie.OtherPartner, entente.Date{}, shared),
		w.partner("SGP", tie.EconomicPartner, day(2006, 3, 2), cepa),
		w.partner("TUR", tie.OtherPartner, entente.Date{}, war),
		w.partner("ARE", tie.NoTier, entente.Date{}, memo),
	}
}

// many is a long list: forty allies, and more than a hundred weak ties.
func (w *World) many(subject entente.ActorID) []tie.Partner {
	var out []tie.Partner
	for i, x := range w.actors {
		if x.ID == subject {
			continue
		}
		v := view(entente.KindAlliance, tie.TreatyAlly, entente.AgreementID(fmt.Sprintf("atop:%d", 2000+i%9)),
			[]string{"North Atlantic Treaty", "Rio Treaty", "ANZUS", Hostile}[i%4], day(1947+i%9, 4, 4),
			tie.LastObserved)
		v.Obligations, v.Observed, v.Evidence = []string{"defence"}, day(2018, 12, 31), rows(snapATOP, 100+i, 300+i)
		if i%7 == 3 {
			v.Direction, v.OwedBy = "one_sided", []entente.ActorID{subject}
		}
		t := tie.TreatyAlly
		if i >= 40 {
			t, v.Tier, v.Kind = tie.OtherPartner, tie.OtherPartner, entente.KindDiplomatic
		}
		out = append(out, w.partner(x.ID, t, v.From, v))
	}
	return out
}
