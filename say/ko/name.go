package ko

import (
	"entente"
	"entente/ask"
	"entente/tie"
)

// inKorean is a finding in which every partner and member has its Korean name, of the date of the question.
func (d *Speaker) inKorean(f ask.Finding) ask.Finding {
	at := f.Reading.AsOf
	if !f.Reading.IsDated {
		at = entente.Date{}
	}
	f.Partners = d.partners(f.Partners, at)
	f.Whole.Partners, f.Second.Partners = d.partners(f.Whole.Partners, at), d.partners(f.Second.Partners, at)
	if f.Membership != nil {
		x := d.roster(*f.Membership, at)
		f.Membership = &x
	}
	rosters := make([]tie.Roster, len(f.Rosters))
	for i, x := range f.Rosters {
		rosters[i] = d.roster(x, at)
	}
	f.Rosters = rosters
	return f
}

func (d *Speaker) partners(ps []tie.Partner, at entente.Date) []tie.Partner {
	out := make([]tie.Partner, len(ps))
	for i, p := range ps {
		if p.Korean == "" {
			p.Korean = d.cw.KoreanAt(p.Actor, at)
		}
		out[i] = p
	}
	return out
}

func (d *Speaker) roster(x tie.Roster, at entente.Date) tie.Roster {
	x.Members, x.Former, x.Later = d.members(x.Members, at), d.members(x.Former, at), d.members(x.Later, at)
	x.AskedAll = d.members(x.AskedAll, at)
	if x.Asked != nil {
		x.Asked = &d.members([]tie.Membership{*x.Asked}, at)[0]
	}
	return x
}

func (d *Speaker) members(ms []tie.Membership, at entente.Date) []tie.Membership {
	out := make([]tie.Membership, len(ms))
	for i, m := range ms {
		if m.Korean == "" {
			m.Korean = d.cw.KoreanAt(m.Actor, at)
		}
		out[i] = m
	}
	return out
}
