package tie

import (
	"slices"

	"entente"
	"entente/evidence"
)

// cited collects every evidence id of partners and disagreements.
func cited(partners []Partner, ds []evidence.Disagreement) []entente.EvidenceID {
	var ids []entente.EvidenceID
	for _, p := range partners {
		for _, v := range p.Ties {
			ids = append(ids, v.Evidence...)
			if v.Suspended != nil {
				ids = append(ids, v.Suspended.Evidence)
			}
		}
		ids = append(ids, p.SinceEvidence...)
		for _, s := range p.Defence {
			ids = append(ids, s.Evidence...)
		}
	}
	ids = append(ids, evidence.RowsOf(ds)...)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// originsOf maps the rows of curated versions and changes to the pages that they restate.
func originsOf(versions []entente.AgreementVersion,
	changes []entente.ChangeVersion) map[entente.EvidenceID]entente.Origin {
	m := map[entente.EvidenceID]entente.Origin{}
	for _, v := range versions {
		if v.Origin != (entente.Origin{}) {
			m[v.Evidence()] = v.Origin
		}
	}
	for _, c := range changes {
		if c.Origin != (entente.Origin{}) {
			m[c.Evidence()] = c.Origin
		}
	}
	return m
}
