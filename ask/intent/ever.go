package intent

import (
	"context"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

import ()

// ever is a list or a count of partners of any date, or of the period that a name fixes ("Nazi Germany").
var ever = Intent{
	Name: "ever", Find: (*Desk).everAllies,
	Accepts: func(r ask.Proposition) bool {
		return r.IsEver && (r.Intent == ask.Allies || r.Intent == ask.Count)
	},
	Examples: []string{"Who were the allies of Nazi Germany?", "Which countries were allied with the Ottoman Empire?"},
}

// everAllies answers for the partners of any date, or of the period that the names fix.
func (d *Desk) everAllies(ctx context.Context, a *ask.Finding) error {
	r := a.Reading
	q := d.query(r)
	q.History, q.Tier = true, ""
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	all := p.Evidence
	a.Partners = []tie.Partner{}
	for _, x := range p.Partners {
		spells := r.Ever(x)
		if len(spells) == 0 {
			continue
		}
		x.Name = d.nameDuring(x.Actor, spells)
		a.Partners = append(a.Partners, x)
	}
	keepEvidence(a, all)
	n := len(a.Partners)
	if r.Intent == ask.Count {
		a.Count = &n
	}
	if n == 0 && a.Absence == evidence.Found {
		a.Absence, a.Whole.Absence = evidence.None, evidence.Found
	}
	a.Form = ask.FormEver
	return nil
}

// nameDuring is the name of a partner in its spells; where it changed between them, that of today.
func (d *Desk) nameDuring(id entente.ActorID, spells []entente.Period) string {
	name := ""
	for _, s := range spells {
		at := s.From
		if at.IsZero() {
			at = s.To
		}
		n := d.cw.NameAt(id, at)
		if name != "" && n != name {
			return d.cw.NameAt(id, entente.Date{})
		}
		name = n
	}
	return name
}
