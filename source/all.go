package source

import (
	"cmp"
	"slices"

	"entente"
	"entente/crosswalk"
	"entente/source/atop"
	"entente/source/cowalliance"
	"entente/source/cowigo"
	"entente/source/cowstate"
	"entente/source/dcad"
	"entente/source/desta"
	"entente/source/diplomatic"
	"entente/source/gwstate"
	"entente/source/igomember"
	"entente/source/koreatie"
	"entente/source/since2018"
	"entente/source/unctad"
)

// datasets is the list: a new dataset is one line here and one folder beside this file.
var datasets = []func(*crosswalk.Crosswalk) (entente.Source, error){
	atop.New,
	cowalliance.New,
	cowigo.New,
	cowstate.New,
	dcad.New,
	desta.New,
	diplomatic.New,
	gwstate.New,
	igomember.New,
	koreatie.New,
	since2018.New,
	unctad.New,
}

// All makes every dataset that Entente can import, sorted by id.
func All(cw *crosswalk.Crosswalk) ([]entente.Source, error) {
	out := make([]entente.Source, 0, len(datasets))
	for _, make := range datasets {
		s, err := make(cw)
		if err != nil {
			return nil, err
		}
		s.Mapping = func() (string, error) { return mappingOf(s.Card.Dataset) }
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b entente.Source) int { return cmp.Compare(a.Card.Dataset, b.Card.Dataset) })
	return out, nil
}
